import { chance, type Trial } from './accuracy.ts';
import {
	PEOPLE_MIN,
	ROBUST_LOSS,
	S_DAY,
	S_TAU,
	S_THETA,
	SPREAD_MAX,
	SPREAD_MIN,
	SPREAD_N
} from './constants.ts';
import { clamp } from './numbers.ts';
import type { Population } from './types.ts';

/** What holds until enough people have worked to see it: the conventions of this project. */
export const USUAL_POPULATION: Population = { speed: S_TAU, day: S_DAY, ability: S_THETA };

/** Abilities at which the likelihood is looked at, logits. */
const GRID = Array.from({ length: 41 }, (_, i) => (i - 20) / 4);
const ROUNDS = 20;

/** The likelihood of somebody's answers at every ability of the grid, its highest value 1. */
export function likelihoodOf(trials: readonly Trial[], delta: number): number[] {
	const logs = GRID.map((theta) =>
		trials.reduce((sum, { item, attempt, success }) => {
			const { q } = chance(item, theta + delta * (attempt - 1));
			return sum + Math.log(success ? q : 1 - q);
		}, 0)
	);
	const top = Math.max(...logs);
	return logs.map((log) => Math.exp(log - top));
}

/** Mean and variance of ability given the answers, under a normal prior around 0. */
export function posteriorOf(
	likelihood: readonly number[],
	spread: number
): { mean: number; variance: number } {
	let [sum, first, second] = [0, 0, 0];
	for (const [i, theta] of GRID.entries()) {
		const weight = (likelihood[i] ?? 0) * Math.exp(-((theta / spread) ** 2) / 2);
		sum += weight;
		first += weight * theta;
		second += weight * theta * theta;
	}
	const mean = first / sum;
	return { mean, variance: second / sum - mean * mean };
}

/**
 * Spread of ability by expectation and maximisation over everybody's answers. The start value is worth fifty people, so
 * that a small group does not decide how different people are.
 */
export function abilitySpreadOf(people: readonly (readonly Trial[])[], delta: number): number {
	const likelihoods = people
		.filter((trials) => trials.length > 0)
		.map((trials) => likelihoodOf(trials, delta));
	let spread = S_THETA;
	for (let round = 0; round < ROUNDS; round++) {
		const total = likelihoods.reduce(
			(sum, likelihood) => {
				const { mean, variance } = posteriorOf(likelihood, spread);
				return sum + mean * mean + variance;
			},
			SPREAD_N * S_THETA ** 2
		);
		spread = Math.sqrt(total / (likelihoods.length + SPREAD_N));
	}
	return clamp(spread, SPREAD_MIN, SPREAD_MAX);
}

/** Weighted sums of one person: how much faster than usual. */
export type SpeedSums = { sumW: number; sumWr: number; days: number };

/**
 * Spread of speed between people, by moments; the convention below 200 people. What answers and days vary by themselves
 * is taken off, so that few answers do not look like large differences. The spread between days stays a convention:
 * estimating it the same way made intervals on simulated sites too narrow.
 */
export function speedSpreadOf(people: readonly SpeedSums[]): number {
	const seen = people.filter(({ sumW }) => sumW > 0);
	if (seen.length < PEOPLE_MIN) return S_TAU;
	let [weight, total, squares] = [0, 0, 0];
	for (const { sumW, sumWr, days } of seen) {
		const mean = sumWr / sumW;
		const noise = ROBUST_LOSS / sumW + S_DAY ** 2 / Math.max(1, days);
		// Who has done little says little about how much people differ.
		const trust = 1 / (noise + S_TAU ** 2) ** 2;
		weight += trust;
		total += trust * mean;
		squares += trust * (mean ** 2 - noise);
	}
	const variance = squares / weight - (total / weight) ** 2;
	return clamp(Math.sqrt(Math.max(variance, 0)), SPREAD_MIN * S_TAU, SPREAD_MAX * S_TAU);
}
