import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { isDay, type DateProblem } from '#lib/server/assignments/dates.ts';

/** A day from a date field. */
export const Day = v.pipe(
	v.string(),
	v.check(isDay, () => m.assign_date_missing())
);

/** A day that may be left empty. */
export const MaybeDay = v.union(
	[
		v.pipe(
			v.literal(''),
			v.transform(() => null)
		),
		Day
	],
	() => m.assign_date_missing()
);

/** What is wrong with a date, as a sentence for at the field. */
export function datesProblem(problem: DateProblem): string {
	const sentences: Record<DateProblem, () => string> = {
		start_far: m.assign_start_far,
		due_before_start: m.assign_due_before_start,
		due_past: m.assign_due_past,
		due_far: m.assign_due_far
	};
	return sentences[problem]();
}
