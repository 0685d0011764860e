import { expect, test } from 'vitest';
import { aggregateOf, itemsById, trialsOf } from './aggregate.ts';
import { itemsFor, responseFor } from './testing.ts';
import type { PaceResponse } from './types.ts';

const zone = { timeZone: 'Europe/Amsterdam' };
const items = itemsFor(10).map((item, i) => ({ ...item, lessonId: i < 5 ? 'l1' : 'l2' }));

function on(day: number, changes: Partial<PaceResponse>): PaceResponse {
	return responseFor({ answeredAt: new Date(Date.UTC(2026, 8, 7 + day, 12)), ...changes });
}

test('nobody without answers', () => {
	expect(aggregateOf([], items, zone)).toMatchObject({
		timed: 0,
		itemsDone: 0,
		firstAt: null,
		lastAt: null,
		daysActive: 0,
		theta: 0,
		information: 1,
		stuckItemId: null,
		weakLessonId: null
	});
});

test('no items known: progress and days, neither speed nor accuracy', () => {
	const aggregate = aggregateOf([on(0, {}), on(1, { itemId: 'i2' })], [], zone);
	expect(aggregate).toMatchObject({
		timed: 0,
		itemsDone: 2,
		daysActive: 2,
		daysTimed: 0,
		theta: 0
	});
});

test('an item counts once however often it is tried, and an untimed answer counts', () => {
	const aggregate = aggregateOf(
		[
			on(0, { success: false }),
			on(0, { attempt: 2 }),
			on(3, { itemId: 'i2', timeMs: null, timeWeight: 0 })
		],
		items,
		zone
	);
	expect(aggregate).toMatchObject({ itemsDone: 2, timed: 1, daysActive: 2, daysTimed: 1 });
	expect(aggregate.lastAt).toEqual(new Date(Date.UTC(2026, 8, 10, 12)));
});

test('paper counts for progress and rhythm only', () => {
	const without = aggregateOf([on(0, {})], items, zone);
	const marked = aggregateOf([on(0, {}), on(5, { itemId: 'i2', mark: 'paper' })], items, zone);
	expect(marked).toMatchObject({ itemsDone: 2, daysActive: 2, daysTimed: 1 });
	expect(marked.theta).toBe(without.theta);
	expect(marked.sumW).toBe(without.sumW);
});

test('made together takes the answers on the screen along, and can be undone', () => {
	const alone = [on(0, {}), on(1, { itemId: 'i2', success: false })];
	const together = on(2, { itemId: 'i2', mark: 'together' });
	const marked = aggregateOf([...alone, together], items, zone);
	expect(marked).toMatchObject({ itemsDone: 2, timed: 1, daysActive: 3, daysTimed: 1 });
	expect(marked.theta).toBeGreaterThan(0);
	const undone = aggregateOf([...alone, { ...together, voided: true }], items, zone);
	expect(undone).toEqual(aggregateOf(alone, items, zone));
});

test('voiding everything is as if nothing happened', () => {
	const voided = [on(0, { voided: true }), on(1, { itemId: 'i2', voided: true })];
	expect(aggregateOf(voided, items, zone)).toEqual(aggregateOf([], items, zone));
});

test('ability leaves out rapid answers: first ones below the threshold, retries below 1.5 s', () => {
	const kept = trialsOf(
		[
			on(0, { timeMs: 8000 }),
			on(0, { itemId: 'i2', timeMs: 9000, success: false }),
			on(0, { itemId: 'i2', attempt: 2, timeMs: 1499 }),
			on(0, { itemId: 'i2', attempt: 3, timeMs: 1500 })
		],
		itemsById(items)
	);
	expect(kept.map(({ attempt, success }) => [attempt, success])).toEqual([
		[1, false],
		[3, true]
	]);
});

test('the weak lesson is the one with the smallest share right at first', () => {
	const answers = items.map(({ id }, i) => on(0, { itemId: id, success: i !== 7 && i !== 8 }));
	expect(aggregateOf(answers, items, zone).weakLessonId).toBe('l2');
	expect(aggregateOf(answers.slice(0, 3), items, zone).weakLessonId).toBe('l1');
});

test('the days are those of the school, not of Greenwich', () => {
	const late = responseFor({ answeredAt: new Date('2026-09-07T22:30:00Z') });
	const next = responseFor({ itemId: 'i2', answeredAt: new Date('2026-09-08T10:00:00Z') });
	expect(aggregateOf([late, next], items, zone).daysActive).toBe(1);
	expect(aggregateOf([late, next], items, { timeZone: 'UTC' }).daysActive).toBe(2);
});
