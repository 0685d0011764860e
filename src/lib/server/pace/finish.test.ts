import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposureOf, numberOfDay, PLAIN_CALENDAR } from './calendar.ts';
import {
	lateOf,
	ownDays,
	projectFinish,
	quantileOf,
	shareAfter,
	type FinishInput
} from './finish.ts';
import { habitsOf, USUAL_HABITS } from './habits.ts';
import { dayIn, projectionFrom, shareAfterDay } from './projection.ts';
import { seedOf } from './random.ts';

const today = numberOfDay('2026-10-05');
const plain = exposureOf(PLAIN_CALENDAR, []);

function inputFor(changes: Partial<FinishInput> = {}): FinishInput {
	return {
		itemsLeft: 12,
		from: today,
		rhythm: { shape: 8, rate: 20, silence: 1, pStopped: 0 },
		itemsPerDay: [3, 4, 3, 5],
		habits: USUAL_HABITS,
		exposure: plain,
		seed: seedOf('elif'),
		...changes
	};
}

const middle = (changes: Partial<FinishInput>): number =>
	quantileOf(projectFinish(inputFor(changes)), 0.5) - today;

describe('the finish', () => {
	test('the same input gives the same draws, another person others', () => {
		expect(projectFinish(inputFor())).toEqual(projectFinish(inputFor()));
		const other = projectFinish(inputFor({ seed: seedOf('noor') }));
		expect(other).not.toEqual(projectFinish(inputFor()));
	});

	test('comes later with more to do, a slower rhythm, smaller days and holidays', () => {
		const usual = middle({});
		expect(middle({ itemsLeft: 30 })).toBeGreaterThan(usual);
		expect(middle({ rhythm: { shape: 4, rate: 20, silence: 1, pStopped: 0 } })).toBeGreaterThan(
			usual
		);
		expect(middle({ itemsPerDay: [1, 1, 1, 1] })).toBeGreaterThan(usual);
		const holidays = [{ from: '2026-10-05', to: '2026-10-18' }];
		const holiday = exposureOf({ ...PLAIN_CALENDAR, holidays }, []);
		expect(middle({ exposure: holiday })).toBeGreaterThan(usual);
		const paused = exposureOf(PLAIN_CALENDAR, [{ from: '2026-10-05', to: '2026-10-18' }]);
		expect(quantileOf(projectFinish(inputFor({ exposure: paused })), 0) - today).toBeGreaterThan(
			13
		);
	});

	test('a silence that is no part of the rhythm does not make it slower', () => {
		const silent = { shape: 8, rate: 20, silence: 20 };
		expect(middle({ rhythm: { ...silent, pStopped: 1 } })).toBeLessThan(
			middle({ rhythm: { ...silent, pStopped: 0 } })
		);
	});

	test('never goes beyond its horizon, whatever the input', () => {
		const input = fc.record({
			itemsLeft: fc.integer({ min: 1, max: 500 }),
			shape: fc.double({ min: 0.5, max: 60, noNaN: true }),
			rate: fc.double({ min: 0.5, max: 200, noNaN: true }),
			horizon: fc.integer({ min: 0, max: 60 })
		});
		fc.assert(
			fc.property(input, ({ itemsLeft, shape, rate, horizon }) => {
				const finish = projectFinish(
					inputFor({
						itemsLeft,
						rhythm: { shape, rate, silence: 0, pStopped: 0 },
						horizon: today + horizon
					})
				);
				const row = [0, 0.1, 0.5, 0.9, 1].map((share) => quantileOf(finish, share));
				expect(row).toEqual([...row].sort((a, b) => a - b));
				expect(row.at(0)).toBeGreaterThanOrEqual(today);
				expect(row.at(-1)).toBeLessThanOrEqual(today + horizon);
			}),
			{ numRuns: 40 }
		);
	});

	test('late is stopped, or still on the way when it is due', () => {
		const finish = projectFinish(inputFor());
		expect(shareAfter(finish, today - 1)).toBe(1);
		expect(shareAfter(finish, today + 170)).toBeLessThan(0.01);
		expect(lateOf(0, 0.3)).toBeCloseTo(0.3, 12);
		expect(lateOf(1, 0)).toBe(1);
		expect(lateOf(0.5, 0.5)).toBe(0.75);
	});
});

describe('a projection as it is kept', () => {
	const finish = projectFinish(inputFor());
	const kept = projectionFrom(finish, '2026-10-05', today);

	test('gives the same days back', () => {
		expect(dayIn(kept, 0)).toBe('2026-10-05' < dayIn(kept, 0) ? dayIn(kept, 0) : '2026-10-05');
		for (const share of [0.1, 0.5, 0.9]) {
			const day = numberOfDay(dayIn(kept, share));
			expect(Math.abs(day - quantileOf(finish, share))).toBeLessThanOrEqual(1);
		}
	});

	test('judges any end date nearly as the draws would', () => {
		for (let days = 0; days < 60; days += 3) {
			const day = new Date((today + days) * 86_400_000).toISOString().slice(0, 10);
			expect(Math.abs(shareAfterDay(kept, day) - shareAfter(finish, today + days))).toBeLessThan(
				0.08
			);
		}
	});

	test('who never gets there is late for every date', () => {
		const never = projectionFrom(
			{ draws: [today + 180, today + 180], horizon: today + 180 },
			'2026-10-05',
			today
		);
		expect(shareAfterDay(never, '2030-01-01')).toBe(1);
	});
});

describe('habits', () => {
	test('are the conventions when nobody has worked', () => {
		expect(habitsOf([])).toMatchObject({
			rhythm: { rate: 0.3 },
			items: { mean: Math.log(3), spread: 0.55 }
		});
	});

	test('are learned from many, and hardly from one', () => {
		const daily = { again: 20, exposure: 20, items: Array.from({ length: 21 }, () => 6) };
		const one = habitsOf([daily]);
		const many = habitsOf(Array.from({ length: 400 }, () => daily));
		expect(one.rhythm.rate).toBeLessThan(0.4);
		expect(many.rhythm.rate).toBeGreaterThan(0.9);
		expect(many.items.mean).toBeCloseTo(Math.log(6), 1);
		expect(many.items.spread).toBeLessThan(0.1);
	});

	test('own days weigh against two prior days', () => {
		const { mean, spread } = ownDays([6, 6], USUAL_HABITS);
		expect(mean).toBeCloseTo((Math.log(6) + Math.log(3)) / 2, 12);
		expect(spread).toBeCloseTo(0.55 / 2, 12);
	});
});
