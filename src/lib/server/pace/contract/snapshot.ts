import type { ContractData, ContractEvent } from './types.ts';

const DAY_S = 86_400;

/** Answers before a day. */
export function beforeDay({ events }: ContractData, day: number): ContractEvent[] {
	return events.filter(({ answered }) => answered < DAY_S * day);
}

/**
 * Of every participant who has that many the first items in file order, with the retries that followed at once. Nothing
 * else is in the snapshot: what happened later must not help to judge what happened before.
 */
export function firstItems({ events, assignment }: ContractData, count: number): ContractEvent[] {
	const pupils = new Set(assignment.pupils.map(({ id }) => id));
	const kept: ContractEvent[] = [];
	for (const [actor, own] of Map.groupBy(events, (event) => event.actor)) {
		if (!pupils.has(actor)) continue;
		const seen = new Set<string>();
		const mine: ContractEvent[] = [];
		let last: string | null = null;
		for (const event of own) {
			const isNew = !seen.has(event.item);
			if (isNew && seen.size === count) break;
			seen.add(event.item);
			if (isNew || event.item === last) mine.push(event);
			last = event.item;
		}
		if (seen.size === count) kept.push(...mine);
	}
	return kept;
}
