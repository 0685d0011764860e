import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	CODE_ALPHABET,
	hashPersonalCode,
	newPersonalCode,
	normaliseCode,
	normaliseGroupCode
} from './codes.ts';

const pepper = Buffer.alloc(32, 1);
const hex = async (...given: Parameters<typeof hashPersonalCode>) =>
	(await hashPersonalCode(...given)).toString('hex');

describe('a personal code', () => {
	test('has five of 28 characters that nobody mixes up', () => {
		expect(new Set(CODE_ALPHABET).size).toBe(28);
		expect(CODE_ALPHABET).not.toMatch(/[0o1li58v]/);
		for (let number = 0; number < 2_000; number++) {
			const code = newPersonalCode();
			expect(code).toMatch(/^[a-z2-9]{5}$/);
			expect(code).toBe(normaliseCode(code));
		}
	});

	test('uses every character about as often', () => {
		const counts = new Map<string, number>();
		const signs = Array.from({ length: 4_000 }, () => newPersonalCode()).join('');
		for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
		expect(counts.size).toBe(28);
		for (const count of counts.values()) {
			expect(count / (signs.length / 28)).toBeGreaterThan(0.75);
			expect(count / (signs.length / 28)).toBeLessThan(1.25);
		}
	});

	test('never holds an unkind word', () => {
		const picks = [...'kuttwmaan7'].map((sign) => CODE_ALPHABET.indexOf(sign));
		expect(newPersonalCode(() => picks.shift() ?? 0)).toBe('maan7');
	});

	test('does not mind capitals, spaces and dashes', () => {
		for (const typed of ['maan7', 'Maan7', ' MAAN 7 ', 'maan-7', 'ｍａａｎ７']) {
			expect(normaliseCode(typed)).toBe('maan7');
		}
		for (const typed of ['ster27', 'STER 27', 'ster-27\t']) {
			expect(normaliseGroupCode(typed)).toBe('STER27');
		}
	});

	test('is read without harm whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (typed) => {
				expect(normaliseCode(typed).length).toBeLessThanOrEqual(40);
				expect(normaliseCode(normaliseCode(typed))).toBe(normaliseCode(typed));
			})
		);
	});

	test('has one hash per group and pepper', async () => {
		const hash = await hex(pepper, 'group', 'maan7');
		expect(hash).toHaveLength(64);
		expect(await hex(pepper, 'group', ' MAAN7')).toBe(hash);
		expect(await hex(pepper, 'group', 'maan8')).not.toBe(hash);
		expect(await hex(pepper, 'other', 'maan7')).not.toBe(hash);
		expect(await hex(Buffer.alloc(32, 2), 'group', 'maan7')).not.toBe(hash);
	});
});
