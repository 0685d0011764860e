import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileBody } from '../testing/course.ts';
import { importGift } from './gift.ts';

/** The types of the exercises that come out, each compiled. */
function typesIn(markdown: string): string[] {
	const { page, messages } = compileBody(markdown);
	expect(messages.filter(({ severity }) => severity === 'fout')).toEqual([]);
	return page.blocks.flatMap((block) => (block.kind === 'oefening' ? [block.exercise.type] : []));
}

describe('a question', () => {
	test.each([
		['one right answer', 'Wie?{~Sam =Noor ~Lieke}', 'meerkeuze'],
		['true or false', 'Boos zijn mag.{TRUE#Nog niet.#Ja.}', 'meerkeuze'],
		['several right answers', 'Wat helpt?{~%50%tellen ~%50%ademen ~%-100%schelden}', 'kies-meer'],
		['two signs of right', 'Wat helpt?{=tellen =ademen ~schelden}', 'kies-meer'],
		['a short answer', 'Hoe heet het licht?{=stoplicht =verkeerslicht}', 'invullen'],
		['a missing word', 'Adem {=rustig =diep} in.', 'invullen'],
		['pairs', 'Wat hoort bij elkaar?{=boos -> vuist =bang -> knie =blij -> lach}', 'verbinden'],
		['an essay', 'Schrijf over je dag.{}', 'open']
	])('with %s', (_, gift, type) => {
		const { markdown, taken, notes } = importGift(gift);
		expect(typesIn(markdown)).toEqual([type]);
		expect({ taken, notes }).toEqual({ taken: 1, notes: [] });
	});

	test('with tags that never end keeps its words, and what is a tag goes', () => {
		const { markdown } = importGift(
			'[html]Wie <a <p class="x">is</p> er? <!-- weg -->{=Sam ~Noor}'
		);
		expect(markdown).toContain('Wie \\<a');
		expect(markdown).toContain('is');
		expect(markdown).not.toMatch(/class|weg/);
	});

	test('keeps names, feedback per answer and explanation', () => {
		const { markdown } = importGift(
			'// Een opmerking\n$CATEGORY: Ruzie\n\n::Eerste stap:: Iemand duwt jou. {\n~Ik duw terug.#Dan wordt het erger.\n=Ik tel tot vijf.#Ja, goed.\n####Tellen geeft tijd.\n}'
		);
		expect(markdown).toBe(`:::meerkeuze{#eerste-stap}
Iemand duwt jou.

- [ ] Ik duw terug.
  > Dan wordt het erger.
- [x] Ik tel tot vijf.
  > Ja, goed.

> Uitleg: Tellen geeft tijd.
:::
`);
	});

	test('keeps signs that were escaped, and what Markdown would read as signs', () => {
		const { markdown } = importGift('2 \\= 1 + 1 \\{toch\\}? *ja* [x](javascript:a) <b>vet</b>{}');
		const { page } = compileBody(markdown);
		expect(JSON.stringify(page.blocks)).toContain('2 = 1 + 1 {toch}? *ja* [x](javascript:a) vet');
	});
});

describe('what has no counterpart is listed', () => {
	test.each([
		['a number', 'Hoeveel?{#4:1}', false, 'getal'],
		['a word that may be anything', 'Wie?{=*}', false, 'sterretje'],
		['a sign that is missing', 'Wie?{=Sam', false, 'teken'],
		['half right', 'Wie?{=Sam ~%50%Noor ~Lieke}', true, 'half goed'],
		['a picture', '<p>Wie?</p><img src="x.png">{=Sam ~Noor}', true, 'plaatje'],
		['the same answer twice', 'Wie?{=Sam ~Noor ~Noor}', false, 'twee keer']
	])('%s', (_, gift, taken, words) => {
		const { notes } = importGift(`Tekst.\n\n${gift}`);
		expect(notes).toMatchObject([{ line: 3, taken }]);
		expect(notes[0]?.text).toContain(words);
	});
});

test('a text without a question is not taken for one', () => {
	const { markdown, taken, notes } = importGift('Zomaar een tekst.\n\nEn nog een.');
	expect({ markdown, taken }).toEqual({ markdown: '', taken: 0 });
	expect(notes).toMatchObject([{ line: 1, taken: false }]);
	const beside = importGift('Eerst wat tekst.\n\nWie helpt? {=Noor ~Sam}');
	expect(beside.taken).toBe(1);
	expect(beside.markdown).toContain('Eerst wat tekst.');
});

test('whatever the file, every exercise that comes out compiles', () => {
	const piece = fc.oneof(
		fc.constantFrom('{', '}', '=', '~', '#', '####', '->', '\\', '::', '\n\n', '\n', '%50%', '//'),
		fc.constantFrom('[html]', '<b>', '<script>', '&lt;', ':::open', '- [x] ', '> Hint: ', '| a |'),
		fc.constantFrom('Wie? ', 'Sam', 'Noor ', 'T', '{}', '{=Sam ~Noor}', ':gat[x]', '```', '$$'),
		fc.string({ unit: 'binary', maxLength: 5 })
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
			const { markdown, taken, notes } = importGift(pieces.join(''));
			const { messages } = compileBody(`Tekst.\n\n${markdown}`);
			expect(messages.filter(({ severity }) => severity === 'fout')).toEqual([]);
			expect(notes.every(({ text, line }) => text !== '' && line > 0)).toBe(true);
			expect(taken === 0).toBe(markdown === '');
		}),
		{ numRuns: 500 }
	);
});
