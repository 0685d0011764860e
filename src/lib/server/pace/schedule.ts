import { LONGEST_DAYS, numberOfDay, type Exposure } from './calendar.ts';
import type { Day } from './types.ts';

/**
 * Which share of an assignment is behind somebody at the beginning of a day, 0–1: exposure so far over exposure in all.
 * Null when nothing is expected at all, as in a pause from beginning to end. Days are numbers of `numberOfDay`.
 */
export function scheduleOf(
	start: Day,
	due: Day,
	exposure: Exposure
): ((day: number) => number) | null {
	const first = numberOfDay(start);
	const days = Math.min(numberOfDay(due) + 1 - first, LONGEST_DAYS);
	const sums = [0];
	let whole = 0;
	for (let at = 0; at < days; at++) sums.push((whole += exposure.of(first + at)));
	if (!(whole > 0)) return null;
	return (day) => (sums[Math.min(Math.max(day - first, 0), sums.length - 1)] ?? 0) / whole;
}
