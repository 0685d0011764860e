import type {
	AnswerKey,
	Block,
	CompiledCourse,
	Exercise,
	ExerciseId,
	Level,
	Medium,
	ModuleId,
	PageId
} from '../types.ts';

/** What of a version is needed to compare it with the next. */
export type Version = Pick<CompiledCourse, 'course' | 'pages' | 'keys'>;

/** An exercise with where it stands. */
export interface PlacedExercise {
	exercise: Exercise;
	key: AnswerKey | undefined;
	level: Level;
	only: Medium | undefined;
	/** Level of the page it is on. */
	pageLevel: Level;
	module: ModuleId;
	page: PageId;
}

/** All exercises of a version, by id. */
export function listExercises({ course, pages, keys }: Version): Map<ExerciseId, PlacedExercise> {
	const found = new Map<ExerciseId, PlacedExercise>();
	for (const module of course.modules) {
		for (const { hash } of module.pages) {
			const page = pages.get(hash);
			for (const block of page?.blocks ?? []) {
				if (page === undefined || !isExercise(block)) continue;
				const { exercise, level, only } = block;
				found.set(exercise.id, {
					exercise,
					key: keys.get(hash)?.get(exercise.id),
					level,
					only,
					pageLevel: page.level,
					module: module.id,
					page: page.id
				});
			}
		}
	}
	return found;
}

function isExercise(block: Block): block is Extract<Block, { kind: 'oefening' }> {
	return block.kind === 'oefening';
}
