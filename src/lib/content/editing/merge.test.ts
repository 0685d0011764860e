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
});
