import type { Day } from '../pace/types.ts';
import { getOwnEnrolments } from '../assignments/running.ts';
import { exercisesOf } from '../courses/model.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { doneIn, placesOf, type Place } from './place.ts';
import { learnerStates, type MarkState } from './state.ts';

/** How something was done; null while it is open. */
export type DoneHow = 'screen' | 'paper' | 'together' | null;

export type MarkableStep = {
	pageId: string;
	number: number;
	title: string;
	how: DoneHow;
	/** Something on it is done. */
	begun: boolean;
	exercises: { exerciseId: string; task: boolean; how: DoneHow }[];
};
export type MarkableModule = {
	moduleId: string;
	title: string;
	stepsDone: number;
	steps: MarkableStep[];
};
/** One press of a button, as it can be undone. */
export type MarkAct = {
	actId: string;
	mark: 'paper' | 'together';
	onDay: Day;
	moduleTitle: string;
	/** Null: the whole module, or several steps of it. */
	step: { number: number; title: string } | null;
	/** Number of the exercise on its step; null when the step itself was done. */
	exercise: number | null;
};

/** What a worker can record as done for one participant, and what was recorded. Throws NotFound for one of others. */
export async function markableOf(
	tx: Transaction,
	worker: Acting,
	enrolmentId: string,
	now: Date
): Promise<{ modules: MarkableModule[]; acts: MarkAct[] }> {
	const [enrolment] = await getOwnEnrolments(tx, worker, [enrolmentId], now);
	const participant = {
		organisationId: worker.organisationId,
		personId: enrolment?.participantId ?? ''
	};
	const [state] = await learnerStates(tx, participant, { enrolmentId });
	const places = state ? await placesOf(tx, participant, state) : [];
	return {
		modules: places.map(moduleOf),
		acts: places.flatMap(actsIn).toReversed()
	};
}

function moduleOf(place: Place): MarkableModule {
	const { state, module, progress, levels } = place;
	const done = doneIn(state, module.id);
	const marks = marksIn(place);
	const howOf = (id: string): DoneHow =>
		marks.get(id)?.mark ?? (done.exercises.has(id) ? 'screen' : null);
	return {
		moduleId: module.id,
		title: module.title,
		stepsDone: progress.stepsDone,
		steps: progress.steps.map(({ page, done: isDone }, at) => {
			const exercises = [
				...exercisesOf(page, levels).map(({ id }) => ({ exerciseId: id, task: false })),
				...page.offline
					.filter(({ level }) => levels.has(level))
					.map(({ id }) => ({ exerciseId: id, task: true }))
			].map((one) => ({ ...one, how: howOf(one.exerciseId) }));
			const marked = state.marks.findLast(
				(mark) => mark.moduleId === module.id && mark.pageId === page.id
			);
			return {
				pageId: page.id,
				number: at + 1,
				title: page.title,
				how: isDone ? (marked?.mark ?? 'screen') : null,
				begun: done.left.has(page.id) || exercises.some(({ how }) => how !== null),
				exercises
			};
		})
	};
}

/** The last mark on each exercise. */
function marksIn({ state, module }: Place): Map<string, MarkState> {
	return new Map(
		state.marks
			.filter(({ moduleId }) => moduleId === module.id)
			.flatMap((mark) => (mark.exerciseId ? [[mark.exerciseId, mark] as const] : []))
	);
}

function actsIn(place: Place): MarkAct[] {
	const { state, module, progress, levels } = place;
	const own = state.marks.filter(({ moduleId }) => moduleId === module.id);
	return [...Map.groupBy(own, ({ actId }) => actId)].flatMap(([actId, marks]) => {
		const [first] = marks;
		const pages = new Set(marks.flatMap(({ pageId }) => pageId ?? []));
		if (!first || pages.size === 0) return [];
		const at = progress.steps.findIndex(({ page }) => pages.size === 1 && pages.has(page.id));
		const page = progress.steps[at]?.page;
		const alone = marks.filter(({ exerciseId }) => exerciseId !== null);
		const single =
			page && alone.length === 1 && marks.every((one) => one.exerciseId || !one.pageId);
		const number = single
			? exercisesOf(page, levels).findIndex(({ id }) => id === alone[0]?.exerciseId) + 1
			: 0;
		return [
			{
				...{ actId, mark: first.mark, onDay: first.onDay, moduleTitle: module.title },
				step: page ? { number: at + 1, title: page.title } : null,
				exercise: number > 0 ? number : null
			}
		];
	});
}
