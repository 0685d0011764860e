import { expect, test } from 'vitest';
import type { ScenarioExercise, Step } from '../types.ts';
import { wayThrough } from './story.ts';

const step = (id: string, ...to: string[]): Step => ({
	id,
	title: [id],
	body: [],
	choices: to.map((end) => ({ id: `${id}-${end}`, c: [end], to: end }))
});
const story = (...steps: Step[]): ScenarioExercise => ({
	type: 'scenario',
	id: 'verhaal',
	question: [],
	attempts: null,
	hints: 0,
	start: steps[0]?.id ?? '',
	steps
});
const ids = (steps: Step[]) => steps.map(({ id }) => id);

test('a story is read to the ending with most on the way, without going round', () => {
	const told = story(
		step('plein', 'kort', 'lang', 'plein'),
		step('kort'),
		step('lang', 'plein', 'slot'),
		step('slot')
	);
	expect(ids(wayThrough(told, () => 1))).toEqual(['plein', 'lang', 'slot']);
	expect(ids(wayThrough(told, ({ id }) => (id === 'kort' ? 9 : 1)))).toEqual(['plein', 'kort']);
});

test('many ways that all meet again are no more work than a few', () => {
	const layers = Array.from({ length: 30 }, (_, at) => [
		step(`a${at}`, `a${at + 1}`, `b${at + 1}`),
		step(`b${at}`, `a${at + 1}`, `b${at + 1}`)
	]).flat();
	const told = story(...layers, step('a30'), step('b30'));
	expect(wayThrough(told, () => 1)).toHaveLength(31);
});
