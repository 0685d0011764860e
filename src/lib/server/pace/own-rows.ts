import { TIME_ZONE } from '#lib/day.ts';
import { ownStateOf } from './aggregate.ts';
import { dayOf } from './calendar.ts';
import { itemsTogether } from './counted.ts';
import { addTo, ownTimeOnly, NO_SUMS } from './observation.ts';
import type { CountedResponse } from './rows.ts';
import type { CourseItems } from './course-items.ts';
import type { Aggregate, Day, PaceResponse } from './types.ts';

/**
 * A participant's aggregate from all own rows of an enrolment: the sums as they were counted, the rest afresh. What a mark
 * takes away from speed is decided here and not in the rows, so that undoing the mark gives it back to the last bit.
 */
export function aggregateFrom(
	responses: readonly CountedResponse[],
	{ items, delta, population }: Pick<CourseItems, 'items' | 'delta' | 'population'>
): Aggregate {
	const sorted = responses.toSorted(byMoment);
	const together = itemsTogether(sorted);
	const sums = sorted.reduce(
		(sum, { itemId, contribution }) =>
			addTo(sum, together.has(itemId) ? ownTimeOnly(contribution) : contribution),
		NO_SUMS
	);
	return { ...sums, ...ownStateOf(sorted, items, { timeZone: TIME_ZONE, delta, population }) };
}

/** One order for the same answers, however they came in: sums of fractions then come out the same to the last bit. */
function byMoment(a: CountedResponse, b: CountedResponse): number {
	return (
		a.answeredAt.getTime() - b.answeredAt.getTime() ||
		(a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0) ||
		a.attempt - b.attempt ||
		(a.timeMs ?? -1) - (b.timeMs ?? -1) ||
		a.timeWeight - b.timeWeight ||
		Number(a.success) - Number(b.success) ||
		(a.mark ?? '').localeCompare(b.mark ?? '')
	);
}

export type Activity = { day: Day; items: number; activeMs: number };

/** Different exercises and active time per day; of these days only, when given. */
export function activityOf(
	responses: readonly PaceResponse[],
	only?: ReadonlySet<Day>
): Activity[] {
	const days = Map.groupBy(responses, ({ answeredAt }) => dayOf(answeredAt, TIME_ZONE));
	return [...days]
		.filter(([day]) => only?.has(day) ?? true)
		.map(([day, rows]) => ({
			day,
			items: new Set(rows.map(({ itemId }) => itemId)).size,
			activeMs: rows.reduce((sum, row) => sum + activeMsIn(row), 0)
		}))
		.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function activeMsIn({ mark, timeWeight, timeMs }: PaceResponse): number {
	return mark === null && timeWeight === 1 ? (timeMs ?? 0) : 0;
}
