import { expect, test } from 'vitest';
import { compileCourse } from './compile-course.ts';
import { kinds } from './exercises/kinds.ts';
import { aliasOf, listCanonical, type NameGroup } from './names.ts';
import { forParticipant } from './participant/for-participant.ts';
import { exampleCourse } from './testing/example-course.ts';
import type { CompiledCourse } from './types.ts';

const golden = '../../../tests/example-course-golden';
const compiled = compileCourse(exampleCourse(), { folder: 'alles', today: '2026-01-01' });

function course(): CompiledCourse {
	if (compiled.course === undefined) {
		throw new Error(
			compiled.messages.map(({ file, line, text }) => `${file}:${line} ${text}`).join('\n')
		);
	}
	return compiled.course;
}
const shown = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;
const pageNames = (): [string, string][] =>
	course().course.modules.flatMap(({ id, pages }) =>
		pages.map((page): [string, string] => [page.hash, `${id}/${page.id}`])
	);

test('compiles to the tree that was read over by hand', async () => {
	const { hash, course: tree, pages, media } = course();
	const named = Object.fromEntries(pageNames().map(([page, name]) => [name, pages.get(page)]));
	const files = [...media.values()].map((each) => ({ ...each, bytes: each.bytes.length }));
	const all = { hash, course: tree, pages: named, media: files };
	await expect(shown(all)).toMatchFileSnapshot(`${golden}/tree.json`);
});

test('its keys, worker notes and old names are apart from it', async () => {
	const { keys, guide, moduleGuide, courseGuide, formerly } = course();
	const apart = pageNames().map(([page, name]) => [
		name,
		{ keys: Object.fromEntries(keys.get(page) ?? []), guide: guide.get(page) }
	]);
	const all = {
		pages: Object.fromEntries(apart) as object,
		modules: Object.fromEntries(moduleGuide),
		course: courseGuide,
		formerly: Object.fromEntries(formerly)
	};
	await expect(shown(all)).toMatchFileSnapshot(`${golden}/keys.json`);
});

test('has no fout, and the advice that was to be expected', () => {
	expect(compiled.messages.map(({ code }) => code)).toEqual(['link-naar-andere-site']);
});

const text = [...exampleCourse()]
	.filter(([path]) => path.endsWith('.md'))
	.map(([, bytes]) => new TextDecoder().decode(bytes).toLowerCase())
	.join('\n');

test('uses every exercise type, block, setting and field, in Dutch or in English', () => {
	const groups: [NameGroup, (name: string) => RegExp][] = [
		['exercises', (name) => new RegExp(`^:::${name}\\b`, 'm')],
		['boxes', (name) => new RegExp(`^:::${name}\\b`, 'm')],
		['levelBlocks', (name) => new RegExp(`^:::${name}\\b`, 'm')],
		['audience', (name) => new RegExp(`^:::${name}\\b`, 'm')],
		['inline', (name) => new RegExp(`:${name}\\[`)],
		['remarks', (name) => new RegExp(`^> ${name}:`, 'm')],
		['settings', (name) => new RegExp(`[ {]${name}[ =}]`)],
		['together', (name) => new RegExp(`(?:samen|with)=${name}`)],
		['talkFor', (name) => new RegExp(`(?:voor|for)=${name}`)],
		['moments', (name) => new RegExp(`(?:meting|measure)=${name}`)],
		['media', (name) => new RegExp(`(?:alleen|only)=${name}`)],
		['courseHead', (name) => new RegExp(`^${name}:`, 'm')],
		['moduleHead', (name) => new RegExp(`^${name}:`, 'm')],
		['pageHead', (name) => new RegExp(`^${name}:`, 'm')]
	];
	for (const [group, pattern] of groups) {
		for (const name of listCanonical(group)) {
			const used = pattern(name).test(text) || pattern(aliasOf(group, name)).test(text);
			expect(used, `${group}: ${name}`).toBe(true);
		}
	}
});

test('every type of exercise reaches a participant, and no key does', () => {
	const pages = [...course().pages.values()];
	const blocks = pages.flatMap((page) => [
		...(forParticipant(page, ['extra', 'verdieping'])?.blocks ?? []),
		...(forParticipant(page, [], 'papier')?.blocks ?? [])
	]);
	const types = blocks.flatMap((block) => (block.kind === 'oefening' ? [block.exercise.type] : []));
	expect([...new Set(types)].sort()).toEqual(Object.keys(kinds).sort());
	expect(JSON.stringify(blocks)).not.toMatch(
		/"(?:correct|reversed|perOption|sample|onRight|level)"/
	);
});
