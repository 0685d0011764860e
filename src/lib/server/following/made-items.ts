import { levelsOf, stepsOf } from '../courses/model.ts';
import { dutchDay } from '../pace/calendar.ts';
import { tookLong } from '../pace/long.ts';
import type { Day, ItemParameters } from '../pace/types.ts';
import type { PaceRow } from './judged.ts';
import { outcomeOf, type MadeRow, type Outcome } from './made.ts';

/** One exercise behind the numbers of a participant; nothing of what was answered. */
export type MadeItem = {
	exerciseId: string;
	/** Title of its module, place in it, and title of the step. */
	module: string;
	number: number;
	title: string;
	on: Day | null;
	attempts: number;
	/** Measured attention of the first attempt, and what is usual, in whole seconds. */
	seconds: number | null;
	usual: number | null;
	outcome: Outcome;
	rapid: boolean;
	long: boolean;
};

/** Every exercise that somebody has, in the order of the course. Pure. */
export function madeItemsOf(
	{ material }: PaceRow,
	made: ReadonlyMap<string, MadeRow> | undefined,
	items: ReadonlyMap<string, ItemParameters>
): MadeItem[] {
	return material.flatMap(({ module, levels, items: ids }) => {
		const steps = stepsOf(module, levelsOf(levels));
		return ids.map((exerciseId, at) => {
			const row = made?.get(exerciseId);
			const item = items.get(exerciseId);
			const step = steps.find(({ exercises }) => exercises.some(({ id }) => id === exerciseId));
			return {
				exerciseId,
				...{ module: module.title, number: at + 1, title: step?.title ?? '' },
				on: row ? dutchDay(new Date(row.firstAt)) : null,
				attempts: row?.attempts ?? 0,
				seconds: row?.activeMs ? Math.max(1, Math.round(row.activeMs / 1000)) : null,
				usual: item ? Math.round(Math.exp(item.beta)) : null,
				outcome: outcomeOf(row),
				rapid: row?.rapid ?? false,
				long: Boolean(row?.activeMs && item && tookLong(row.activeMs, item))
			};
		});
	});
}
