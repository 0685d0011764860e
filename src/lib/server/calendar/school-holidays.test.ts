import { describe, expect, test } from 'vitest';
import { daysBetween } from '#lib/day.ts';
import { missingYears, REGIONS, schoolHolidays, schoolYearOf } from './school-holidays.ts';

describe.each(REGIONS)('school holidays in %s', (region) => {
	const holidays = schoolHolidays(region);

	test('five a year, from Saturday up to and including Sunday, one after the other', () => {
		expect(holidays).toHaveLength(20);
		for (const [i, { from, to }] of holidays.entries()) {
			expect([new Date(from).getUTCDay(), new Date(to).getUTCDay()]).toEqual([6, 0]);
			const next = holidays[i + 1];
			if (next) expect(to < next.from).toBe(true);
		}
	});

	test('last as long as they do everywhere', () => {
		const weeks = holidays.map(({ name, from, to }) => [name, (daysBetween(from, to) + 2) / 7]);
		for (const [name, count] of weeks) {
			expect(count).toBeCloseTo(name === 'zomer' ? 6.286 : name === 'kerst' ? 2.43 : 1.43, 0);
		}
	});

	test('belong to their school year; only autumn and spring are advice', () => {
		for (const { name, from, schoolYear, status } of holidays) {
			if (name !== 'zomer') expect(schoolYearOf(from)).toBe(schoolYear);
			expect(status).toBe(name === 'herfst' || name === 'voorjaar' ? 'advies' : 'vastgesteld');
		}
	});
});

test('what is not known is told', () => {
	expect(missingYears('2026-09-01', '2027-06-01')).toEqual([]);
	expect(missingYears('2029-07-31', '2030-09-01')).toEqual(['2029–2030', '2030–2031']);
});
