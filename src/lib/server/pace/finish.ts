import type { Exposure } from './calendar.ts';
import { DRAWS, HORIZON, PRIOR_DAYS } from './constants.ts';
import { drawsFrom } from './random.ts';
import type { WorkHabits } from './habits.ts';
import type { Rhythm } from './rhythm.ts';

export type FinishInput = {
	itemsLeft: number;
	/** First day that may still bring work, as a number of `numberOfDay`; the first draw may be this day. */
	from: number;
	/** Of `rhythmOf`. */
	rhythm: Pick<Rhythm, 'shape' | 'rate' | 'silence' | 'pStopped'>;
	/** Different items on each of the days that were worked. */
	itemsPerDay: readonly number[];
	habits: WorkHabits;
	exposure: Exposure;
	/** Last day that is looked at; `from` + 180 when left out. */
	horizon?: number;
	seed: number;
};

/** Days on which the last item may be made, ascending; `horizon` for who does not get there. */
export type Finish = { draws: readonly number[]; horizon: number };

/** Mean and spread of log items per day of one person, shrunk towards everybody's with two prior days. */
export function ownDays(
	itemsPerDay: readonly number[],
	{ items }: Pick<WorkHabits, 'items'>
): { mean: number; spread: number } {
	const n = itemsPerDay.length;
	const sum = itemsPerDay.reduce((total, count) => total + Math.log(Math.max(1, count)), 0);
	const mean = (sum + PRIOR_DAYS * items.mean) / (n + PRIOR_DAYS);
	// The mean itself is uncertain: a person's own days and the prior share that.
	return { mean, spread: items.spread / Math.sqrt(n + PRIOR_DAYS) };
}

/**
 * When somebody who goes on like this makes the last item: seeded simulations over the calendar. Each draws a rhythm
 * and a usual number of items from what is known of them, then plays day by day.
 */
export function projectFinish(input: FinishInput): Finish {
	const { from, exposure, habits } = input;
	const horizon = Math.min(input.horizon ?? Infinity, from + HORIZON);
	const days = Array.from({ length: Math.max(0, horizon - from) }, (_, i) => exposure.of(from + i));
	const own = ownDays(input.itemsPerDay, habits);
	const { shape, rate: base, silence, pStopped } = input.rhythm;
	const random = drawsFrom(input.seed);
	const draws = Array.from({ length: DRAWS }, () => {
		// A silence says how slow a rhythm is, unless it was no part of that rhythm.
		const silent = random.uniform() < pStopped ? 0 : silence;
		const rate = random.gamma(shape) / (base + silent);
		const usual = own.mean + own.spread * random.normal();
		let left = input.itemsLeft;
		for (let i = 0; i < days.length; i++) {
			if (random.uniform() >= rate * (days[i] ?? 0)) continue;
			left -= Math.max(1, Math.round(Math.exp(usual + habits.items.spread * random.normal())));
			if (left <= 0) return from + i;
		}
		return horizon;
	});
	return { draws: draws.sort((a, b) => a - b), horizon };
}

/** The day below which this share of the draws lies. */
export function quantileOf({ draws }: Finish, share: number): number {
	const place = share * (draws.length - 1);
	const low = draws[Math.floor(place)] ?? NaN;
	const high = draws[Math.ceil(place)] ?? NaN;
	return low + (high - low) * (place - Math.floor(place));
}

/** Share of the draws after a day. */
export function shareAfter({ draws, horizon }: Finish, day: number): number {
	return draws.filter((draw) => draw > day || draw >= horizon).length / draws.length;
}

/** Probability of being late: stopped, or still on the way when the end date has passed. */
export function lateOf(pStopped: number, after: number): number {
	return 1 - (1 - pStopped) * (1 - after);
}
