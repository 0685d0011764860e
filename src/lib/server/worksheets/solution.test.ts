import { expect, test } from 'vitest';
import { compileExample } from '#lib/content/guide/compile-example.ts';
import { guideExamples, type ExampleName } from '#lib/content/guide/examples.ts';
import { plainInline } from '#lib/content/plain-text.ts';
import { solutionLines } from './solution.ts';

function linesOf(name: ExampleName): string[] {
	const { blocks, keys } = compileExample(guideExamples[name]);
	const block = blocks.find(({ kind }) => kind === 'oefening');
	if (block?.kind !== 'oefening') throw new Error(name);
	const key = keys.get(block.exercise.id);
	if (!key) throw new Error(name);
	return solutionLines(block.exercise, key).map(({ what, right }) =>
		[what && plainInline(what), plainInline(right)].filter(Boolean).join(': ')
	);
}

test('the right answer in words, for every type that has one', () => {
	expect(linesOf('meerkeuze')).toEqual(['Ik tel tot vijf.']);
	expect(linesOf('kies-meer').sort()).toEqual(['Ik krijg het warm.', 'Mijn hart klopt snel.']);
	expect(linesOf('volgorde')).toEqual(['1: Stop.', '2: Denk na.', '3: Doe iets slims.']);
	expect(linesOf('verbinden')).toContain('Bang: Trillende knieën');
	expect(linesOf('invullen')).toEqual(['1: diep / rustig']);
	const [first = '', second = ''] = linesOf('sorteren');
	expect(first).toMatch(/^A Dit helpt: (Rustig ademen; Zeggen|Zeggen wat je wilt; Rustig)/);
	expect(second).toContain('B Dit maakt het groter');
});

test('nothing is right where there is nothing to be right about', () => {
	for (const name of ['mening', 'open', 'schaal', 'afvinklijst'] as const) {
		expect(linesOf(name), name).toEqual([]);
	}
});
