import { DELTA_MAX, DELTA_START, NEWTON_STEPS, S_THETA, Z80 } from './constants.ts';
import { clamp, logistic } from './numbers.ts';
import type { ItemParameters } from './types.ts';

type Target = Pick<ItemParameters, 'difficulty' | 'guess'>;

/** One answer that says something about ability. */
export type Trial = { item: Target; attempt: number; success: boolean };

export type Ability = {
	/** Logits; 0 is usual. */
	theta: number;
	/** Information at theta, with that of the prior. */
	information: number;
};

export type Accuracy = { accuracy: number; se: number; lo: number; hi: number };

/** Spread of the prior of delta, logits. */
const DELTA_SPREAD = 0.5;
/** Longest Newton step, so that an extreme row of answers does not overshoot. */
const LONGEST_STEP = 1.5;
/** Smallest curvature trusted: guessing can make the likelihood nearly flat, or bend it upwards. */
const LEAST_CURVATURE = 0.3;

/** Probability of a right answer with and without guessing, and how steeply it rises. */
export function chance(item: Target, logits: number): { p: number; q: number; slope: number } {
	const p = logistic(logits - item.difficulty);
	return { p, q: item.guess + (1 - item.guess) * p, slope: (1 - item.guess) * p * (1 - p) };
}

/**
 * First derivative of one answer's log likelihood, its curvature (minus the second), and the
 * expected curvature, by the logits. With guessing c these shorten to p/q and c/q².
 */
function derivatives({ item, attempt, success }: Trial, theta: number, delta: number) {
	const { p, q } = chance(item, theta + delta * (attempt - 1));
	const bend = p * (1 - p);
	return {
		score: success ? ((1 - q) * p) / q : -p,
		curvature: success ? bend * (1 - item.guess / (q * q)) : bend,
		expected: ((1 - item.guess) * bend * p) / q
	};
}

function sumOver(trials: readonly Trial[], theta: number, delta: number) {
	const sum = { score: 0, curvature: 0, expected: 0 };
	for (const trial of trials) {
		const one = derivatives(trial, theta, delta);
		sum.score += one.score;
		sum.curvature += one.curvature;
		sum.expected += one.expected;
	}
	return sum;
}

/** Expected share right at the first attempt of somebody with this ability over these items. */
export function expectedShare(theta: number, items: readonly Target[]): number {
	return items.reduce((sum, item) => sum + chance(item, theta).q, 0) / items.length;
}

/** Most probable ability under a normal prior around 0, in at most eight Newton steps. */
export function fitAbility(
	trials: readonly Trial[],
	delta: number = DELTA_START,
	spread: number = S_THETA
): Ability {
	const prior = 1 / spread ** 2;
	let theta = 0;
	for (let step = 0; step < NEWTON_STEPS; step++) {
		const { score, curvature } = sumOver(trials, theta, delta);
		const change = (score - prior * theta) / Math.max(LEAST_CURVATURE, curvature + prior);
		theta += clamp(change, -LONGEST_STEP, LONGEST_STEP);
		if (Math.abs(change) < 1e-9) break;
	}
	return { theta, information: sumOver(trials, theta, delta).expected + prior };
}

/**
 * Expected share right at the first attempt over all items of the assignment, also those not made
 * yet: so the same ability gives the same figure wherever somebody has got to. Null without items.
 */
export function accuracyOf(ability: Ability, items: readonly Target[]): Accuracy | null {
	if (items.length === 0) return null;
	let sum = 0;
	let slopes = 0;
	for (const item of items) {
		const { q, slope } = chance(item, ability.theta);
		sum += q;
		slopes += slope;
	}
	const accuracy = sum / items.length;
	const se = slopes / items.length / Math.sqrt(ability.information);
	return {
		accuracy,
		se,
		lo: clamp(accuracy - Z80 * se, 0, 1),
		hi: clamp(accuracy + Z80 * se, 0, 1)
	};
}

/**
 * What one further attempt adds, in logits, fitted over everybody's further attempts. The start
 * value acts as a prior, so that a handful of retries does not swing it.
 */
export function fitDelta(people: readonly { theta: number; trials: readonly Trial[] }[]): number {
	let delta = DELTA_START;
	for (let step = 0; step < NEWTON_STEPS; step++) {
		let score = (DELTA_START - delta) / DELTA_SPREAD ** 2;
		let information = 1 / DELTA_SPREAD ** 2;
		for (const { theta, trials } of people) {
			for (const trial of trials) {
				const more = trial.attempt - 1;
				if (more <= 0) continue;
				const one = derivatives(trial, theta, delta);
				score += more * one.score;
				information += more * more * one.expected;
			}
		}
		const next = clamp(delta + score / information, 0, DELTA_MAX);
		if (Math.abs(next - delta) < 1e-6) return next;
		delta = next;
	}
	return delta;
}
