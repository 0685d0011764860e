import { expect, test } from 'vitest';
import type { Exercise, ShownBlock } from '#lib/content/types.ts';
import type { ExerciseState, StepPage } from '#lib/homework.ts';
import { newId } from '#lib/ids.ts';
import { fieldName } from '../exercises/response.ts';
import { readPosted } from './posted.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, c: [id] }));
const asked = { question: [], hints: 0 };
const choice: Exercise = {
	...asked,
	id: 'keuze',
	type: 'meerkeuze',
	attempts: 2,
	options,
	opinion: false
};
const words: Exercise = {
	...asked,
	id: 'woorden',
	type: 'open',
	attempts: null,
	lines: 2,
	starters: []
};
const ticks: Exercise = { ...asked, id: 'doen', type: 'afvinklijst', attempts: null, options };

const fresh: ExerciseState = {
	attempts: 0,
	attemptsLeft: null,
	solved: false,
	done: false,
	skipped: false,
	response: null,
	text: null,
	sharing: null,
	hints: [],
	hintsLeft: 0,
	feedback: null
};
const ids = { keuze: newId(), woorden: newId(), doen: newId(), taak: newId() };

function step(states: Partial<Record<keyof typeof ids, Partial<ExerciseState>>> = {}): StepPage {
	const blocks: ShownBlock[] = [choice, words, ticks].map((exercise) => ({
		kind: 'oefening',
		exercise
	}));
	blocks.push({ kind: 'offline', id: 'taak', together: 'ouder', body: [] });
	return {
		path: { enrolmentId: newId(), moduleId: 'module' } as StepPage['path'],
		pageId: 'stap',
		number: 1,
		title: '',
		goal: null,
		versionHash: 'e'.repeat(64),
		sensitive: false,
		blocks,
		terms: [],
		states: (['keuze', 'woorden', 'doen', 'taak'] as const).map((id) => [
			id,
			{ ...fresh, ...states[id], answerId: ids[id] }
		]),
		previous: null,
		after: null,
		complete: false,
		worker: null
	};
}

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [id, uuid] of Object.entries(ids)) data.set(fieldName(id, 'id'), uuid);
	for (const [name, value] of Object.entries(fields)) data.set(`a.${name}`, value);
	data.set('version', 'f'.repeat(64));
	data.set('shownAt', '2026-05-28T10:00:00.000Z');
	return data;
}

test('the pressed exercise is answered with the id, version and moment that the form was drawn with', () => {
	const { answers, problems } = readPosted(step(), form({ 'keuze.choice': 'b' }), {
		kind: 'check',
		exerciseId: 'keuze'
	});
	expect(problems).toEqual({});
	expect(answers).toHaveLength(1);
	expect(answers[0]).toMatchObject({
		id: ids.keuze,
		exerciseId: 'keuze',
		versionHash: 'f'.repeat(64),
		shownAt: '2026-05-28T10:00:00.000Z',
		response: { option: 'b' },
		skipped: false
	});
});

test('whatever button is pressed, words are saved and a choice that was not checked comes back', () => {
	const typed = form({
		'keuze.choice': 'b',
		'woorden.text': 'Ik had zin',
		'woorden.sharing': 'talk'
	});
	for (const pressed of [null, { kind: 'hint', exerciseId: 'keuze' } as const]) {
		const posted = readPosted(step(), typed, pressed);
		expect(posted.answers.map(({ exerciseId }) => exerciseId)).toEqual(['woorden']);
		expect(posted.answers[0]).toMatchObject({ response: { text: 'Ik had zin' }, sharing: 'talk' });
		expect(posted.typed).toEqual({ keuze: { option: 'b' } });
	}
});

test('what was saved before is not saved again', () => {
	const before = step({ woorden: { done: true, text: 'Ik had zin', sharing: 'private' } });
	const same = form({ 'woorden.text': 'Ik had zin', 'woorden.sharing': 'private' });
	expect(readPosted(before, same, null).answers).toEqual([]);
	const shared = form({ 'woorden.text': 'Ik had zin', 'woorden.sharing': 'worker' });
	expect(readPosted(before, shared, null)).toMatchObject({
		answers: [],
		sharings: [{ exerciseId: 'woorden', sharing: 'worker' }]
	});
});

test('nothing chosen is said at the question, and what was typed is kept', () => {
	const none = readPosted(step(), form({}), { kind: 'check', exerciseId: 'keuze' });
	expect(none.problems).toEqual({ keuze: 'answer_missing' });
	const long = 'x'.repeat(4001);
	const tooLong = readPosted(step(), form({ 'woorden.text': long }), null);
	expect(tooLong.problems).toEqual({ woorden: 'answer_too_long' });
	expect(tooLong.typed).toEqual({ woorden: { text: long } });
});

test('a question may be passed over, nothing may be ticked, a task may be done', () => {
	const skip = readPosted(step(), form({}), { kind: 'skip', exerciseId: 'woorden' });
	expect(skip.answers[0]).toMatchObject({ skipped: true, response: null });
	const empty = readPosted(step(), form({}), { kind: 'save', exerciseId: 'doen' });
	expect(empty.answers[0]).toMatchObject({ response: { options: [] } });
	const task = readPosted(step(), form({ 'taak.done': 'yes' }), null);
	expect(task.answers[0]).toMatchObject({ exerciseId: 'taak', response: { done: true } });
});

test('a form from elsewhere adds nothing', () => {
	const foreign = new FormData();
	foreign.set('a.other.choice', 'a');
	foreign.set('a.keuze.choice', 'a');
	const posted = readPosted(step(), foreign, null);
	expect(posted).toEqual({ answers: [], sharings: [], typed: {}, problems: {} });
});

test('a choice in a story and a half-filled list are saved by whatever button was pressed', () => {
	const story: Exercise = {
		...asked,
		id: 'keuze',
		type: 'scenario',
		attempts: null,
		start: 'a',
		steps: [{ id: 'a', title: [], body: [], choices: [{ id: 'x', c: ['x'], to: 'a' }] }]
	};
	const list: Exercise = {
		...asked,
		id: 'woorden',
		type: 'vragenlijst',
		attempts: null,
		answers: options,
		items: options
	};
	const shown: StepPage = {
		...step({ keuze: { response: { path: ['x'] } } }),
		blocks: [story, list].map((exercise): ShownBlock => ({ kind: 'oefening', exercise }))
	};

	const posted = readPosted(
		shown,
		form({ 'keuze.path': 'x', 'keuze.choice': 'x', 'woorden.a': 'b', 'woorden.b': '-' }),
		null
	);
	expect(posted.answers.map(({ exerciseId, response }) => [exerciseId, response])).toEqual([
		['keuze', { path: ['x', 'x'] }],
		['woorden', { answers: { a: 'b', b: null } }]
	]);
	expect(posted.problems).toEqual({});

	const elsewhere = readPosted(shown, form({ 'keuze.path': 'x' }), null);
	expect(elsewhere.answers).toEqual([]);
});
