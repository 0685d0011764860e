import { expect, test } from 'vitest';
import { PLAIN_CALENDAR } from '../pace/calendar.ts';
import { nextOpenDay, shiftDay } from './shift.ts';

const calendar = {
	...PLAIN_CALENDAR,
	weekdayWeights: [1, 1, 1, 1, 1, 0, 0],
	holidays: [
		// Autumn holiday, from Saturday to Sunday a week later.
		{ from: '2026-10-17', to: '2026-10-25' },
		// Two weeks around New Year.
		{ from: '2026-12-19', to: '2027-01-03' },
		// Closed on one Friday.
		{ from: '2026-11-13', to: '2026-11-13' }
	]
};

test.each([
	['a week', '2026-10-02', 1, '2026-10-09'],
	['a week of holiday does not count', '2026-10-16', 1, '2026-10-30'],
	['nor when it lies in between', '2026-10-14', 2, '2026-11-04'],
	['nor do two', '2026-12-18', 1, '2027-01-08'],
	['a date in a holiday', '2026-10-21', 1, '2026-10-28'],
	['a closed day moves on to the next open one', '2026-11-06', 1, '2026-11-16'],
	['a Sunday stays a Sunday', '2026-11-01', 1, '2026-11-08'],
	['no weeks', '2026-10-02', 0, '2026-10-02']
])('%s', (_, day, weeks, later) => {
	expect(shiftDay(day, weeks, calendar)).toBe(later);
});

test('a closed year ends somewhere', () => {
	const closed = { ...calendar, holidays: [{ from: '2026-01-01', to: '2099-12-31' }] };
	expect(shiftDay('2026-10-02', 2, closed)).toMatch(/^20\d\d-/);
	expect(nextOpenDay('2026-10-17', calendar)).toBe('2026-10-26');
});
