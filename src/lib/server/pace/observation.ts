import { isRapid } from './rapid.ts';
import { observe } from './speed.ts';
import type { Contribution, ItemParameters, PaceResponse, Sums } from './types.ts';

export const NOTHING: Contribution = {
	timed: 0,
	rapid: 0,
	firstRight: 0,
	r: 0,
	w: 0,
	w2v: 0,
	activeMs: 0
};

export const NO_SUMS: Sums = {
	timed: 0,
	rapid: 0,
	firstRight: 0,
	sumW: 0,
	sumWr: 0,
	sumW2v: 0,
	activeMs: 0
};

/**
 * What one response adds to the sums of its participant and assignment. Store it beside the
 * response: a void subtracts exactly what was added, whatever the item's statistics are by then.
 *
 * @param item last night's statistics; undefined when unknown: then only active time counts
 * @param tauNight the participant's speed as of last night, 0 when new
 * @param together whether the item was marked as made together: then only active time counts
 */
export function contributionOf(
	response: PaceResponse,
	item: ItemParameters | undefined,
	tauNight = 0,
	together = false
): Contribution {
	const { timeMs, timeWeight, success } = response;
	if (response.voided || response.mark !== null || timeMs === null) return NOTHING;
	const activeMs = timeWeight === 1 ? timeMs : 0;
	if (item === undefined || together || response.attempt !== 1) return { ...NOTHING, activeMs };
	if (isRapid(timeMs, item.cut)) return { ...NOTHING, timed: 1, rapid: 1, activeMs };

	const { r, w } = observe(timeMs, timeWeight, item, tauNight);
	return {
		timed: 1,
		rapid: 0,
		firstRight: Number(success),
		r,
		w,
		w2v: w * w * item.variance,
		activeMs
	};
}

/** What is left of a contribution when the exercise was made together: the time, and nothing about speed. */
export function ownTimeOnly({ activeMs }: Contribution): Contribution {
	return { ...NOTHING, activeMs };
}

export function addTo<S extends Sums>(sums: S, part: Contribution): S {
	return {
		...sums,
		timed: sums.timed + part.timed,
		rapid: sums.rapid + part.rapid,
		firstRight: sums.firstRight + part.firstRight,
		sumW: sums.sumW + part.w,
		sumWr: sums.sumWr + part.w * part.r,
		sumW2v: sums.sumW2v + part.w2v,
		activeMs: sums.activeMs + part.activeMs
	};
}

/** The inverse of `addTo`; without effortful answers left the sums are exactly zero again. */
export function subtractFrom<S extends Sums>(sums: S, part: Contribution): S {
	const left = {
		...sums,
		timed: sums.timed - part.timed,
		rapid: sums.rapid - part.rapid,
		firstRight: sums.firstRight - part.firstRight,
		sumW: sums.sumW - part.w,
		sumWr: sums.sumWr - part.w * part.r,
		sumW2v: sums.sumW2v - part.w2v,
		activeMs: sums.activeMs - part.activeMs
	};
	return left.timed === left.rapid ? { ...left, sumW: 0, sumWr: 0, sumW2v: 0 } : left;
}
