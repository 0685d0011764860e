import { describe, expect, test } from 'vitest';
import { kinds } from '../exercises/kinds.ts';
import { blockGroups, findName, listCanonical, type BlockName } from '../names.ts';
import { compileBody } from '../testing/course.ts';
import { offersAt, settingsOf } from './completion.ts';
import { exampleOf, hasName } from './examples.ts';
import type { Surroundings } from './surroundings.ts';

const around: Surroundings = {
	course: 'stevig',
	pages: [
		{ path: '01-ruzie/01-start.md', ids: ['ruzie', 'start'], title: 'Start' },
		{ path: '02-vrede/01-goed.md', ids: ['vrede', 'goed'], title: 'Weer goed' }
	],
	modules: [
		{ path: '01-ruzie/module.md', id: 'ruzie' },
		{ path: '02-vrede/module.md', id: 'vrede' }
	],
	images: ['01-ruzie/foto.png'],
	exercises: [{ id: 'begin-meting', file: '02-vrede/01-goed.md', line: 4 }],
	explained: [],
	sensitive: false
};

const blocks = blockGroups.flatMap((group): BlockName[] => listCanonical(group));
const isBuilt = (name: BlockName) =>
	findName('exercises', name) === undefined ? !['video', 'audio'].includes(name) : name in kinds;

/** What is offered where `|` stands, as label and insertion. */
function offered(written: string, path = '01-ruzie/01-start.md') {
	const at = written.indexOf('|');
	const text = written.replace('|', '');
	const found = offersAt(text, at, path, around);
	return {
		typed: found ? text.slice(found.from, at) : undefined,
		labels: found?.offers.map(({ label }) => label) ?? [],
		inserts: found?.offers.map((offer) => ('insert' in offer ? offer.insert : '')) ?? []
	};
}

describe('examples', () => {
	test.for(blocks.filter(isBuilt))('of %s can be published', (name) => {
		const { messages } = compileBody(`Tekst.\n\n${exampleOf(name, [])}`);
		expect(messages.filter(({ severity }) => severity === 'fout')).toEqual([]);
	});

	test('get a name that nobody has', () => {
		expect(exampleOf('meerkeuze', [])).toContain('{#meerkeuze}');
		expect(exampleOf('meerkeuze', ['meerkeuze', 'meerkeuze-2'])).toContain('{#meerkeuze-3}');
		expect(hasName('tip')).toBe(false);
	});
});

describe('completion', () => {
	test('offers every block behind colons at the beginning of a line', () => {
		const { typed, labels } = offered('Tekst.\n\n:::me|');
		expect(typed).toBe(':::me');
		expect(labels).toEqual(blocks.map((name) => `:::${name}`));
		expect(offered('Sam zei:|').labels).toEqual([]);
	});

	test('offers the settings of a block that it takes', () => {
		expect(offered(':::invullen{#a |}').labels).toContain('woordenbank');
		expect(offered(':::open{#a re|}').inserts).toContain('regels=');
		expect(offered(':::tip{|}').labels).toEqual(['niveau', 'alleen']);
		expect(offered(':::offline{#a samen=|}').labels).toEqual(['ouder', 'begeleider']);
	});

	test.for(Object.keys(kinds) as (keyof typeof kinds)[])('knows the settings of %s', (name) => {
		const kind = kinds[name];
		const wanted = [
			...kind.settings,
			...(kind.remarks.includes('goed') ? ['pogingen'] : []),
			...(kind.allowsOpinion ? ['mening'] : []),
			...['niveau', 'alleen', 'vroeger']
		];
		expect([...settingsOf(name)].sort()).toEqual(wanted.sort());
	});

	test('offers names of exercises, of this page and others', () => {
		const text = ':::schaal{#hier}\nX\n:::\n\n:::vragenlijst{zelfde-als=|}';
		expect(offered(text).labels).toEqual(['hier', 'begin-meting']);
	});

	test('offers pictures and pages as this file names them', () => {
		expect(offered('![Een foto](fo|').inserts).toEqual(['foto.png']);
		expect(offered('[Lees](|').inserts).toEqual(['../02-vrede/01-goed.md']);
		expect(offered('![Een foto](|', 'course.md').inserts).toEqual(['01-ruzie/foto.png']);
	});

	test('offers remarks behind a quote mark, and the fields of the head', () => {
		expect(offered('> H|').inserts).toContain('Hint: ');
		expect(offered('---\nmin|\n---\n').inserts).toContain('minuten: ');
		expect(offered('---\ndoe|\n---\n', '01-ruzie/module.md').labels).toContain('doelen');
		expect(offered('---\nopen: na |\n---\n', '01-ruzie/module.md').labels).toEqual(['vrede']);
		expect(offered('---\ntitel: A\n---\nmin|').labels).toEqual([]);
	});
});
