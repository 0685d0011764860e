import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, type TextChange } from './text-changes.ts';

const apply = (text: string, changes: TextChange[]) =>
	changes.reduceRight(
		(rest, { from, to, insert }) => rest.slice(0, from) + insert + rest.slice(to),
		text
	);

test('only the lines that changed are touched', () => {
	expect(changesBetween('a\nb\nc\n', 'a\nx\nc\n')).toEqual([{ from: 2, to: 4, insert: 'x\n' }]);
	expect(changesBetween('a', 'a')).toEqual([]);
});

test('the changes make the other text', () => {
	const text = fc.array(fc.constantFrom('a', 'b', '', 'lang'), { maxLength: 8 });
	fc.assert(
		fc.property(text, text, (one, two) => {
			const [was, is] = [one.join('\n'), two.join('\n')];
			expect(apply(was, changesBetween(was, is))).toBe(is);
		}),
		{ numRuns: 2_000 }
	);
});
