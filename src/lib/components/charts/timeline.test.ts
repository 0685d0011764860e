import { describe, expect, test } from 'vitest';
import type { ShownEvent } from './pace-view.ts';
import { detailOf, headOf } from './timeline.ts';

const listOf = (words: string[]) => words.join(' en ');
const head = (event: ShownEvent) => headOf(event, 'Elif', listOf);
const detail = (event: ShownEvent) => detailOf(event, listOf);

const worked: ShownEvent = {
	kind: 'work',
	on: '2026-09-10',
	places: [{ module: 'Wegwijs', finished: [3, 4], touched: [5] }],
	completed: [],
	exercises: 4,
	minutes: 15,
	hints: 1,
	ratings: []
};

describe('the timeline in words', () => {
	test('a day of work', () => {
		expect(head(worked)).toBe('Wegwijs: stap 3 en 4');
		expect(detail(worked)).toBe('Vier antwoorden, ongeveer 15 minuten, één tip.');
	});

	test('a day without anything finished, and one that finished a module', () => {
		const places = [{ module: 'Wegwijs', finished: [], touched: [5] }];
		const busy = { ...worked, places, minutes: null, hints: 0, exercises: 1 };
		expect(head(busy)).toBe('Wegwijs: bezig met stap 5');
		expect(detail(busy)).toBe('Eén antwoord.');
		expect(head({ ...worked, completed: ['Wegwijs'] })).toBe('Wegwijs is klaar');
	});

	test('what a worker did', () => {
		const level = { on: '2026-09-11', level: 'extra', title: 'Wegwijs', by: 'Sanne' } as const;
		expect(head({ kind: 'level', ...level })).toBe('Extra oefening gegeven: Wegwijs');
		expect(detail({ kind: 'level', ...level })).toBe('Door Sanne.');
		expect(head({ kind: 'level_back', ...level })).toBe('Extra oefening teruggenomen: Wegwijs');
		expect(detail({ kind: 'level_back', ...level })).toBe('');

		const assigned = {
			kind: 'assigned',
			on: '2026-09-07',
			title: 'Overstap',
			by: 'Sanne'
		} as const;
		expect(detail({ ...assigned, dueOn: '2026-10-05' })).toBe(
			'Klaar op maandag 5 oktober. Gegeven door Sanne.'
		);
		expect(detail({ ...assigned, dueOn: null })).toBe('Door Sanne.');

		const mark = { kind: 'mark', on: '2026-09-11', mark: 'paper', by: 'Sanne' } as const;
		const choose = { number: 5, title: 'Kaarten kiezen' };
		const marked = (...places: Extract<ShownEvent, { kind: 'mark' }>['places']) =>
			head({ ...mark, places });
		expect(marked({ module: 'Wegwijs', steps: [choose] })).toBe(
			'Op papier gedaan: Wegwijs: stap 5, ‘Kaarten kiezen’'
		);
		const praten = { number: 6, title: 'Praten' };
		expect(
			marked({ module: 'Wegwijs', steps: [choose, praten] }, { module: 'Afscheid', steps: 'all' })
		).toBe('Op papier gedaan: Wegwijs: stap 5 en 6; Afscheid');

		const decided = { kind: 'decided', on: '2026-09-12', by: 'Sanne' } as const;
		const talk = { ...decided, suggestion: 'gesprek', decision: 'accepted', detail: null } as const;
		expect(head(talk)).toBe('Voorstel gesprek: gedaan');
		expect(head({ ...talk, suggestion: 'basis', detail: 'date' })).toBe('Einddatum veranderd');
	});
});
