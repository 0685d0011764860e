import { acceptedTime } from '../active-time.ts';
import type { Calendar, Day, ItemFacts, PersonResponse } from '../types.ts';
import type { ContractAssignment, ContractData, ContractEvent, ContractItem } from './types.ts';

/** A Monday without summer time near it; which one makes no difference. */
const START_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
export const TIME_ZONE = 'UTC';

/** The calendar day of a day number of the assignment. */
export function dayAt(day: number): Day {
	return new Date(START_MS + day * DAY_MS).toISOString().slice(0, 10);
}

export function factsOf({ id, lesson, options, type, ...item }: ContractItem): ItemFacts {
	const { authorSeconds, words } = item;
	return {
		id,
		lessonId: `${lesson}`,
		authorSeconds,
		words,
		options: type === 'open' ? null : options
	};
}

/** What the estimator sees of an answer; a time that cannot be is no time. */
export function responseOf(event: ContractEvent, group: string | null): PersonResponse {
	const elapsed = event.answered - event.started;
	return {
		participantId: event.actor,
		groupId: group,
		itemId: event.item,
		attempt: event.attempt,
		answeredAt: new Date(START_MS + event.answered * 1000),
		...acceptedTime({
			activeMs: event.activeS === null ? null : event.activeS * 1000,
			elapsedMs: elapsed * 1000
		}),
		success: event.correct,
		mark: null,
		voided: false
	};
}

/** The answers as responses with the group of who gave them. */
export function responsesOf(
	{ assignment }: ContractData,
	events: readonly ContractEvent[]
): PersonResponse[] {
	const groups = new Map(assignment.pupils.map(({ id, group }) => [id, group]));
	return events.map((event) => responseOf(event, groups.get(event.actor) ?? null));
}

export function calendarOf({ calendar }: ContractAssignment): Calendar {
	return {
		timeZone: TIME_ZONE,
		holidays: calendar.holidayDays
			.filter(([first, end]) => end > first)
			.map(([first, end]) => ({ from: dayAt(first), to: dayAt(end - 1) })),
		holidayWeight: calendar.holidayWeight,
		weekdayWeights: calendar.weekdayWeight
	};
}
