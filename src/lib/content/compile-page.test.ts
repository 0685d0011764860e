import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { compilePage } from './compile-page.ts';
import { compileBody, pageText } from './testing/course.ts';
import type { CompiledPage, Exercise } from './types.ts';

const stoplicht = readFileSync(new URL('./fixtures/het-stoplicht.md', import.meta.url), 'utf8');
const compile = (text: string): CompiledPage => compilePage(text, '02-ruzie/02-het-stoplicht.md');
const codesOf = ({ messages }: CompiledPage): string[] => messages.map(({ code }) => code);
const exercisesOf = ({ page }: CompiledPage): Exercise[] =>
	page.blocks.flatMap((block) => (block.kind === 'oefening' ? [block.exercise] : []));

describe('the complete page of the format', () => {
	test('compiles to the model that was read over by hand', async () => {
		const { page, keys, guide, links, files, messages } = compile(stoplicht);
		const shown = { page, keys: [...keys], guide, links, files, messages };
		await expect(`${JSON.stringify(shown, null, '\t')}\n`).toMatchFileSnapshot(
			'./fixtures/het-stoplicht.json'
		);
	});

	test('has no fout', () => {
		expect(compile(stoplicht).messages.filter(({ severity }) => severity === 'fout')).toEqual([]);
	});

	test('gives the same bytes with other line ends and a byte order mark', () => {
		const windows = `\uFEFF${stoplicht.replaceAll('\n', '\r\n')}`;
		expect(canonicalJson(compile(windows))).toBe(canonicalJson(compile(stoplicht)));
	});

	test('means the same with English names', () => {
		const english = stoplicht
			.replace('titel:', 'title:')
			.replace('minuten: 15', 'minutes: 15')
			.replace('doel:', 'goal:')
			.replaceAll(':::let-op', ':::attention')
			.replaceAll(':::begrip', ':::term')
			.replaceAll(':::meerkeuze', ':::Choice')
			.replaceAll(':::volgorde', ':::order')
			.replaceAll(':gat[', ':gap[')
			.replaceAll('> Goed:', '> Right:')
			.replaceAll('> Fout:', '> Not yet:')
			.replaceAll('niveau=verdieping', 'level=enrichment')
			.replaceAll('samen=ouder minuten=15', 'with=parent minutes=15')
			.replaceAll(':::begeleider', ':::worker');
		expect(canonicalJson(compile(english).page)).toBe(canonicalJson(compile(stoplicht).page));
		expect(canonicalJson(compile(english).keys)).toBe(canonicalJson(compile(stoplicht).keys));
	});
});

describe('what people really type', () => {
	const tip = ':::tip[Let op]\nAdem rustig.\n:::';
	test.each([
		'::: tip Let op\nAdem rustig.\n:::',
		':::Tip[Let op]\nAdem rustig.\n::: ',
		'  :::TIP[Let op]{}\nAdem rustig.\n  :::',
		'::::tip[Let op]\nAdem rustig.\n::::',
		'::tip[Let op]\nAdem rustig.\n:::',
		':::tip: Let op\nAdem rustig.\n:::'
	])('%j is a tip with a title', (typed) => {
		const compiled = compileBody(typed);
		expect(compiled.messages).toEqual([]);
		expect(compiled.page.blocks).toEqual(compileBody(tip).page.blocks);
	});

	test('curly quotes from Word, a forgotten brace, spaces around the equals sign', () => {
		const [exercise] = exercisesOf(
			compileBody(
				':::schaal{#boos van = 1 tot=5 links=“niet boos” rechts=‘heel boos’\nHoe boos?\n:::'
			)
		);
		expect(exercise).toMatchObject({ from: 1, to: 5, left: 'niet boos', right: 'heel boos' });
	});

	test('prose that looks like code stays prose', () => {
		const { page, messages } = compileBody('Ik <3 jou. Sam zei:hallo {jouw naam} om 10:30:00 uur.');
		expect(messages).toEqual([]);
		expect(page.blocks[0]).toMatchObject({
			body: [{ t: 'p', c: ['Ik <3 jou. Sam zei:hallo {jouw naam} om 10:30:00 uur.'] }]
		});
	});

	test('four spaces before a line are not code, dashes under a line not a heading', () => {
		const { page } = compileBody('    Ingesprongen.\n\nTekst\n---\nVerder');
		expect(page.blocks[0]).toMatchObject({
			body: [{ t: 'p' }, { t: 'p' }, { t: 'rule' }, { t: 'p' }]
		});
	});

	test('remarks without an empty line between them, in bold, and without the quote mark', () => {
		const { keys, page } = compileBody(
			':::meerkeuze{#a}\nWat nu?\n\n- [x] Ja\n> Klopt.\n- [ ] Nee\n> Denk na.\n\n> Hint: Kijk.\n> Goed: Top.\n> **Fout:** Kijk nog eens.\n\nUitleg: Zo zit dat.\n:::'
		);
		const p = (text: string): object[] => [{ t: 'p', c: [text] }];
		expect(keys.get('a')).toMatchObject({
			hints: [p('Kijk.')],
			onRight: p('Top.'),
			onNotYet: p('Kijk nog eens.'),
			afterwards: p('Zo zit dat.')
		});
		expect(Object.values(keys.get('a')?.perOption ?? {})).toEqual([p('Klopt.'), p('Denk na.')]);
		expect(page.blocks[0]).toMatchObject({ exercise: { hints: 1, question: p('Wat nu?') } });
	});

	test('remarks straight under an answer, without a space, or with a quote mark too many', () => {
		const p = (text: string): object[] => [{ t: 'p', c: [text] }];
		const { keys, page, messages } = compileBody(
			':::meerkeuze{#a}\nWat nu?\n\n- [x] Ja\n  > Goed: Klopt.\n- [ ] Nee\n  > Fout: Denk na.\n  > Uitleg: Zo zit het.\nHint:Kijk goed.\n\n>> Goed: Top.\n:::'
		);
		expect(messages).toEqual([]);
		expect(keys.get('a')).toMatchObject({
			hints: [p('Kijk goed.')],
			onRight: p('Top.'),
			afterwards: p('Zo zit het.')
		});
		expect(Object.values(keys.get('a')?.perOption ?? {})).toEqual([p('Klopt.'), p('Denk na.')]);
		expect(JSON.stringify(page)).not.toMatch(/Klopt|Denk na|Zo zit|Kijk goed|Top/);
	});

	test('what nearly is a remark is told, and not shown', () => {
		for (const line of ['> Hnit: GEHEIM', 'Uitlg: GEHEIM']) {
			const compiled = compileBody(`:::volgorde{#a}\nZet goed.\n\n1. a\n2. b\n\n${line}\n:::`);
			expect(codesOf(compiled)).toEqual(['opmerking-onbekend']);
			expect(JSON.stringify(compiled.page)).not.toContain('GEHEIM');
		}
		expect(codesOf(compileBody(':::open{#a}\n> Noor: ik ben bang.\n\nWat zeg jij?\n:::'))).toEqual(
			[]
		);
	});

	test('block marks inside a code fence are code', () => {
		const { page, messages } = compileBody('```\n:::tip\n```\n\n:::tip\nA.\n:::');
		expect(messages).toEqual([]);
		expect(page.blocks.map(({ kind }) => kind)).toEqual(['tekst', 'tip']);
	});

	test('a page without minutes gets the estimate, a long title a short label', () => {
		const { page } = compileBody('woord '.repeat(330), 'titel: Hoe je samen weer vrienden wordt');
		expect(page).toMatchObject({ minutes: 3, short: 'Hoe je samen weer…' });
		expect(compileBody('A.', 'titel: Lang verhaal over ruzie\nkort: Ruzie').page.short).toBe(
			'Ruzie'
		);
	});
});

describe('levels', () => {
	test('come from the page, the block around, or the exercise; basis is the rest', () => {
		const { page } = compileBody(
			'A.\n\n:::extra[Samen]\nB.\n\n:::open{#c}\nC?\n:::\n:::\n\n:::tip{niveau=verdieping alleen=papier}\nD.\n:::'
		);
		expect(page.blocks.map(({ kind, level, only }) => [kind, level, only])).toEqual([
			['tekst', 'basis', undefined],
			['tekst', 'extra', undefined],
			['tekst', 'extra', undefined],
			['oefening', 'extra', undefined],
			['tip', 'verdieping', 'papier']
		]);
		expect(compileBody('A.', 'titel: A\nniveau: extra').page).toMatchObject({
			level: 'extra',
			blocks: [{ level: 'extra' }]
		});
	});
});

describe('guide notes', () => {
	test('stand apart from the page, with how many blocks come before', () => {
		const { page, guide } = compileBody(
			'A.\n\n:::begeleider\nLet op.\n:::\n\n:::gesprek[Samen]{voor=allebei}\nPraat.\n:::\n\nB.'
		);
		expect(guide).toMatchObject([
			{ kind: 'begeleider', afterBlock: 1 },
			{ kind: 'gesprek', afterBlock: 1, title: 'Samen' }
		]);
		expect(page.blocks.map(({ kind }) => kind)).toEqual(['tekst', 'gesprek', 'tekst']);
	});
});

describe('one cause, one message', () => {
	test('an unknown block is not looked into', () => {
		expect(codesOf(compileBody('A.\n\n:::meerkeuz{#a}\n- [x] Ja\n:::'))).toEqual(['onbekend-blok']);
	});

	test('a missing id comes with a proposal that repairs it', () => {
		const text = pageText(':::open{regels=3}\nWat hielp bij de laatste ruzie?\n:::');
		const [message] = compile(text).messages;
		const fix = message?.fix ?? { from: 0, to: 0, insert: '' };
		const repaired = text.slice(0, fix.from) + fix.insert + text.slice(fix.to);
		expect(repaired).toContain(':::open{#hielp-laatste-ruzie regels=3}');
		expect(compile(repaired).messages).toEqual([]);
	});

	test('messages are in the order of the text', () => {
		const { messages } = compileBody('[hier](x:y)\n\n<b>\n\n:::tip\n:::\n\n:::onbekendblok\n:::');
		const lines = messages.map(({ line }) => line);
		expect(lines).toEqual([...lines].sort((a, b) => a - b));
		expect(lines.length).toBeGreaterThan(3);
	});
});
