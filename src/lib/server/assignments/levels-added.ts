import type { Level, ModuleId, PageEntry } from '#lib/content/types.ts';
import {
	exercisesOf,
	levelsOf,
	minutesOf,
	moduleOf,
	stepsOf,
	type CourseModel,
	type Levels
} from '../courses/model.ts';

/** What can be given on top of the basis. */
export const EXTRA_LEVELS = ['extra', 'verdieping'] as const;
export type ExtraLevel = (typeof EXTRA_LEVELS)[number];

export type Added = {
	/** Whole steps that come in between. */
	steps: { pageId: string; title: string; minutes: number }[];
	/** Exercises and assignments away from the screen, on new and on known steps together. */
	exercises: number;
	/** More work, in whole minutes. */
	minutes: number;
};

/**
 * What a level adds to a module for somebody who has the basis and the given levels. Pure; nothing is added by a
 * level that somebody has already, or that the author did not write.
 */
export function stepsAdded(
	model: CourseModel,
	moduleId: ModuleId,
	level: ExtraLevel,
	has: Iterable<Level> = []
): Added {
	const module = moduleOf(model, moduleId);
	if (!module) return { steps: [], exercises: 0, minutes: 0 };
	const before = levelsOf(has);
	const after = levelsOf([...before, level]);
	const known = new Set(stepsOf(module, before));
	const later = stepsOf(module, after);
	return {
		steps: later
			.filter((page) => !known.has(page))
			.map((page) => ({ pageId: page.id, title: page.title, minutes: minutesOf(page, after) })),
		exercises:
			sum(later, (page) => tasksOf(page, after)) - sum([...known], (page) => tasksOf(page, before)),
		minutes:
			sum(later, (page) => minutesOf(page, after)) -
			sum([...known], (page) => minutesOf(page, before))
	};
}

function tasksOf(page: PageEntry, levels: Levels): number {
	const away = page.offline.filter(({ level }) => levels.has(level));
	return exercisesOf(page, levels).length + away.length;
}

function sum(pages: PageEntry[], amountOf: (page: PageEntry) => number): number {
	return pages.reduce((total, page) => total + amountOf(page), 0);
}
