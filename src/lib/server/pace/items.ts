import {
	AUTHOR_FALLBACK_S,
	AVERAGED,
	K_AUTHOR,
	KAPPA_MIN_ANSWERS,
	KAPPA_MIN_ITEMS,
	P_ABOVE_GUESS,
	P_ITEM_N,
	P_MAX,
	P_START,
	P_START_N,
	READ_WPM,
	RHO_GROUP,
	S_AUTHOR,
	S_THETA,
	SIGMA_MAX,
	SIGMA_MIN,
	SIGMA_PRIOR_N,
	SIGMA_START
} from './constants.ts';
import { clamp, median, robustSpread } from './numbers.ts';
import { cutOf } from './rapid.ts';
import type { ItemFacts, ItemParameters } from './types.ts';

/** An effortful first attempt, as the statistics of its item see it. */
export type ItemAnswer = {
	/** Natural log of the seconds. */
	logTime: number;
	/** Speed of who gave it. */
	tau: number;
	/** Who likely resembles whom: the group, or the person when alone. */
	group: string;
	success: boolean;
};

/** Seconds by the author; from the words, or a convention, when nothing usable is given. */
export function authorSeconds({ authorSeconds: given, words = 0 }: ItemFacts): number {
	if (Number.isFinite(given) && given > 0) return given;
	return Math.max(AUTHOR_FALLBACK_S, (60 * words) / READ_WPM);
}

/** Chance to guess right: one in the number of options, none when the answer is open. */
export function guessOf({ options }: Pick<ItemFacts, 'options'>): number {
	return options !== null && options > 1 ? 1 / options : 0;
}

/** How much of an item's difficulty is known after this many answers, 0–1. */
export function knownOf(answers: number): number {
	return answers / (answers + P_ITEM_N);
}

function countByGroup(answers: readonly ItemAnswer[]): number[] {
	const counts = new Map<string, number>();
	for (const { group } of answers) counts.set(group, (counts.get(group) ?? 0) + 1);
	return [...counts.values()];
}

/** Answers an item would have if none came from the same group (Kish, 1965). */
export function effectiveAnswers(perGroup: readonly number[]): number {
	return perGroup.reduce((sum, n) => sum + n / (1 + (n - 1) * RHO_GROUP), 0);
}

/**
 * How much longer (or shorter) these participants take than authors expect. 1 until five items have
 * five answers each.
 */
export function kappaOf(items: readonly { author: number; logTimes: readonly number[] }[]): number {
	const known = items.filter(({ logTimes }) => logTimes.length >= KAPPA_MIN_ANSWERS);
	if (known.length < KAPPA_MIN_ITEMS) return 1;
	return Math.exp(median(known.map(({ author, logTimes }) => median(logTimes) - Math.log(author))));
}

/** Share right over all items, with a start value that fades as answers come in. */
export function overallShare(right: number, n: number): number {
	return (right + P_START_N * P_START) / (n + P_START_N);
}

/** Difficulty in logits from the share right, corrected for guessing (Zeger e.a., 1988). */
export function difficultyOf(
	right: number,
	n: number,
	overall: number,
	guess: number,
	abilitySpread: number = S_THETA
): number {
	const share = (right + P_ITEM_N * overall) / (n + P_ITEM_N);
	const p = clamp(share, guess + P_ABOVE_GUESS, P_MAX);
	return -Math.sqrt(1 + AVERAGED * abilitySpread ** 2) * Math.log((p - guess) / (1 - p));
}

/** The statistics of one item from its effortful first attempts, which may be none at all. */
export function itemParameters(
	item: ItemFacts,
	answers: readonly ItemAnswer[],
	{
		kappa,
		overall,
		abilitySpread = S_THETA
	}: { kappa: number; overall: number; abilitySpread?: number }
): ItemParameters {
	const n = answers.length;
	const perGroup = countByGroup(answers);
	const nEff = effectiveAnswers(perGroup);
	const k =
		perGroup.length >= 3 ? K_AUTHOR.three : perGroup.length === 2 ? K_AUTHOR.two : K_AUTHOR.one;
	const usual = answers.map(({ logTime, tau }) => logTime + tau);
	const expected = Math.log(kappa * authorSeconds(item));
	const beta = n === 0 ? expected : (nEff * median(usual) + k * expected) / (nEff + k);

	const spread = n < SIGMA_PRIOR_N ? SIGMA_START : robustSpread(usual);
	const sigmaSquared = clamp(
		(n * spread ** 2 + SIGMA_PRIOR_N * SIGMA_START ** 2) / (n + SIGMA_PRIOR_N),
		SIGMA_MIN ** 2,
		SIGMA_MAX ** 2
	);
	const guess = guessOf(item);
	const right = answers.filter(({ success }) => success).length;
	return {
		id: item.id,
		lessonId: item.lessonId,
		beta,
		sigma: Math.sqrt(sigmaSquared),
		variance: 1 / (1 / S_AUTHOR ** 2 + nEff / sigmaSquared),
		cut: cutOf(beta),
		difficulty: difficultyOf(right, n, overall, guess, abilitySpread),
		guess,
		known: knownOf(n)
	};
}

/** What is known of an item before anybody answered: the author's estimate. */
export function authorParameters(item: ItemFacts): ItemParameters {
	return itemParameters(item, [], { kappa: 1, overall: P_START });
}
