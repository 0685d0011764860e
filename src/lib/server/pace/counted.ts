import { RAPID_MIN_S } from './constants.ts';
import { isRapid } from './rapid.ts';
import type { ItemParameters, PaceResponse } from './types.ts';

/** A response whose time is known, so that it can say something about speed and accuracy. */
export type Timed<R extends PaceResponse = PaceResponse> = R & { timeMs: number };

/** Responses that still hold. */
export function standing<R extends PaceResponse>(responses: readonly R[]): R[] {
	return responses.filter(({ voided }) => !voided);
}

/** Items made together with somebody: their answers on the screen are not the participant's own. */
export function itemsTogether(responses: readonly PaceResponse[]): Set<string> {
	return new Set(
		standing(responses)
			.filter(({ mark }) => mark === 'together')
			.map(({ itemId }) => itemId)
	);
}

/** A participant's own answers on the screen, with a known time. */
export function timedAnswers<R extends PaceResponse>(responses: readonly R[]): Timed<R>[] {
	const together = itemsTogether(responses);
	return standing(responses).filter(
		(response): response is Timed<R> =>
			response.mark === null && response.timeMs !== null && !together.has(response.itemId)
	);
}

/** Rapid first attempts leave speed and accuracy; of a retry less reading is expected. */
export function isEffortful(response: Timed, item: Pick<ItemParameters, 'cut'>): boolean {
	return !isRapid(response.timeMs, response.attempt === 1 ? item.cut : RAPID_MIN_S);
}
