import { expect, test } from 'vitest';
import { readAnswer } from '../answers.ts';
import { feedbackOf } from '../feedback.ts';
import { grade, maySkip } from '../grade.ts';
import { plainInline } from '../plain-text.ts';
import { compileBody, courseOf } from '../testing/course.ts';
import { exerciseOf } from '../testing/exercise.ts';
import { classifyChange } from '../publish/classify.ts';
import { reconcile } from '../publish/reconcile.ts';
import type { Exercise, ScenarioExercise } from '../types.ts';
import { kindOf } from './kinds.ts';

const body = `:::scenario{#plein}
Lees en kies.

### Op het plein
Sam pakt jouw bal af. Wat doe je?

- [Ik pak de bal terug.](#sam-duwt)
  > Dat ging snel.
- [Ik zeg: **stop**.](#Sam-stopt)

### Sam duwt
Nu zijn jullie allebei boos.

- [Ik probeer het opnieuw.](#op-het-plein)

### Sam stopt
Sam geeft de bal terug.

- Zo kan het.
- Het mag ook anders.
:::`;

function story(text = body): ScenarioExercise {
	const { exercise } = exerciseOf(text);
	if (exercise.type !== 'scenario') throw new Error(exercise.type);
	return exercise;
}
const choose = (exercise: ScenarioExercise, ...words: string[]): string[] => {
	const all = exercise.steps.flatMap(({ choices }) => choices);
	return words.map((word) => all.find(({ c }) => plainInline(c).includes(word))?.id ?? word);
};

test('headings are steps, links to them choices; other lists are text', () => {
	const exercise = story();
	const [first, second, last] = exercise.steps;
	expect(exercise.question).toHaveLength(1);
	expect(exercise.start).toBe(first?.id);
	expect(first?.choices.map(({ c, to }) => [plainInline(c), to])).toEqual([
		['Ik pak de bal terug.', second?.id],
		['Ik zeg: stop.', last?.id]
	]);
	expect(last).toMatchObject({ choices: [], body: [{ t: 'p' }, { t: 'list' }] });
	expect(JSON.stringify(exercise)).not.toContain('Dat ging snel');
});

test('an answer is a path from the start; it ends at a step without choices', () => {
	const { exercise, key } = exerciseOf(body);
	const path = choose(story(), 'pak', 'opnieuw', 'stop');
	const ends = (made: string[]): boolean | undefined =>
		kindOf(exercise).ends?.(exercise, { path: made });
	expect(grade(exercise, key, { path })).toMatchObject({ ok: true, score: null, success: null });
	expect(ends(path)).toBe(true);
	expect(ends(path.slice(0, 2))).toBe(false);
	expect(ends([])).toBe(false);
	expect(readAnswer(exercise, { path: [] }).ok).toBe(true);
	for (const wrong of [
		path.toReversed(),
		['x'],
		[...path, ...path],
		'abc',
		Array(300).fill(path[0])
	]) {
		expect(readAnswer(exercise, { path: wrong })).toMatchObject({ ok: false });
	}
	expect(maySkip(exercise)).toBe(false);
});

test('after a choice its own remark is told, and not those before', () => {
	const { exercise, key } = exerciseOf(body);
	const told = (...words: string[]): unknown[] => {
		const answer = { path: choose(story(), ...words) };
		return feedbackOf(exercise, key, answer, { score: null, success: null }, 1).remarks;
	};
	expect(told('pak')).toHaveLength(1);
	expect(told('pak', 'opnieuw')).toHaveLength(0);
});

test('a story without headings says what is missing', () => {
	const [message] = compileBody(':::scenario{#a}\nTekst.\n:::').messages;
	expect(message).toMatchObject({ code: 'onvolledig', line: 5, column: 1 });
});

test('61 steps are too many', () => {
	const steps = Array.from(
		{ length: 61 },
		(_, i) => `### Stap ${i}\nA.\n\n- [Door.](#stap-${i + 1})`
	);
	const text = `:::scenario{#a}\n${steps.join('\n\n')}\n\n### Stap 61\nB.\n:::`;
	expect(compileBody(text).messages.map(({ code }) => code)).toContain('te-veel');
});

test('the same choice in two steps has two ids, which stay when titles change a little', () => {
	const twice = (title: string): string =>
		`:::scenario{#a}\n### Begin\nA.\n\n- [Door.](#midden)\n\n### Midden\nB.\n\n- [Door.](#${title
			.toLowerCase()
			.replaceAll(' ', '-')})\n\n### ${title}\nC.\n:::`;
	const before = courseOf(twice('Sam geeft de bal'));
	const renamed = courseOf(twice('Sam geeft de bal terug'));
	const next = reconcile(before, renamed);
	const stepsOf = (page: typeof before): Exercise[] =>
		[...page.pages.values()].flatMap(({ blocks }) =>
			blocks.flatMap((block) => (block.kind === 'oefening' ? [block.exercise] : []))
		);
	const ids = (exercise: Exercise | undefined): unknown =>
		exercise?.type === 'scenario' &&
		exercise.steps.map(({ id, choices }) => [id, choices.map((each) => [each.id, each.to])]);
	expect(ids(stepsOf(next.course)[0])).toEqual(ids(stepsOf(before)[0]));
	expect(ids(stepsOf(renamed)[0])).not.toEqual(ids(stepsOf(before)[0]));
	expect(classifyChange(before, next.course).class).toBe('correctie');
	const other = courseOf(
		twice('Sam geeft de bal').replace('[Door.](#midden)', '[Door.](#sam-geeft-de-bal)')
	);
	expect(classifyChange(before, reconcile(before, other).course).reasons).toMatchObject([
		{ what: 'bounds' }
	]);
});
