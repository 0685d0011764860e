import { m } from '#lib/paraglide/messages.js';
import type { Cell } from './heat.ts';
import type { ShownOutcome } from './readings-view.ts';

const WORDS: Record<ShownOutcome, () => string> = {
	first: m.pace_outcome_first,
	later: m.pace_outcome_later,
	not: m.pace_outcome_not,
	none: m.pace_outcome_none,
	marked: m.heat_marked,
	absent: m.heat_absent
};

/** How an exercise went, in words. */
export function outcomeWords({ outcome, rapid, long }: Cell): string {
	const words = [WORDS[outcome](), rapid && m.heat_rapid(), long && m.heat_long()];
	return words.filter((word) => word !== false).join(', ');
}
