import { expect, test } from 'vitest';
import { readingDay } from './organisation-calendar.ts';

const free = [
	{ from: '2026-10-17', to: '2026-10-25', holiday: 'herfst' as const, name: null },
	{ from: '2026-10-26', to: '2026-10-26', holiday: null, name: 'Studiedag' }
];

test.each([
	['on a weekday today', '2026-10-14', '2026-10-14'],
	['on the day before a holiday today', '2026-10-16', '2026-10-16'],
	['on Saturday from Monday on', '2026-10-10', '2026-10-12'],
	['in a holiday after it, and after the closing day that follows', '2026-10-19', '2026-10-27']
])('questions are read %s', (_, today, day) => {
	expect(readingDay(free, today)).toBe(day);
});

test('a calendar without any day still ends', () => {
	const always = [{ from: '2026-01-01', to: '2030-01-01', holiday: null, name: 'Gesloten' }];
	expect(readingDay(always, '2026-10-10')).toBe('2027-10-11');
});
