import type { Measured, Reason } from '#lib/insight.ts';
import { A_LOW, P_ITEM_N, P_START } from '../pace/constants.ts';

/** Factor between measured and estimated time from which the estimate is off (`content-format.md` section 10). */
const OFF = 1.5;
/** Share that asks for a hint, or passes it over, from which a question may be unclear. */
const MANY = 0.4;
/** Of all participants, and of everybody who was not yet right: from these on one wrong answer draws people. */
const DRAWN = 0.2;
const DRAWN_OF_WRONG = 0.5;
/** Right at once for so many, with so many answers, that there is little to learn from it. */
const EASY = 0.95;
const EASY_N = 15;

type Weighed = { weight: number; reason: Reason };

/**
 * How much an exercise asks to be rewritten, and why. The share right at the first try weighs most and is drawn towards
 * the usual share, so that five answers do not shout (`P_ITEM_N` of the pace analysis). Weights are conventions of this
 * project; they order a list, and are never shown.
 */
export function judgeItem(
	measured: Measured,
	expected: number
): { need: number; reasons: Reason[] } {
	const found = [...rightness(measured), ...timing(measured, expected), ...use(measured)];
	found.sort((a, b) => b.weight - a.weight);
	const need = found.reduce((sum, { weight }) => sum + weight, 0);
	return { need: Math.round(need * 1000) / 1000, reasons: found.map(({ reason }) => reason) };
}

function rightness({ n, firstTry, mistake }: Measured): Weighed[] {
	if (firstTry === null) return [];
	const found: Weighed[] = [];
	const likely = (firstTry * n + P_START * P_ITEM_N) / (n + P_ITEM_N);
	if (likely < A_LOW) {
		const reason: Reason = { kind: 'hard', percent: percentOf(firstTry), n };
		found.push({ weight: 0.5 + (3 * (A_LOW - likely)) / A_LOW, reason });
	}
	const wrong = (1 - firstTry) * n;
	const drawn = mistake ? mistake.count / n : 0;
	if (mistake && mistake.count >= 3 && drawn >= DRAWN && mistake.count / wrong >= DRAWN_OF_WRONG) {
		const reason: Reason = { kind: 'drawn', words: mistake.words, percent: mistake.percent };
		found.push({ weight: drawn, reason });
	}
	if (firstTry >= EASY && n >= EASY_N) {
		found.push({ weight: 0.1, reason: { kind: 'easy', percent: percentOf(firstTry), n } });
	}
	return found;
}

function timing({ seconds }: Measured, expected: number): Weighed[] {
	if (seconds === null || expected <= 0) return [];
	const factor = seconds / expected;
	if (factor > OFF) {
		return [{ weight: Math.log2(factor) / 2, reason: { kind: 'slow', seconds, expected } }];
	}
	if (factor < 1 / OFF) {
		// Quicker than estimated is a wrong number more often than a wrong question.
		const weight = Math.min(0.25, -Math.log2(factor) / 8);
		return [{ weight, reason: { kind: 'quick', seconds, expected } }];
	}
	return [];
}

function use({ hints, skipped }: Measured): Weighed[] {
	const found: Weighed[] = [];
	if (hints !== null && hints >= MANY) {
		found.push({ weight: hints / 2, reason: { kind: 'hints', percent: percentOf(hints) } });
	}
	if (skipped !== null && skipped >= MANY) {
		found.push({ weight: skipped / 2, reason: { kind: 'skipped', percent: percentOf(skipped) } });
	}
	return found;
}

function percentOf(share: number): number {
	return Math.round(100 * share);
}
