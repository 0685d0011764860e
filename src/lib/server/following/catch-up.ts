import { nextOpenDay } from '../assignments/shift.ts';
import type { Calendar, Day, PaceRecord } from '../pace/types.ts';
import type { EnrolledRow } from './enrolled-queries.ts';
import type { ModuleMaterial } from './material.ts';

/** How somebody who is behind can get there: later, or with less. Nothing of it happens by itself. */
export type CatchUp = {
	/**
	 * Days by which the work is done in half, and in nine of ten of the simulations. Null when nothing is known, or when it
	 * takes longer than the simulations look.
	 */
	later: { likely: Day; ample: Day | null } | null;
	/** Modules that have not begun, and could be left out; the last ones first. */
	modules: {
		moduleId: string;
		title: string;
		items: number;
		out: boolean;
		/** Without these the rest fits before the due date, at the own tempo so far. */
		suggested: boolean;
	}[];
	/** Whether leaving out what is suggested is enough to be in time. */
	fits: boolean;
};

type Row = {
	enrolled: Pick<EnrolledRow, 'moduleId' | 'modules' | 'leftOut' | 'dueOn'>;
	/** What there is to do, without what was left out. */
	material: readonly ModuleMaterial[];
	record: PaceRecord;
};

/** Titles of what was left out before, so that it can be put back. */
export type LeftOut = { id: string; title: string }[];

/** A plan for who is probably late, and for whom something was left out before; null for everybody else. Pure. */
export function catchUpFor(row: Row, leftOut: LeftOut, calendar: Calendar): CatchUp | null {
	const { enrolled, material, record } = row;
	const behind = record.state === 'loopt_achter';
	if (!behind && enrolled.leftOut.length === 0) return null;
	const begun = new Set(enrolled.modules.map(({ moduleId }) => moduleId));
	// One module that was given by itself cannot become less than nothing.
	const whole = enrolled.moduleId === null && material.length > 1;
	const free = whole ? material.filter(({ module }) => !begun.has(module.id)).toReversed() : [];
	const { suggested, fits } = behind ? lessOf(free, record) : { suggested: [], fits: true };
	return {
		later: behind ? laterThan(enrolled.dueOn, record, calendar) : null,
		modules: [
			...free.map(({ module: { id, title }, items }) => ({
				...{ moduleId: id, title, items: items.length, out: false },
				suggested: suggested.includes(id)
			})),
			...leftOut.map(({ id, title }) => ({
				...{ moduleId: id, title, items: 0, out: true, suggested: false }
			}))
		],
		fits
	};
}

function laterThan(
	due: Day | null,
	{ finishP50, finishP90, finishHorizon }: PaceRecord,
	calendar: Calendar
): CatchUp['later'] {
	if (finishP50 === null || finishP90 === null || finishP50 === finishHorizon) return null;
	const likely = nextOpenDay(finishP50, calendar);
	const ample = finishP90 === finishHorizon ? null : nextOpenDay(finishP90, calendar);
	return due !== null && ample !== null && ample <= due ? null : { likely, ample };
}

/** From the end of the course, as few modules as it takes for the rest to fit. */
function lessOf(
	free: readonly ModuleMaterial[],
	{ itemsDone, itemsTotal, evidence: { ownPerWeek, neededPerWeek } }: PaceRecord
): { suggested: string[]; fits: boolean } {
	if (ownPerWeek === null || neededPerWeek === null || neededPerWeek <= 0) {
		return { suggested: [], fits: false };
	}
	const left = itemsTotal - itemsDone;
	const affordable = (left * ownPerWeek) / neededPerWeek;
	const suggested: string[] = [];
	let rest = left;
	for (const { module, items } of free) {
		if (rest <= affordable) break;
		suggested.push(module.id);
		rest -= items.length;
	}
	return { suggested, fits: rest <= affordable };
}
