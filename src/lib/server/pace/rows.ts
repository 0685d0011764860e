import { guessOf, knownOf } from './items.ts';
import type { Contribution, ItemParameters, PaceResponse } from './types.ts';
import type { paceItems, paceResponses } from './schema.ts';

export type ResponseRow = typeof paceResponses.$inferInsert;
export type ItemRow = typeof paceItems.$inferSelect;

/** A response with what it was counted for when it came in. */
export type CountedResponse = PaceResponse & { contribution: Contribution };

/** How a contribution is stored: `r` only where an answer counts for speed, so that it reads back exactly. */
export type StoredContribution = { r: number | null; w: number; w2v: number; rapid: boolean };

export function storedOf({ timed, rapid, r, w, w2v }: Contribution): StoredContribution {
	return { r: timed > rapid ? r : null, w, w2v, rapid: rapid === 1 };
}

/** The contribution as it was when it was stored, whatever the statistics of its item are by now. */
export function contributionIn(response: PaceResponse, stored: StoredContribution): Contribution {
	const { timeMs, timeWeight, mark, success } = response;
	const { r, w, w2v, rapid } = stored;
	return {
		timed: Number(rapid || r !== null),
		rapid: Number(rapid),
		firstRight: Number(r !== null && success),
		r: r ?? 0,
		w,
		w2v,
		activeMs: mark === null && timeWeight === 1 ? (timeMs ?? 0) : 0
	};
}

export type ItemColumns = Pick<
	ItemRow,
	'exerciseId' | 'moduleId' | 'options' | 'beta' | 'sigma' | 'v' | 'cutMs' | 'b' | 'answers'
>;

/** The statistics of an item as the estimator reads them; a module is a lesson. */
export function parametersOf(row: ItemColumns): ItemParameters {
	return {
		id: row.exerciseId,
		lessonId: row.moduleId,
		beta: row.beta,
		sigma: row.sigma,
		variance: row.v,
		cut: row.cutMs / 1000,
		difficulty: row.b,
		guess: guessOf(row),
		known: knownOf(row.answers)
	};
}

/** The columns of an item that are estimated. */
export function estimatedOf({ beta, sigma, variance, cut, difficulty }: ItemParameters) {
	return { beta, sigma, v: variance, cutMs: Math.round(cut * 1000), b: difficulty };
}
