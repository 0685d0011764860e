import { STUCK_TIMES } from './constants.ts';
import { standing } from './counted.ts';
import type { PaceResponse, Visits } from './types.ts';

/**
 * The item on which somebody is stuck: three failed attempts, or three visits without a right
 * answer, and nothing answered on another item since. Null when there is none.
 */
export function stuckItem(
	responses: readonly PaceResponse[],
	visits: readonly Visits[] = []
): string | null {
	const valid = standing(responses);
	const candidates = new Map<string, number>();
	for (const itemId of new Set(valid.map((response) => response.itemId))) {
		const own = valid.filter((response) => response.itemId === itemId);
		if (own.filter(({ success }) => !success).length >= STUCK_TIMES) {
			candidates.set(itemId, Math.max(...own.map(({ answeredAt }) => answeredAt.getTime())));
		}
	}
	for (const { itemId, count, lastAt } of visits) {
		if (count < STUCK_TIMES) continue;
		candidates.set(itemId, Math.max(candidates.get(itemId) ?? -Infinity, lastAt.getTime()));
	}
	for (const { itemId, success, mark } of valid) {
		if (success || mark !== null) candidates.delete(itemId);
	}

	let latest: { itemId: string; at: number } | null = null;
	for (const [itemId, at] of candidates) {
		const wentOn = valid.some(
			(other) => other.itemId !== itemId && other.answeredAt.getTime() > at
		);
		if (!wentOn && (latest === null || at > latest.at)) latest = { itemId, at };
	}
	return latest?.itemId ?? null;
}
