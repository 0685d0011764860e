import {
	RAPID_MAX_S,
	RAPID_MIN_S,
	RAPID_SHARE,
	RUSH_MIN,
	RUSH_P,
	RUSH_PRIOR,
	RUSH_SHARE
} from './constants.ts';
import { betaCdf } from './distributions.ts';
import { clamp } from './numbers.ts';

/** Seconds below which nobody can have read the item (after Wise & Ma, 2012). */
export function cutOf(beta: number): number {
	return clamp(RAPID_SHARE * Math.exp(beta), RAPID_MIN_S, RAPID_MAX_S);
}

export function isRapid(timeMs: number, cut: number): boolean {
	return timeMs < 1000 * cut;
}

/** Probability that the habitual share of rapid answers is above 0.15; null without answers. */
export function rushProbability(timed: number, rapid: number): number | null {
	if (timed === 0) return null;
	return 1 - betaCdf(RUSH_SHARE, RUSH_PRIOR.rapid + rapid, RUSH_PRIOR.effortful + timed - rapid);
}

/** Answering faster than reading is a habit, not an accident. */
export function isRushing(timed: number, rapid: number): boolean {
	return rapid >= RUSH_MIN && (rushProbability(timed, rapid) ?? 0) > RUSH_P;
}
