/** Nothing was done: too many are waiting already. The same request may well succeed in a few seconds. */
export class Busy extends Error {
	/** In seconds. */
	readonly retryAfter: number;

	constructor(retryAfter: number) {
		super('busy');
		this.name = 'Busy';
		this.retryAfter = retryAfter;
	}
}

export type Queue = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets a few works run at once and a limited number wait; the next one is refused with `Busy` at once. Slow
 * hashing is worth its time only as long as it cannot pile up: a class signs in, a flood is turned away.
 */
export function queueOf({ atOnce, waiting }: { atOnce: number; waiting: number }): Queue {
	let running = 0;
	const line: (() => void)[] = [];

	return async (work) => {
		if (running < atOnce) running++;
		else if (line.length < waiting) await new Promise<void>((resolve) => line.push(resolve));
		else throw new Busy(5);
		try {
			return await work();
		} finally {
			const next = line.shift();
			// The place is handed over, so that nobody can slip in between.
			if (next) next();
			else running--;
		}
	};
}

/** Shared by all hashing of this process. 100 waiting take about two seconds. */
export const hashingQueue = queueOf({ atOnce: 2, waiting: 100 });
