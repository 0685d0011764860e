import { HABITS_N, ITEMS_PER_DAY, ITEMS_SPREAD, RHYTHM_RATE, RHYTHM_SHAPE } from './constants.ts';
import { clamp } from './numbers.ts';
import type { RhythmPrior } from './rhythm.ts';

/** What is usual in working, before anything is known of somebody. */
export type WorkHabits = {
	rhythm: RhythmPrior;
	/** Log of the items on a day of work, and its spread from day to day. */
	items: { mean: number; spread: number };
};

export const USUAL_HABITS: WorkHabits = {
	rhythm: { shape: RHYTHM_SHAPE, rate: RHYTHM_RATE },
	items: { mean: Math.log(ITEMS_PER_DAY), spread: ITEMS_SPREAD }
};

/** One person's days: how many after the first, over how much exposure, and how many items on each. */
export type WorkedDays = { again: number; exposure: number; items: readonly number[] };

/**
 * What is usual among these people, by moments. The conventions of the project count as twenty people, so that a small
 * group starts from them and a large one leaves them behind.
 */
export function habitsOf(people: readonly WorkedDays[]): WorkHabits {
	const seen = people.filter(({ exposure }) => exposure > 0);
	const again = seen.reduce((sum, one) => sum + one.again, 0);
	const exposure = seen.reduce((sum, one) => sum + one.exposure, 0);
	const perPerson = exposure / Math.max(1, seen.length);
	const rate =
		(again + HABITS_N * RHYTHM_RATE * perPerson) / (exposure + HABITS_N * perPerson || 1);
	const usual = seen.length === 0 ? RHYTHM_RATE : rate;
	return { rhythm: { shape: shapeOf(seen, usual), rate: usual }, items: itemsOf(people) };
}

/** How alike rates are: the variance of rates that chance alone does not explain, turned into a shape. */
function shapeOf(seen: readonly WorkedDays[], rate: number): number {
	let between = (HABITS_N * rate ** 2) / RHYTHM_SHAPE;
	let weight = HABITS_N;
	for (const { again, exposure } of seen) {
		// Weighing by exposure keeps who has only just begun from deciding.
		const trust = exposure / (exposure + 5);
		between += trust * ((again / exposure - rate) ** 2 - rate / exposure);
		weight += trust;
	}
	const variance = Math.max(between / weight, 1e-6);
	return clamp(rate ** 2 / variance, 0.8, 20);
}

function itemsOf(people: readonly WorkedDays[]): WorkHabits['items'] {
	let [sum, count, squares, free] = [0, 0, 0, 0];
	for (const { items } of people) {
		const logs = items.map((n) => Math.log(Math.max(1, n)));
		if (logs.length === 0) continue;
		const mean = logs.reduce((total, log) => total + log, 0) / logs.length;
		sum += mean;
		count += 1;
		squares += logs.reduce((total, log) => total + (log - mean) ** 2, 0);
		free += logs.length - 1;
	}
	const usual = USUAL_HABITS.items;
	const variance = (squares + HABITS_N * usual.spread ** 2) / (free + HABITS_N);
	return {
		mean: (sum + HABITS_N * usual.mean) / (count + HABITS_N),
		spread: Math.sqrt(variance)
	};
}
