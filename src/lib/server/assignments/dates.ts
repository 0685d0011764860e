import { addDays, daysBetween } from '#lib/day.ts';

export type DateProblem = 'start_far' | 'due_before_start' | 'due_past' | 'due_far';

/** Days; further away than this is nearly always a slip in the year. */
const A_YEAR = 366;

/**
 * Why homework cannot run between these days, by field, or null. Days are yyyy-mm-dd; without a due date
 * there is no pressure of time, and that is allowed.
 */
export function dateProblem(
	{ startsOn, dueOn }: { startsOn: string; dueOn: string | null },
	today: string
): { startsOn: DateProblem } | { dueOn: DateProblem } | null {
	if (Math.abs(daysBetween(today, startsOn)) > A_YEAR) return { startsOn: 'start_far' };
	if (dueOn === null) return null;
	if (dueOn < startsOn) return { dueOn: 'due_before_start' };
	if (dueOn < today) return { dueOn: 'due_past' };
	if (daysBetween(startsOn, dueOn) > A_YEAR) return { dueOn: 'due_far' };
	return null;
}

/** A first proposal that people rarely change: three weeks from the start. */
export function usualDueDate(startsOn: string): string {
	return addDays(startsOn, 21);
}

/** Whether a text is a day that exists, written as yyyy-mm-dd: 31 February is not. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const moment = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
