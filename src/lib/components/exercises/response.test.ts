import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exercise } from '#lib/content/types.ts';
import {
	fieldName,
	isComplete,
	mayBeSkipped,
	optionsOf,
	orderOf,
	placesOf,
	responseFrom,
	sameResponse,
	savesItself,
	statementsLeft,
	valueOf
} from './response.ts';

const asked = { id: 'vraag', question: [], hints: 0, attempts: 3 };
const options = ['a', 'b', 'c'].map((id) => ({ id, c: [id] }));

function post(fields: Record<string, string | string[]>): FormData {
	const form = new FormData();
	for (const [part, values] of Object.entries(fields)) {
		for (const value of [values].flat()) form.append(fieldName('vraag', part), value);
	}
	return form;
}

test('of a list that was begun it is known how much is left', () => {
	const list: Exercise = { ...asked, type: 'vragenlijst', answers: options, items: options };
	expect(statementsLeft(list, null)).toBe(0);
	expect(statementsLeft(list, { answers: { a: 'b' } })).toBe(2);
	// Passed over is an answer, and a statement that is gone from the list is none.
	expect(statementsLeft(list, { answers: { a: 'b', b: null, old: 'a' } })).toBe(1);
	expect(statementsLeft(list, { answers: { a: 'b', b: null, c: 'c' } })).toBe(0);
	const scale: Exercise = { ...asked, type: 'schaal', from: 0, to: 10 };
	expect(statementsLeft(scale, { value: 3 })).toBe(0);
});

test('each type reads its own fields', () => {
	const choice: Exercise = { ...asked, type: 'meerkeuze', options, opinion: false };
	expect(responseFrom(choice, post({ choice: 'b' }))).toEqual({ option: 'b' });
	const more: Exercise = { ...asked, type: 'kies-meer', options, opinion: false };
	expect(responseFrom(more, post({ choice: ['c', 'a'] }))).toEqual({ options: ['a', 'c'] });
	const gaps: Exercise = { ...asked, type: 'invullen', gaps: 2 };
	expect(responseFrom(gaps, post({ '1': ' zin ' }))).toEqual({ gaps: ['', 'zin'] });
	const scale: Exercise = { ...asked, type: 'schaal', from: 0, to: 10 };
	expect(responseFrom(scale, post({ scale: '0' }))).toEqual({ value: 0 });
	const open: Exercise = { ...asked, type: 'open', lines: 3, starters: [] };
	expect(responseFrom(open, post({ text: ' een\r\ntwee ' }))).toEqual({ text: 'een\ntwee' });
	const pairs: Exercise = {
		...asked,
		type: 'verbinden',
		heads: [['x'], ['y']],
		left: options,
		right: options
	};
	expect(responseFrom(pairs, post({ a: 'b', b: '' }))).toEqual({ pair: { a: 'b' } });
	const story: Exercise = { ...asked, type: 'scenario', start: 'a', steps: [] };
	expect(responseFrom(story, post({ path: 'x y', choice: 'z' }))).toEqual({
		path: ['x', 'y', 'z']
	});
	expect(responseFrom(story, post({ path: 'x y', again: '1' }))).toEqual({ path: [] });
	// Another button was pressed: the story stays where it was.
	expect(responseFrom(story, post({ path: 'x y' }))).toBeNull();
	const list: Exercise = { ...asked, type: 'vragenlijst', answers: options, items: options };
	expect(responseFrom(list, post({ a: 'b', c: '-' }))).toEqual({ answers: { a: 'b', c: null } });
	const five: Exercise = {
		...asked,
		type: 'vijfg',
		lines: 2,
		fields: [
			{ name: 'gebeurtenis', example: [] },
			{ name: 'gevoel', example: [] }
		]
	};
	expect(responseFrom(five, post({ gevoel: ' boos\r\n ' }))).toEqual({
		fields: { gebeurtenis: '', gevoel: 'boos' }
	});
	const breath: Exercise = { ...asked, type: 'adem', breaths: 4 };
	expect(responseFrom(breath, post({ done: 'yes' }))).toEqual({ done: true });
	expect(responseFrom({ type: 'task', id: 'vraag' }, post({ done: 'yes' }))).toEqual({
		done: true
	});
});

test('an untouched exercise has no answer, whatever else was posted', () => {
	const all: Exercise[] = [
		{ ...asked, type: 'meerkeuze', options, opinion: false },
		{ ...asked, type: 'kies-meer', options, opinion: false },
		{ ...asked, type: 'volgorde', options, opinion: false },
		{ ...asked, type: 'sorteren', cards: options, groups: options, opinion: false },
		{ ...asked, type: 'invullen', gaps: 2 },
		{ ...asked, type: 'open', lines: 3, starters: [] },
		{ ...asked, type: 'schaal', from: 0, to: 10 },
		{ ...asked, type: 'scenario', start: 'a', steps: [] },
		{ ...asked, type: 'vragenlijst', answers: options, items: options },
		{ ...asked, type: 'adem', breaths: 4 },
		{ ...asked, type: 'vijfg', lines: 2, fields: [{ name: 'gevoel', example: [] }] },
		{ ...asked, type: 'afvinklijst', options }
	];
	const form = new FormData();
	form.set(fieldName('andere', 'choice'), 'a');
	form.set(fieldName('vraag', 'a.shown'), '1');
	for (const exercise of all) expect(responseFrom(exercise, form), exercise.type).toBeNull();
});

test('places typed by hand give an order with every item once', () => {
	const order: Exercise = { ...asked, type: 'volgorde', options, opinion: false };
	const place = fc.constantFrom('', '1', '2', '3', '7', '-1', 'x');
	fc.assert(
		fc.property(fc.tuple(place, place, place), ([a, b, c]) => {
			const fields = { 'a.place': a, 'b.place': b, 'c.place': c };
			const made = responseFrom(order, post(fields));
			if (a + b + c === '') expect(made).toBeNull();
			else expect(orderOf(made).toSorted()).toEqual(['a', 'b', 'c']);
		})
	);
	const shown = { 'a.shown': '3', 'b.shown': '2', 'c.shown': '1' };
	expect(responseFrom(order, post({ ...shown, 'a.place': '1', 'b.place': '1' }))).toEqual({
		order: ['b', 'a', 'c']
	});
});

test('a half-made exercise is not complete', () => {
	const sort: Exercise = {
		...asked,
		type: 'sorteren',
		cards: options,
		groups: options,
		opinion: false
	};
	expect(isComplete(sort, { place: { a: 'b' } })).toBe(false);
	expect(isComplete(sort, { place: { a: 'b', b: 'b', c: 'a' } })).toBe(true);
	const gaps: Exercise = { ...asked, type: 'invullen', gaps: 2 };
	expect(isComplete(gaps, { gaps: ['x', ''] })).toBe(false);
	expect(isComplete(gaps, null)).toBe(false);
});

test('opinions and feelings save themselves and may be passed over; what has a right answer does not', () => {
	const graded: Exercise = { ...asked, type: 'kies-meer', options, opinion: false };
	const opinion: Exercise = { ...graded, attempts: null, opinion: true };
	const scale: Exercise = { ...asked, attempts: null, type: 'schaal', from: 0, to: 10 };
	const list: Exercise = { ...asked, attempts: null, type: 'afvinklijst', options };
	expect([graded, opinion, scale, list].map(savesItself)).toEqual([false, true, true, true]);
	expect([graded, opinion, scale, list].map(mayBeSkipped)).toEqual([false, true, true, false]);
});

test('the same answer is the same in any order of keys', () => {
	expect(sameResponse({ place: { a: '1', b: '2' } }, { place: { b: '2', a: '1' } })).toBe(true);
	expect(sameResponse({ options: ['a', 'b'] }, { options: ['b', 'a'] })).toBe(false);
	expect(sameResponse(undefined, null)).toBe(true);
});

test('a stored answer of any shape can be drawn', () => {
	fc.assert(
		fc.property(fc.anything(), (stored) => {
			expect(optionsOf(stored).every((id) => typeof id === 'string')).toBe(true);
			expect(Object.values(placesOf(stored)).every((id) => typeof id === 'string')).toBe(true);
			expect([null, 'number']).toContain(valueOf(stored) === null ? null : typeof valueOf(stored));
		})
	);
});
