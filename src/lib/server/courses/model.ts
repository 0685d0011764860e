import type {
	Course,
	ExerciseEntry,
	Hash,
	Level,
	Module,
	ModuleId,
	PageEntry
} from '#lib/content/types.ts';

/** A published version as it is stored: the course, and where its keys and worker notes are. */
export type CourseModel = {
	course: Course;
	/** Hash of the answer keys, by page hash. */
	keysOf: Record<Hash, Hash>;
	/** Hash of the worker notes, by page hash, and of the notes in `module.md` by module. */
	guideOf: Record<Hash, Hash>;
	moduleGuideOf: Record<ModuleId, Hash>;
	/** Hash of the notes in `course.md`, when there are any. */
	courseGuide?: Hash;
};

export type Levels = ReadonlySet<Level>;

export { levelsFor as levelsOf } from '#lib/content/participant/for-participant.ts';

export function moduleOf(model: CourseModel, moduleId: string): Module | undefined {
	return model.course.modules.find(({ id }) => id === moduleId);
}

/** The steps of a module that a participant with these levels gets. */
export function stepsOf(module: Module, levels: Levels): PageEntry[] {
	return module.pages.filter(({ level }) => levels.has(level));
}

/** The exercises on a step that a participant with these levels gets on a screen. */
export function exercisesOf(page: PageEntry, levels: Levels): ExerciseEntry[] {
	return page.exercises.filter(({ level, only }) => levels.has(level) && only !== 'papier');
}

/** The graded exercises of a module: the items of the pace analysis. */
export function itemsOf(module: Module, levels: Levels): ExerciseEntry[] {
	return stepsOf(module, levels).flatMap((page) =>
		exercisesOf(page, levels).filter(({ graded }) => graded)
	);
}

/** Modules an enrolment covers: one, or the whole course. */
export function modulesOf(model: CourseModel, moduleId: string | null): Module[] {
	const { modules } = model.course;
	return moduleId === null ? modules : modules.filter(({ id }) => id === moduleId);
}

/** Minutes of a step for these levels: the author's, less what this participant does not get. */
export function minutesOf(page: PageEntry, levels: Levels): number {
	const seconds = (entries: ExerciseEntry[]) =>
		entries.reduce((sum, { authorSeconds }) => sum + authorSeconds, 0);
	const all = seconds(page.exercises);
	const left = all - seconds(exercisesOf(page, levels));
	return Math.max(1, Math.round(page.minutes - left / 60));
}
