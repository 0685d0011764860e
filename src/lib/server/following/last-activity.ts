import { dutchDay } from '../pace/calendar.ts';
import type { EnrolledRow } from './enrolled-queries.ts';
import type { Aggregate } from '../pace/types.ts';

const NOTHING: Aggregate = {
	timed: 0,
	rapid: 0,
	firstRight: 0,
	sumW: 0,
	sumWr: 0,
	sumW2v: 0,
	activeMs: 0,
	itemsDone: 0,
	firstAt: null,
	lastAt: null,
	daysActive: 0,
	daysTimed: 0,
	theta: 0,
	information: 1,
	stuckItemId: null,
	weakLessonId: null
};

/** The stored sums; reading counts as activity too, so that nobody who reads is called silent. */
export function aggregateOf(enrolled: EnrolledRow): Aggregate {
	const { aggregate, modules } = enrolled;
	const lastAt = lastActivity(enrolled);
	const stored = {
		...(aggregate ?? NOTHING),
		firstAt: dateOf(aggregate?.firstAt),
		lastAt: dateOf(aggregate?.lastAt)
	};
	if (lastAt === null) return stored;
	const starts = modules.map(({ startedAt }) => Date.parse(startedAt));
	const firstAt = stored.firstAt ?? new Date(Math.min(lastAt.getTime(), ...starts));
	const newDay = stored.lastAt === null || dutchDay(stored.lastAt) < dutchDay(lastAt);
	return { ...stored, firstAt, lastAt, daysActive: stored.daysActive + Number(newDay) };
}

/** The last answer, or the last time that a step was opened or left. */
export function lastActivity({ aggregate, modules }: EnrolledRow): Date | null {
	const moments = [aggregate?.lastAt, ...modules.map(({ activeAt }) => activeAt)].flatMap((text) =>
		text ? [Date.parse(text)] : []
	);
	return moments.length === 0 ? null : new Date(Math.max(...moments));
}

function dateOf(text: string | null | undefined): Date | null {
	return text ? new Date(text) : null;
}
