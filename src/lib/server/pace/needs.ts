import { expectedShare, type Ability } from './accuracy.ts';
import {
	A_DEEP,
	A_HIGH,
	A_LOW,
	A_MASTERED,
	EXTRA_TIME,
	P_DEEP,
	S_DIFFICULTY,
	TAU_DEEP
} from './constants.ts';
import { normalCdf } from './distributions.ts';
import type { Speed } from './speed.ts';
import type { ItemParameters } from './types.ts';

/** Log speed with the allowance for recorded extra reading time. */
export function allowedSpeed(tau: number, extraReadingTime: boolean): number {
	return tau + (extraReadingTime ? EXTRA_TIME : 0);
}

/**
 * Probability that the true share right at the first attempt over all items is below 0.60. On the scale of ability,
 * where the estimate is close to normal; the share itself is squeezed towards its borders. How hard the items are that
 * few have made yet is uncertain too.
 */
export function pLowOf(ability: Ability, items: readonly ItemParameters[]): number {
	return normalCdf(-marginAt(A_LOW, ability, items));
}

/** Probability that the true share right is above 0.88. */
export function pMasteredOf(ability: Ability, items: readonly ItemParameters[]): number {
	return normalCdf(marginAt(A_MASTERED, ability, items));
}

/** How far somebody is above the ability that gives this share, in standard errors. */
function marginAt(
	share: number,
	{ theta, information }: Ability,
	items: readonly ItemParameters[]
): number {
	return (theta - abilityAt(share, items)) / Math.sqrt(1 / information + borderVariance(items));
}

/** Uncertainty of the mean difficulty of all items: of those few made, and of what they say about the others. */
export function borderVariance(items: readonly ItemParameters[]): number {
	const n = items.length;
	const known = items.reduce((sum, item) => sum + item.known, 0);
	const share = 1 - known / n;
	return S_DIFFICULTY ** 2 * (share / n + share ** 2 / (known + 1));
}

/** Furthest ability that is looked at, logits. */
const FURTHEST = 8;

/** The ability at which the expected share right over these items is `share`. */
export function abilityAt(share: number, items: readonly ItemParameters[]): number {
	let low = -FURTHEST;
	let high = FURTHEST;
	while (high - low > 1e-3) {
		const middle = (low + high) / 2;
		if (expectedShare(middle, items) < share) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** Probability that somebody is both above 0.85 right and clearly faster than usual. */
export function pDeepOf(
	ability: Ability,
	speed: Speed,
	items: readonly ItemParameters[],
	extraReadingTime: boolean
): number {
	const fast = (allowedSpeed(speed.tau, extraReadingTime) - TAU_DEEP) / speed.se;
	return normalCdf(marginAt(A_HIGH, ability, items)) * normalCdf(fast);
}

/** Whether deepening material fits: right, fast and both sure enough. */
export function deepens(facts: {
	accuracy: number | null;
	tau: number | null;
	pDeep: number | null;
	extraReadingTime: boolean;
}): boolean {
	const { accuracy, tau, pDeep, extraReadingTime } = facts;
	if (accuracy === null || tau === null || pDeep === null) return false;
	return accuracy > A_DEEP && allowedSpeed(tau, extraReadingTime) > TAU_DEEP && pDeep > P_DEEP;
}
