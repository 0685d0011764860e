import { levelsOf, moduleOf, type CourseModel } from '../courses/model.ts';
import { progressOf } from '../progress/progress.ts';
import type { ExerciseRow, MovableRow, ModuleRow, PageRow } from './move-queries.ts';
import type { Renaming } from './renaming.ts';

/** A participant's rows as they are after moving to another version. */
export type Moved = {
	modules: (ModuleRow & { was: string; wasPercent: number; completes: boolean })[];
	pages: (PageRow & { was: { moduleId: string; pageId: string } })[];
	exercises: (ExerciseRow & { was: string; fresh: boolean })[];
};

/**
 * What moving makes of everything one participant did in an enrolment. Every answer to an exercise that still exists
 * stays with it, also under another name or on another step; what is done stays done. `from` is the edition that is left.
 */
export function movedRows(
	row: MovableRow,
	renaming: Renaming,
	from: number,
	to: { model: CourseModel; edition: number }
): Moved {
	const begun = new Set(row.modules.map(({ moduleId }) => moduleId));
	const moving = row.modules.flatMap((module) => {
		const { moduleId, edition, completedAt } = module;
		const now = edition === from && completedAt === null ? renaming.module(moduleId) : null;
		return now === null || (now !== moduleId && begun.has(now)) ? [] : [{ module, now }];
	});
	const names = new Set(moving.map(({ now }) => now));
	const placed = new Set<string>();
	const pages = row.pages.flatMap((page) => {
		const now = renaming.page(page.moduleId, page.pageId);
		if (!now || !names.has(now.module) || placed.has(`${now.module}/${now.page}`)) return [];
		placed.add(`${now.module}/${now.page}`);
		const { moduleId, pageId } = page;
		return [{ ...page, moduleId: now.module, pageId: now.page, was: { moduleId, pageId } }];
	});
	const taken = new Set(row.exercises.map(({ exerciseId }) => exerciseId));
	const exercises = row.exercises.flatMap((exercise) => {
		const was = exercise.exerciseId;
		const now = renaming.exercise(was);
		if (!now || !names.has(now.module)) return [];
		if (now.id !== was && taken.has(now.id)) return [];
		const { id: exerciseId, module: moduleId, page: pageId, fresh, attempts } = now;
		taken.add(exerciseId);
		const out = attempts !== null && exercise.attempts >= attempts;
		const done = !fresh && (exercise.done || out);
		return [{ ...exercise, exerciseId, moduleId, pageId, done, was, fresh }];
	});
	return {
		modules: moving.flatMap(({ module, now }) => {
			const content = moduleOf(to.model, now);
			if (!content) return [];
			const given = row.levels.filter(({ moduleId }) => moduleId === module.moduleId);
			const progress = progressOf(content, levelsOf(given.map(({ level }) => level)), {
				left: new Set(
					pages.filter(({ moduleId, left }) => moduleId === now && left).map((one) => one.pageId)
				),
				exercises: new Set(
					exercises
						.filter(({ moduleId, done, marked }) => moduleId === now && (done || marked))
						.map((one) => one.exerciseId)
				)
			});
			return [
				{
					moduleId: now,
					was: module.moduleId,
					wasPercent: module.percent,
					completedAt: null,
					edition: to.edition,
					completes: progress.complete,
					stepsDone: progress.stepsDone,
					stepsTotal: progress.stepsTotal,
					percent: progress.percent,
					currentPageId: progress.next?.id ?? null
				}
			];
		}),
		pages,
		exercises
	};
}
