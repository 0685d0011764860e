import { expect, test } from 'vitest';
import { kinds } from '../exercises/kinds.ts';
import { listCanonical } from '../names.ts';
import { availableExamples, compileExample, compileFirstCourse } from './compile-example.ts';
import { firstCourse, guideExamples } from './examples.ts';

const available = availableExamples();

test.each(available)('%s compiles without any message', (name) => {
	const { messages, blocks } = compileExample(guideExamples[name]);
	expect(messages).toEqual([]);
	expect(blocks).not.toEqual([]);
});

test('the first training compiles without any message, and has four types of exercise', () => {
	const { course, messages } = compileFirstCourse();
	expect(messages).toEqual([]);
	const types = course?.course.modules.flatMap(({ pages }) =>
		pages.flatMap(({ exercises }) => exercises.map(({ type }) => type))
	);
	expect(new Set(types).size).toBe(4);
});

test('the examples together use every exercise, box and level there is', () => {
	const texts = available.map((name) => guideExamples[name].body);
	const all = [...texts, ...Object.values(firstCourse)].join('\n');
	const later = ['video', 'audio'];
	const names = [
		...Object.keys(kinds),
		...listCanonical('boxes').filter((name) => !later.includes(name)),
		...listCanonical('audience')
	];
	for (const name of names) expect(all, name).toMatch(new RegExp(`:::${name}\\b`));
	for (const level of ['extra', 'verdieping']) expect(all).toMatch(new RegExp(`${level}\\b`));
	for (const word of ['mening', 'pogingen=', 'woordenbank=', 'alleen=papier', 'regels=']) {
		expect(all, word).toContain(word);
	}
});
