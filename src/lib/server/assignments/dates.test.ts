import { expect, test } from 'vitest';
import { dateProblem, isDay, usualDueDate } from './dates.ts';

const today = '2027-01-11';

test.each([
	['2027-01-11', '2027-02-01', null],
	['2027-01-11', '2027-01-11', null],
	['2027-01-04', '2027-01-12', null],
	['2027-01-11', null, null],
	['2027-02-01', '2027-01-31', { dueOn: 'due_before_start' }],
	['2027-01-04', '2027-01-10', { dueOn: 'due_past' }],
	['2027-01-11', '2028-02-01', { dueOn: 'due_far' }],
	['2072-01-11', '2072-02-01', { startsOn: 'start_far' }],
	['2025-01-11', null, { startsOn: 'start_far' }]
])('from %s to %s: %j', (startsOn, dueOn, problem) => {
	expect(dateProblem({ startsOn, dueOn }, today)).toEqual(problem);
});

test('three weeks is usual', () => {
	expect(usualDueDate('2027-02-15')).toBe('2027-03-08');
});

test.each([
	['2028-02-29', true],
	['2027-02-29', false],
	['2027-02-31', false],
	['2027-13-01', false],
	['2027-1-1', false],
	['12-06-2027', false],
	['', false]
])('%s is a day: %s', (text, expected) => {
	expect(isDay(text)).toBe(expected);
});
