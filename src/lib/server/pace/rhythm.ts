import { RHYTHM_RATE, RHYTHM_SHAPE, STOP_HAZARD } from './constants.ts';
import type { Exposure } from './calendar.ts';

export type Rhythm = {
	/** Usual days of exposure between two active days. */
	usualGap: number;
	/** Probability that the silence is no longer the usual gap. */
	pStopped: number;
	/** Shape of the active days per day of exposure, its rate up to the last of them, and with the silence since. */
	shape: number;
	rate: number;
	silence: number;
};

/** What is known before anybody's rhythm is: shape, and active days per day of exposure. */
export type RhythmPrior = { shape: number; rate: number };

const START: RhythmPrior = { shape: RHYTHM_SHAPE, rate: RHYTHM_RATE };

/**
 * How long somebody is usually silent, and how probable it is that this silence is a stop (after
 * Fader, Hardie & Lee, 2005). Only whole days count: today may still bring an answer. A pause gives
 * neither exposure nor chance to stop.
 *
 * @param first, last, today days as numbers of `numberOfDay`
 */
export function rhythmOf(
	days: { first: number; last: number; today: number; active: number },
	exposure: Exposure,
	prior: RhythmPrior = START
): Rhythm {
	const shape = prior.shape + Math.max(0, days.active - 1);
	const base = prior.shape / prior.rate + exposure.between(days.first + 1, days.last + 1);
	let silence = 0;
	let idle = 0;
	let stopped = 0;
	let still = 1;
	for (let day = days.last + 1; day < days.today; day++) {
		if (exposure.isPaused(day)) continue;
		idle += 1;
		silence += exposure.of(day);
		still = (base / (base + silence)) ** shape;
		stopped += STOP_HAZARD * Math.exp(-STOP_HAZARD * idle) * still;
	}
	const alive = Math.exp(-STOP_HAZARD * idle) * still;
	const pStopped = stopped / (stopped + alive);
	return {
		usualGap: base / shape,
		pStopped,
		...{ shape, rate: base, silence }
	};
}

/** Days since the last activity up to today, those in a holiday or pause left out. */
export function idleDaysOf(last: number, today: number, exposure: Exposure): number {
	let idle = 0;
	for (let day = last + 1; day <= today; day++) {
		if (!exposure.isPaused(day) && !exposure.isHoliday(day)) idle += 1;
	}
	return idle;
}
