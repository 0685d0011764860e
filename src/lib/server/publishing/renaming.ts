import type { ExerciseId, ModuleId, PageId } from '#lib/content/types.ts';
import { nameNow, type Aliases } from '../courses/aliases.ts';
import type { CourseModel } from '../courses/model.ts';

/** Where an exercise or task stands in a version. */
export type Standing = {
	id: ExerciseId;
	module: ModuleId;
	page: PageId;
	type: string;
	/** Attempts that count; null when it is not graded. */
	attempts: number | null;
};

/** What everything of one version is called in another; null when it is not there any more. */
export type Renaming = {
	module: (id: ModuleId) => ModuleId | null;
	page: (module: ModuleId, id: PageId) => { module: ModuleId; page: PageId } | null;
	/** With `fresh` when it became another type of exercise, so that what was answered does not fit. */
	exercise: (id: ExerciseId) => (Standing & { fresh: boolean }) | null;
};

/** Ties the names of one version to those of another: by themselves, or by way of `vroeger`. */
export function renamingBetween(from: CourseModel, to: CourseModel, aliases: Aliases): Renaming {
	const modules = new Set(to.course.modules.map(({ id }) => id));
	const pages = new Set(
		to.course.modules.flatMap(({ id, pages }) => pages.map((page) => `${id}/${page.id}`))
	);
	const before = standingsIn(from);
	const after = standingsIn(to);
	const module = (id: ModuleId) => nameNow(aliases.module, id, (name) => modules.has(name));
	return {
		module,
		page: (old, id) => {
			const now = module(old);
			if (now === null) return null;
			const found = nameNow(aliases.page, `${now}/${id}`, (name) => pages.has(name));
			const [, page] = found?.split('/') ?? [];
			return page === undefined ? null : { module: now, page };
		},
		exercise: (id) => {
			const name = nameNow(aliases.exercise, id, (each) => after.has(each));
			const now = after.get(name ?? '');
			return now ? { ...now, fresh: before.get(id)?.type !== now.type } : null;
		}
	};
}

/** Every exercise and tickable task of a version. */
export function standingsIn({ course }: CourseModel): Map<ExerciseId, Standing> {
	const found = new Map<ExerciseId, Standing>();
	for (const { id: module, pages } of course.modules) {
		for (const { id: page, exercises, offline } of pages) {
			for (const { id, type, attempts } of exercises) {
				found.set(id, { id, module, page, type, attempts });
			}
			for (const { id } of offline) {
				found.set(id, { id, module, page, type: 'offline', attempts: null });
			}
		}
	}
	return found;
}
