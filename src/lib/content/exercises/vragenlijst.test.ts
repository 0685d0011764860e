import { expect, test } from 'vitest';
import { readAnswer } from '../answers.ts';
import { plainInline } from '../plain-text.ts';
import { classifyChange } from '../publish/classify.ts';
import { listExercises } from '../publish/exercises.ts';
import { reconcile } from '../publish/reconcile.ts';
import { compileFiles, pageText } from '../testing/course.ts';
import { exerciseOf } from '../testing/exercise.ts';
import { kindOf } from './kinds.ts';
import type { CompiledCourse, QuestionnaireExercise } from '../types.ts';

const first = `:::vragenlijst{#start meting=voor antwoorden="nooit | soms | vaak"}
Wat past bij jou?

1. Ik merk het als ik boos word.
2. Ik kan mezelf rustig maken.
3. Ik word boos om kleine dingen. (-)
:::`;
const second = ':::vragenlijst{#eind meting=na zelfde-als=start}\n:::';

function list(): { exercise: QuestionnaireExercise; reversed: string[] } {
	const { exercise, key } = exerciseOf(first);
	if (exercise.type !== 'vragenlijst' || key.type !== 'vragenlijst') throw new Error(exercise.type);
	return { exercise, reversed: key.reversed };
}

function courseWith(one: string, other = second): CompiledCourse {
	const { course, messages } = compileFiles({
		'01-ruzie/01-start.md': pageText(one),
		'01-ruzie/02-eind.md': pageText(other)
	});
	if (course === undefined) throw new Error(messages.map(({ text }) => text).join('\n'));
	return course;
}
const questionnaire = (course: CompiledCourse, id: string): QuestionnaireExercise => {
	const exercise = listExercises(course).get(id)?.exercise;
	if (exercise?.type !== 'vragenlijst') throw new Error(id);
	return exercise;
};

test('statements, answers, and which statements count the other way round', () => {
	const { exercise, reversed } = list();
	expect(exercise.items.map(({ c }) => plainInline(c))).toEqual([
		'Ik merk het als ik boos word.',
		'Ik kan mezelf rustig maken.',
		'Ik word boos om kleine dingen.'
	]);
	expect(exercise.answers.map(({ c }) => plainInline(c))).toEqual(['nooit', 'soms', 'vaak']);
	expect(reversed).toEqual([exercise.items[2]?.id]);
	expect(exercise).toMatchObject({ moment: 'voor', attempts: null });
});

test('an answer grows statement by statement, and may pass one over; it ends when all are there', () => {
	const { exercise } = list();
	const ends = (answers: object): boolean | undefined =>
		kindOf(exercise).ends?.(exercise, { answers });
	const [often, never] = [exercise.answers[2]?.id, exercise.answers[0]?.id];
	const all = Object.fromEntries(exercise.items.map(({ id }) => [id, often]));
	const [one = ''] = exercise.items.map(({ id }) => id);
	expect(readAnswer(exercise, { answers: all }).ok).toBe(true);
	expect(readAnswer(exercise, { answers: { ...all, [one]: null } }).ok).toBe(true);
	expect(readAnswer(exercise, { answers: { [one]: never } }).ok).toBe(true);
	expect(readAnswer(exercise, { answers: {} })).toMatchObject({ problem: 'missing' });
	expect([ends({ ...all, [one]: null }), ends({ [one]: never })]).toEqual([true, false]);
	expect(readAnswer(exercise, { answers: { ...all, [one]: 'x' } })).toMatchObject({ ok: false });
	expect(readAnswer(exercise, { answers: { ...all, x: often } })).toMatchObject({ ok: false });
});

test('the second measurement has the statements of the first, on another page, ids included', () => {
	const course = courseWith(first);
	const [before, after] = [questionnaire(course, 'start'), questionnaire(course, 'eind')];
	expect(after).toMatchObject({ moment: 'na', sameAs: 'start', question: before.question });
	expect(after.items).toEqual(before.items);
	expect(after.answers).toEqual(before.answers);
});

test('a statement with a typing error keeps its id in both; in a measurement any wording is a change', () => {
	const before = courseWith(first);
	const next = reconcile(
		before,
		courseWith(first.replace('mezelf rustig', 'mezelf rusitg'))
	).course;
	const ids = (course: CompiledCourse, id: string): string[] =>
		questionnaire(course, id).items.map((item) => item.id);
	expect(ids(next, 'start')).toEqual(ids(before, 'start'));
	expect(ids(next, 'eind')).toEqual(ids(before, 'start'));
	expect(classifyChange(before, next).class).toBe('wijziging');
});

test('a second measurement that comes later gets the ids that the first has by then', () => {
	const before = courseWith(first, 'Tekst.');
	const changed = courseWith(first.replace('mezelf rustig', 'mezelf weer rustig'));
	const next = reconcile(before, changed).course;
	expect(questionnaire(next, 'eind').items).toEqual(questionnaire(next, 'start').items);
	expect(questionnaire(next, 'eind').items[1]?.id).toBe(
		questionnaire(before, 'start').items[1]?.id
	);
});
