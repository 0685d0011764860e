import { addDays, dayOf } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';

/** Days back that work may be recorded: further is nearly always a slip in the year. */
const LONGEST_AGO = 366;

/** Why work cannot have been done on this day, or null. */
export function markDayProblem(day: string, now: Date): string | null {
	const today = dayOf(now);
	if (day > today) return m.marks_day_future();
	return day < addDays(today, -LONGEST_AGO) ? m.marks_day_far() : null;
}
