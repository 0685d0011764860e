import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, isRetryable } from '../../db/errors.ts';

const MOST_TRIES = 5;
const LOCK_NOT_AVAILABLE = '55P03';

/** Runs a transaction once more when another was in its way: at most five times, each a little later. */
export async function repeatedly<Result>(work: () => Promise<Result>): Promise<Result> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			if (!isInTheWay(error) || attempt === MOST_TRIES) throw error;
			await sleep(Math.random() * 20 * 2 ** attempt);
		}
	}
}

function isInTheWay(error: unknown): boolean {
	return isRetryable(error) || codeOf(error) === LOCK_NOT_AVAILABLE;
}
