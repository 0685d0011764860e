import { describe, expect, test } from 'vitest';
import {
	dayOf,
	daysBetween,
	exposureOf,
	numberOfDay,
	pauseOn,
	PLAIN_CALENDAR
} from './calendar.ts';

const autumn = { from: '2026-10-17', to: '2026-10-25' };
const monday = numberOfDay('2026-10-12');

test('a late evening belongs to the day of the school, not to that of Greenwich', () => {
	expect(dayOf(new Date('2026-07-01T22:30:00Z'), 'Europe/Amsterdam')).toBe('2026-07-02');
	expect(dayOf(new Date('2026-07-01T22:30:00Z'), 'UTC')).toBe('2026-07-01');
	expect(dayOf(new Date('2026-12-31T23:30:00Z'), 'Europe/Amsterdam')).toBe('2027-01-01');
});

test('days are counted across the change to winter time', () => {
	expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
	expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
});

describe('exposure', () => {
	test('an ordinary day counts whole, a holiday a little, a pause not at all', () => {
		const exposure = exposureOf({ ...PLAIN_CALENDAR, holidays: [autumn] }, [
			{ from: '2026-10-24', to: '2026-10-27' }
		]);
		expect(exposure.of(monday)).toBe(1);
		expect(exposure.of(numberOfDay('2026-10-17'))).toBe(0.3);
		expect(exposure.of(numberOfDay('2026-10-24'))).toBe(0);
		expect(exposure.of(numberOfDay('2026-10-27'))).toBe(0);
		expect(exposure.of(numberOfDay('2026-10-28'))).toBe(1);
		expect(exposure.between(monday, numberOfDay('2026-10-29'))).toBeCloseTo(5 + 7 * 0.3 + 1, 10);
	});

	test('weekday weights start on Monday and multiply with the holiday', () => {
		const weekdayWeights = [1, 0.9, 0.8, 0.7, 0.6, 0.2, 0.1];
		const exposure = exposureOf({ ...PLAIN_CALENDAR, weekdayWeights, holidays: [autumn] }, []);
		const week = [0, 1, 2, 3, 4].map((offset) => exposure.of(monday + offset));
		expect(week).toEqual([1, 0.9, 0.8, 0.7, 0.6]);
		expect(exposure.of(monday + 6)).toBeCloseTo(0.03, 12);
	});

	test('a pause without an end lasts', () => {
		const exposure = exposureOf(PLAIN_CALENDAR, [{ from: '2026-10-14', to: null }]);
		expect(exposure.between(monday, monday + 300)).toBe(2);
	});

	test('an end date in the year 9999, or none, costs no time', () => {
		const exposure = exposureOf(PLAIN_CALENDAR, []);
		expect(exposure.between(monday, numberOfDay('9999-12-31'))).toBe(2000);
		expect(exposure.between(monday, numberOfDay('nonsense'))).toBe(0);
		expect(exposure.between(monday, monday - 5)).toBe(0);
	});
});

test('of two pauses that overlap, the one that ends last counts', () => {
	const short = { from: '2026-10-12', to: '2026-10-14' };
	const long = { from: '2026-10-13', to: '2026-10-20' };
	const open = { from: '2026-10-14', to: null };
	expect(pauseOn('2026-10-13', [short, long])).toBe(long);
	expect(pauseOn('2026-10-14', [long, open, short])).toBe(open);
	expect(pauseOn('2026-10-12', [short, long])).toBe(short);
	expect(pauseOn('2026-10-11', [short, long])).toBeNull();
	expect(pauseOn('2026-10-15', [short])).toBeNull();
});
