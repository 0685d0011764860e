import { TIME_ZONE } from '#lib/day.ts';
import { ownStateOf } from './aggregate.ts';
import { dayOf } from './calendar.ts';
import { addTo, NO_SUMS } from './observation.ts';
import type { CountedResponse } from './rows.ts';
import type { CourseItems } from './course-items.ts';
import type { Aggregate, Day, PaceResponse } from './types.ts';

/** A participant's aggregate from all own rows of an enrolment: the sums as they were counted, the rest afresh. */
export function aggregateFrom(
	responses: readonly CountedResponse[],
	{ items, delta }: CourseItems
): Aggregate {
	const sums = responses.reduce((sum, { contribution }) => addTo(sum, contribution), NO_SUMS);
	return { ...sums, ...ownStateOf(responses, items, { timeZone: TIME_ZONE, delta }) };
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
