import { expect, test } from 'vitest';
import type { Module } from '#lib/content/types.ts';
import { PLAIN_CALENDAR } from '../pace/calendar.ts';
import type { PaceRecord } from '../pace/types.ts';
import { catchUpFor } from './catch-up.ts';
import type { EnrolledRow } from './enrolled-queries.ts';

const calendar = {
	...PLAIN_CALENDAR,
	weekdayWeights: [1, 1, 1, 1, 1, 0, 0],
	holidays: [{ from: '2026-10-17', to: '2026-10-25' }]
};

const moduleOf = (id: string, items: number) => ({
	module: { id, title: `Module ${id}` } as Module,
	levels: [],
	items: Array.from({ length: items }, (_, i) => `${id}-${i}`),
	units: items
});

/** Four modules of ten, the first one done in four weeks; twelve more would fit before the due date. */
function rowFor(changes: Partial<PaceRecord> = {}, enrolled: Partial<EnrolledRow> = {}) {
	return {
		enrolled: {
			moduleId: null,
			modules: [{ moduleId: 'een' }] as EnrolledRow['modules'],
			leftOut: [],
			dueOn: '2026-10-16',
			...enrolled
		},
		material: [
			moduleOf('een', 10),
			moduleOf('twee', 10),
			moduleOf('drie', 10),
			moduleOf('vier', 10)
		],
		record: {
			state: 'loopt_achter',
			itemsDone: 10,
			itemsTotal: 40,
			finishP50: '2026-10-20',
			finishP90: '2026-11-07',
			evidence: { ownPerWeek: 4, neededPerWeek: 10 },
			...changes
		} as PaceRecord
	};
}

test('who is not behind needs no plan', () => {
	expect(catchUpFor(rowFor({ state: 'op_koers' }), [], calendar)).toBeNull();
});

test('a later date comes from the projection, on a day that is open', () => {
	expect(catchUpFor(rowFor(), [], calendar)?.later).toEqual({
		likely: '2026-10-26',
		ample: '2026-11-09'
	});
	expect(catchUpFor(rowFor({ finishP50: null, finishP90: null }), [], calendar)?.later).toBeNull();
	// The last day that is looked at is no day to agree on.
	const far = (finishHorizon: string) => catchUpFor(rowFor({ finishHorizon }), [], calendar)?.later;
	expect(far('2026-11-07')).toEqual({ likely: '2026-10-26', ample: null });
	expect(far('2026-10-20')).toBeNull();
});

test('shorter begins at the end, and never with what has begun', () => {
	const plan = catchUpFor(rowFor(), [], calendar);
	expect(plan?.modules.map(({ moduleId, suggested }) => [moduleId, suggested])).toEqual([
		['vier', true],
		['drie', true],
		['twee', false]
	]);
	expect(plan?.fits).toBe(true);
	const slow = rowFor({ evidence: { ownPerWeek: 0.1, neededPerWeek: 10 } as never });
	const all = { modules: [] as EnrolledRow['modules'] };
	expect(catchUpFor(slow, [], calendar)?.fits).toBe(true);
	const begun = { modules: ['een', 'twee'].map((moduleId) => ({ moduleId })) as never };
	expect(catchUpFor({ ...slow, ...rowFor({ ...slow.record }, begun) }, [], calendar)?.fits).toBe(
		false
	);
	expect(catchUpFor(rowFor({}, all), [], calendar)?.modules).toHaveLength(4);
});

test('one module by itself is not made shorter', () => {
	expect(catchUpFor(rowFor({}, { moduleId: 'een' }), [], calendar)?.modules).toEqual([]);
});

test('what was left out can be put back, also when nobody is behind any more', () => {
	const row = rowFor({ state: 'op_koers' }, { leftOut: ['vijf'] });
	const plan = catchUpFor(row, [{ id: 'vijf', title: 'Module vijf' }], calendar);
	expect(plan?.later).toBeNull();
	expect(plan?.modules.at(-1)).toMatchObject({ moduleId: 'vijf', out: true });
});
