import { MAX_TIME_MS, STARTED_S, W_ELAPSED } from './constants.ts';

export type ReportedTime = { activeMs: number | null; elapsedMs: number | null };
export type AcceptedTime = { timeMs: number | null; timeWeight: number };

/** Nothing is what a broken clock reports: zero, negative, not finite, longer than a day. */
function usable(ms: number | null): number | null {
	return ms !== null && Number.isFinite(ms) && ms > 0 && ms <= MAX_TIME_MS ? ms : null;
}

/**
 * The time that counts for an answer. Active time never exceeds elapsed time; without active time
 * the elapsed time counts with less weight; without both the answer counts for progress only.
 */
export function acceptedTime(reported: ReportedTime): AcceptedTime {
	const active = usable(reported.activeMs);
	const elapsed = usable(reported.elapsedMs);
	if (active !== null) return { timeMs: Math.min(active, elapsed ?? active), timeWeight: 1 };
	return elapsed !== null
		? { timeMs: elapsed, timeWeight: W_ELAPSED }
		: { timeMs: null, timeWeight: 0 };
}

/**
 * When an answer was made. A device may run ahead of the server, which is clamped to the receipt; a
 * moment before the assignment existed says nothing, so the receipt is the best that is known.
 */
export function acceptedMoment(answeredAt: Date, receivedAt: Date, assignedAt: Date): Date {
	const at = answeredAt.getTime();
	if (!(at <= receivedAt.getTime())) return receivedAt;
	return at < assignedAt.getTime() ? receivedAt : answeredAt;
}

/** Started: an answer (or a mark by the worker), or half a minute of active time. */
export function hasStarted(itemsDone: number, activeMs: number): boolean {
	return itemsDone > 0 || activeMs >= STARTED_S * 1000;
}

/** Active minutes in steps of five, at least five; null when nothing was measured. */
export function minutesOf(activeMs: number): number | null {
	if (!(activeMs > 0)) return null;
	return Math.max(5, 5 * Math.round(activeMs / 300_000));
}
