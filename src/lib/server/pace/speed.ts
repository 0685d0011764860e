import { HUBER, ROBUST_LOSS, Z80 } from './constants.ts';
import { USUAL_POPULATION } from './population.ts';
import type { ItemParameters, Population, Sums } from './types.ts';

export type Speed = {
	/** Natural log of speed; 0 is usual, higher is faster. */
	tau: number;
	/** Standard error of tau. */
	se: number;
};

export type Observation = { r: number; w: number };

/**
 * What one timed answer says about speed: how much faster than usual, and how much that weighs
 * (van der Linden, 2006; robust weight by Huber, 1964). `tauNight` is the participant's speed as of
 * last night, so that a slow worker is not an outlier on every item.
 */
export function observe(
	timeMs: number,
	timeWeight: number,
	item: Pick<ItemParameters, 'beta' | 'sigma'>,
	tauNight: number
): Observation {
	const r = item.beta - Math.log(timeMs / 1000);
	const z = Math.abs(r - tauNight) / item.sigma;
	const robust = z > HUBER ? HUBER / z : 1;
	return { r, w: (robust * timeWeight) / item.sigma ** 2 };
}

/**
 * Speed by precision-weighted shrinkage towards usual. Its variance has three parts: items are not
 * known exactly, answers vary, and so does a person from day to day.
 */
export function speedOf(
	sums: Pick<Sums, 'sumW' | 'sumWr' | 'sumW2v'>,
	daysTimed: number,
	population: Population = USUAL_POPULATION
): Speed {
	const total = sums.sumW + 1 / population.speed ** 2;
	const share = sums.sumW / total;
	const variance =
		sums.sumW2v / total ** 2 +
		ROBUST_LOSS / total +
		(share ** 2 * population.day ** 2) / Math.max(1, daysTimed);
	return { tau: sums.sumWr / total, se: Math.sqrt(variance) };
}

/** Speed as an index: 100 is usual for these exercises; with its 80% interval. */
export function paceIndexOf({ tau, se }: Speed): { index: number; lo: number; hi: number } {
	return {
		index: 100 * Math.exp(tau),
		lo: 100 * Math.exp(tau - Z80 * se),
		hi: 100 * Math.exp(tau + Z80 * se)
	};
}
