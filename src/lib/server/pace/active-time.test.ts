import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedMoment, acceptedTime, hasStarted, minutesOf } from './active-time.ts';

describe('the time that counts', () => {
	test.each([
		['active within elapsed', 40_000, 60_000, 40_000, 1],
		['active beyond elapsed', 90_000, 60_000, 60_000, 1],
		['active only', 40_000, null, 40_000, 1],
		['elapsed only counts less', null, 60_000, 60_000, 0.6],
		['nothing', null, null, null, 0],
		['negative active', -5, 60_000, 60_000, 0.6],
		['negative elapsed', 40_000, -60_000, 40_000, 1],
		['active zero was not measured', 0, 60_000, 60_000, 0.6],
		['both broken', NaN, Infinity, null, 0],
		['longer than a day', 90_000_000, null, null, 0]
	])('%s', (_, activeMs, elapsedMs, timeMs, timeWeight) => {
		expect(acceptedTime({ activeMs, elapsedMs })).toEqual({ timeMs, timeWeight });
	});

	test('is positive and finite or absent, whatever is reported', () => {
		const reported = fc.option(fc.oneof(fc.double(), fc.integer()), { nil: null });
		fc.assert(
			fc.property(reported, reported, (activeMs, elapsedMs) => {
				const { timeMs, timeWeight } = acceptedTime({ activeMs, elapsedMs });
				expect(timeMs === null || (Number.isFinite(timeMs) && timeMs > 0)).toBe(true);
				expect(timeWeight > 0).toBe(timeMs !== null);
			})
		);
	});
});

describe('when an answer was made', () => {
	const received = new Date('2026-09-10T10:00:00Z');
	const assigned = new Date('2026-09-01T08:00:00Z');
	const moment = (iso: string): Date => acceptedMoment(new Date(iso), received, assigned);

	test('an answer that waited on the device keeps its own day', () => {
		expect(moment('2026-09-08T16:00:00Z')).toEqual(new Date('2026-09-08T16:00:00Z'));
	});

	test('a device that is a year ahead, a year behind or broken gets the moment of receipt', () => {
		expect(moment('2027-09-10T10:00:00Z')).toEqual(received);
		expect(moment('2025-09-10T10:00:00Z')).toEqual(received);
		expect(moment('nonsense')).toEqual(received);
	});
});

test('started: an answer, or half a minute of active time', () => {
	expect(hasStarted(0, 29_999)).toBe(false);
	expect(hasStarted(0, 30_000)).toBe(true);
	expect(hasStarted(1, 0)).toBe(true);
});

test('minutes come in steps of five, and never as none', () => {
	const minutes = [0, -1, 1, 149_000, 450_000, 449_000, 3_600_000].map(minutesOf);
	expect(minutes).toEqual([null, null, 5, 5, 10, 5, 60]);
});
