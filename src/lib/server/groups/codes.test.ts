import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newGroupCode } from './codes.ts';

test('a code has six characters without look-alikes or vowels', () => {
	expect.hasAssertions();
	fc.assert(
		fc.property(fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (numbers) => {
			let at = 0;
			const code = newGroupCode((below) => (numbers[at++] ?? 0) % below);
			expect(code).toMatch(/^[A-Z2-9]{6}$/);
			expect(code).not.toMatch(/[AEIOUYLSBVZG568]/);
		})
	);
});

test('codes are spread over the whole alphabet', () => {
	const seen = new Set(Array.from({ length: 400 }, () => newGroupCode()).join(''));
	expect(seen.size).toBe(19);
});
