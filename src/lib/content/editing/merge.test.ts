import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergedText, mergeTexts } from './merge.ts';

const base = '---\ntitel: Welkom\n---\n\nEen.\n\nTwee.\n\nDrie.\n';

describe('two texts with the same beginning', () => {
	test('are laid together when the changes do not touch', () => {
		const mine = base.replace('Een.', 'Een.\n\nBoven van mij.');
		const theirs = `${base}\nOnder van Karim.\n`;
		const merge = mergeTexts(base, mine, theirs);
		expect(merge.clashes).toEqual([]);
		for (const choice of ['mine', 'theirs', 'both'] as const) {
			expect(mergedText(merge, choice)).toBe(`${mine}\nOnder van Karim.\n`);
		}
	});

	test('show where they touch, and lose only that by a choice', () => {
		const mine = base.replace('Twee.', 'Twee van mij.');
		const theirs = `${base.replace('Twee.', 'Twee van Karim.')}\nOnder.\n`;
		const merge = mergeTexts(base, mine, theirs);
		expect(merge.clashes).toEqual([
			{ above: 'Een.', mine: ['Twee van mij.'], theirs: ['Twee van Karim.'] }
		]);
		expect(mergedText(merge, 'mine')).toBe(`${mine}\nOnder.\n`);
		expect(mergedText(merge, 'theirs')).toBe(theirs);
		expect(mergedText(merge, 'both')).toContain('Twee van mij.\nTwee van Karim.\n');
	});

	test('touch when one removes what the other changes', () => {
		const merge = mergeTexts(base, base.replace('Twee.\n\n', ''), base.replace('Twee.', 'Twee!'));
		expect(merge.clashes).toHaveLength(1);
		expect(mergedText(merge, 'theirs')).toContain('Twee!');
	});

	test('do not touch where both wrote the same, and line ends do not count', () => {
		const both = base.replace('Twee.', 'Anders.');
		const merge = mergeTexts(base.replaceAll('\n', '\r\n'), both, both.replaceAll('\n', '\r\n'));
		expect(merge.clashes).toEqual([]);
		expect(mergedText(merge, 'mine')).toBe(both);
	});

	test('lose no line: each is in the result, in the base, or in a clash', () => {
		const text = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd'), { maxLength: 12 });
		fc.assert(
			fc.property(text, text, text, (one, two, three) => {
				const [start, mine, theirs] = [one, two, three].map((lines) => lines.join('\n'));
				const merge = mergeTexts(start ?? '', mine ?? '', theirs ?? '');
				const shown = new Set([
					...mergedText(merge, 'both').split('\n'),
					...(start ?? '').split('\n')
				]);
				for (const line of [...two, ...three]) expect(shown).toContain(line);
				if (mine === start) expect(mergedText(merge, 'mine')).toBe(theirs);
				if (theirs === start) expect(mergedText(merge, 'mine')).toBe(mine);
			})
		);
	});

	test('with the names that every object has as lines are laid together too', () => {
		const names = 'constructor\n__proto__\ntoString';
		const merge = mergeTexts(`a\n${names}\nb`, `a!\n${names}\nb`, `a\n${names}\nb\nconstructor`);
		expect(mergedText(merge, 'mine')).toBe(`a!\n${names}\nb\nconstructor`);
	});

	test('keep both additions, in a text of any length and with lines that are there often', () => {
		const line = fc.oneof(fc.constantFrom('', 'a', '- b'), fc.nat(9_999).map(String));
		const lines = fc.array(line, { minLength: 2, maxLength: 600, size: 'max' });
		fc.assert(
			fc.property(lines, fc.nat(), fc.nat(), (all, one, two) => {
				const [first, second] = [one % all.length, two % all.length];
				fc.pre(first !== second);
				const mine = all.toSpliced(first, 0, 'Van mij.');
				const theirs = all.toSpliced(second, 0, 'Van Karim.');
				const both =
					first < second
						? theirs.toSpliced(first, 0, 'Van mij.')
						: mine.toSpliced(second, 0, 'Van Karim.');
				const merge = mergeTexts(all.join('\n'), mine.join('\n'), theirs.join('\n'));
				expect(merge.clashes).toEqual([]);
				expect(mergedText(merge, 'mine').split('\n')).toEqual(both);
			}),
			{ numRuns: 50 }
		);
	});

	test('of thousands of paragraphs are laid together, also when one was moved', () => {
		const all = Array.from({ length: 5_000 }, (_, at) => (at % 2 ? '' : `Zin ${at}.`));
		const mine = ['Van mij.', ...all];
		const theirs = [...all.slice(2), ...all.slice(0, 2), 'Van Karim.'];
		const merge = mergeTexts(all.join('\n'), mine.join('\n'), theirs.join('\n'));
		const lines = mergedText(merge, 'both').split('\n');
		for (const told of ['Van mij.', 'Van Karim.', 'Zin 4998.']) expect(lines).toContain(told);
		expect(merge.clashes.every((clash) => clash.theirs.length < 5)).toBe(true);
	});

	test('with too much that is equal count as one clash, which shows both whole', () => {
		const blank = Array<string>(20_000).fill('');
		const start = ['Boven.', ...blank, 'Onder.'];
		const mine = ['Boven.', 'Van mij.', ...blank, 'Van mij.', 'Onder.'];
		const theirs = ['Boven.', 'Van Karim.', ...blank, 'Van Karim.', 'Onder.'];
		const merge = mergeTexts(start.join('\n'), mine.join('\n'), theirs.join('\n'));
		expect(merge.clashes).toEqual([
			{ above: 'Boven.', mine: mine.slice(1, -1), theirs: theirs.slice(1, -1) }
		]);
		expect(mergedText(merge, 'mine')).toBe(mine.join('\n'));
		expect(mergedText(merge, 'theirs')).toBe(theirs.join('\n'));
	});
});
