import type { Module, PageEntry } from '#lib/content/types.ts';
import { exercisesOf, stepsOf, type Levels } from '../courses/model.ts';

/** What progress needs to know of one participant in one module. */
export type Done = {
	/** Steps the participant went on from. */
	left: ReadonlySet<string>;
	/** Exercises that are done: solved, out of attempts, answered or skipped. */
	exercises: ReadonlySet<string>;
};

export type Progress = {
	steps: { page: PageEntry; done: boolean }[];
	stepsDone: number;
	stepsTotal: number;
	/** Whole percentage of what was given, rounded down; 100 only when everything is done. */
	percent: number;
	/** The first step that is not done, or null. */
	next: PageEntry | null;
	complete: boolean;
};

/**
 * The one progress function: every page, export and statement counts with it. A step is done when the participant
 * went on from it and every exercise that was given on it is done.
 */
export function progressOf(module: Module, levels: Levels, done: Done): Progress {
	const steps = stepsOf(module, levels).map((page) => ({
		page,
		done: done.left.has(page.id) && isPageAnswered(page, levels, done.exercises)
	}));
	const stepsDone = steps.filter((step) => step.done).length;
	const units = steps.map(({ page }) => unitsOf(page, levels, done));
	const total = units.reduce((sum, unit) => sum + unit.total, 0);
	const made = units.reduce((sum, unit) => sum + unit.done, 0);
	return {
		steps,
		stepsDone,
		stepsTotal: steps.length,
		percent: total === 0 ? 0 : Math.floor((100 * made) / total),
		next: steps.find((step) => !step.done)?.page ?? null,
		complete: steps.length > 0 && stepsDone === steps.length
	};
}

/** Every exercise that this participant was given on the step is done. */
export function isPageAnswered(
	page: PageEntry,
	levels: Levels,
	exercises: ReadonlySet<string>
): boolean {
	return exercisesOf(page, levels).every(({ id }) => exercises.has(id));
}

/** Reading a step is one unit, each exercise on it another. */
function unitsOf(page: PageEntry, levels: Levels, done: Done) {
	const exercises = exercisesOf(page, levels);
	return {
		total: 1 + exercises.length,
		done:
			Number(done.left.has(page.id)) + exercises.filter(({ id }) => done.exercises.has(id)).length
	};
}
