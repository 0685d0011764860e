import type { Module, PageEntry } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import { levelsOf, moduleOf, modulesOf, type CourseModel, type Levels } from '../courses/model.ts';
import { findVersion } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { progressOf, type Done, type Progress } from './progress.ts';
import type { ExerciseState, LearnerState, MarkState, ModuleState } from './state.ts';

/** One participant in one module of one version: what every page and every recording starts from. */
export type Place = {
	state: LearnerState;
	hash: string;
	edition: number;
	model: CourseModel;
	module: Module;
	levels: Levels;
	moduleState: ModuleState | undefined;
	progress: Progress;
};

/** The edition a module is pinned to since its start, else the active one; always the version of it that is shown. */
function versionOf(
	state: LearnerState,
	moduleId: string
): { hash: string; edition: number } | null {
	const pinned = state.modules.find((module) => module.moduleId === moduleId)?.edition;
	const edition = pinned ?? state.activeEdition;
	const hash = edition === null ? null : (state.editions[edition] ?? null);
	return hash === null || edition === null ? null : { hash, edition };
}

/** Null when the module is not in this enrolment or not in its version. */
export async function placeOf(
	tx: Transaction,
	actor: Acting,
	state: LearnerState,
	moduleId: string
): Promise<Place | null> {
	if (state.moduleId !== null && state.moduleId !== moduleId) return null;
	if (state.leftOut.includes(moduleId)) return null;
	const version = versionOf(state, moduleId);
	if (!version) return null;
	const found = await findVersion(tx, actor, state.courseId, version.hash);
	const module = found && moduleOf(found.model, moduleId);
	if (!found || !module) return null;
	const levels = levelsOf(
		state.levels.filter((level) => level.moduleId === moduleId).map(({ level }) => level)
	);
	return {
		state,
		...version,
		model: found.model,
		module,
		levels,
		moduleState: state.modules.find((row) => row.moduleId === moduleId),
		progress: progressOf(module, levels, doneIn(state, moduleId))
	};
}

/** Places of all modules of an enrolment, in the order of the course. */
export async function placesOf(
	tx: Transaction,
	actor: Acting,
	state: LearnerState
): Promise<Place[]> {
	if (!state.activeHash) return [];
	const active = await findVersion(tx, actor, state.courseId, state.activeHash);
	if (!active) return [];
	const places: Place[] = [];
	for (const module of modulesOf(active.model, state.moduleId)) {
		const place = await placeOf(tx, actor, state, module.id);
		if (place) places.push(place);
	}
	return places;
}

/** The step of a place. Throws NotFound `page_unknown` when this participant does not have it. */
export function stepOf(place: Place, pageId: string): PageEntry {
	const step = place.progress.steps.find(({ page }) => page.id === pageId);
	if (!step) throw new NotFound('page_unknown');
	return step.page;
}

/** As much of what is known of somebody as progress is made of. */
export type Doings = {
	pages: Pick<LearnerState['pages'][number], 'moduleId' | 'pageId' | 'leftAt'>[];
	exercises: Pick<ExerciseState, 'moduleId' | 'exerciseId' | 'done'>[];
	marks: Pick<MarkState, 'moduleId' | 'pageId' | 'exerciseId'>[];
};

/** What was done on the screen, and what a worker recorded besides. */
export function doneIn(state: Doings, moduleId: string): Done {
	const marks = state.marks.filter((mark) => mark.moduleId === moduleId);
	return {
		left: new Set([
			...state.pages
				.filter((page) => page.moduleId === moduleId && page.leftAt)
				.map((p) => p.pageId),
			...marks.flatMap(({ pageId, exerciseId }) => (pageId && !exerciseId ? [pageId] : []))
		]),
		exercises: new Set([
			...state.exercises
				.filter((exercise) => exercise.moduleId === moduleId && exercise.done)
				.map(({ exerciseId }) => exerciseId),
			...marks.flatMap(({ exerciseId }) => exerciseId ?? [])
		])
	};
}

/** Why a module cannot be opened yet, or null. A module that was started stays open. */
export function closedBecause(
	place: Place,
	state: LearnerState,
	today: string
): { after: string } | { on: string } | { worker: true } | null {
	if (place.moduleState) return null;
	if (state.startsOn > today) return { on: state.startsOn };
	const { opens } = place.module;
	if (opens.when === 'datum' && opens.date > today) return { on: opens.date };
	if (opens.when === 'begeleider' && state.moduleId === null) return { worker: true };
	if (opens.when === 'na') {
		const before = state.modules.find(({ moduleId }) => moduleId === opens.module);
		const covered = state.moduleId === null;
		if (covered && !before?.completedAt && !state.leftOut.includes(opens.module)) {
			return { after: moduleOf(place.model, opens.module)?.title ?? opens.module };
		}
	}
	return null;
}
