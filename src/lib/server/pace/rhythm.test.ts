import { describe, expect, test } from 'vitest';
import { exposureOf, numberOfDay, PLAIN_CALENDAR } from './calendar.ts';
import { STOP_HAZARD } from './constants.ts';
import { idleDaysOf, rhythmOf } from './rhythm.ts';

const first = numberOfDay('2026-09-07');
const last = first + 12;
const plain = exposureOf(PLAIN_CALENDAR, []);

function pStopped(silence: number, exposure = plain, active = 5): number {
	return rhythmOf({ first, last, today: last + silence, active }, exposure).pStopped;
}

describe('usual gap', () => {
	test('is shrunk towards the prior', () => {
		const { usualGap } = rhythmOf({ first, last, today: last, active: 5 }, plain);
		expect(usualGap).toBeCloseTo((2 / 0.3 + 12) / 6, 12);
	});

	test('of a single day is the prior alone', () => {
		const once = { first, last: first, today: first, active: 1 };
		expect(rhythmOf(once, plain).usualGap).toBeCloseTo(1 / 0.3, 12);
	});
});

describe('having stopped', () => {
	test('is the formula, by hand for two whole days of silence', () => {
		const [h, b] = [STOP_HAZARD, 2 / 0.3 + 12];
		const still = (g: number): number => (b / (b + g)) ** 6;
		const stopped = h * Math.exp(-h) * still(1) + h * Math.exp(-2 * h) * still(2);
		const alive = Math.exp(-2 * h) * still(2);
		expect(pStopped(3)).toBeCloseTo(stopped / (stopped + alive), 12);
	});

	test('is nothing on the day itself and the next, and grows with silence', () => {
		expect([pStopped(0), pStopped(1)]).toEqual([0, 0]);
		const row = [2, 5, 10, 15, 30, 100].map((silence) => pStopped(silence));
		expect(row).toEqual([...row].sort((a, b) => a - b));
		expect(pStopped(10)).toBeLessThan(0.2);
		expect(pStopped(15)).toBeGreaterThan(0.2);
		expect(pStopped(1000)).toBeGreaterThan(0.99);
	});

	test('is suspected earlier of somebody who works daily', () => {
		expect(pStopped(8, plain, 13)).toBeGreaterThan(pStopped(8, plain, 3));
	});

	test('is suspected less in a holiday, and not in a pause', () => {
		const range = { from: '2026-09-20', to: '2026-10-04' };
		const holiday = exposureOf({ ...PLAIN_CALENDAR, holidays: [range] }, []);
		expect(pStopped(15, holiday)).toBeLessThan(pStopped(15) / 2);
		expect(pStopped(15, exposureOf(PLAIN_CALENDAR, [range]))).toBe(0);
	});
});

test('idle days leave out holidays and pauses', () => {
	const exposure = exposureOf(
		{ ...PLAIN_CALENDAR, holidays: [{ from: '2026-09-21', to: '2026-09-23' }] },
		[{ from: '2026-09-25', to: '2026-09-25' }]
	);
	expect(idleDaysOf(last, last + 8, plain)).toBe(8);
	expect(idleDaysOf(last, last + 8, exposure)).toBe(4);
	expect(idleDaysOf(last, last, plain)).toBe(0);
});
