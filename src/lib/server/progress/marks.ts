import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import type { ExerciseType, PageEntry } from '#lib/content/types.ts';
import { newId } from '#lib/ids.ts';
import { getOwnEnrolments } from '../assignments/running.ts';
import { exercisesOf } from '../courses/model.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { findPerson } from '../identity/people.ts';
import { addObservations, type Observation } from '../pace/observations.ts';
import type { Mark } from '../pace/types.ts';
import { recordStatements } from '../xapi/record.ts';
import { answeredAway, lessonCompleted, taskDone } from '../xapi/statements.ts';
import type { Statement } from '../xapi/types.ts';
import { insertMarks, type MarkRow } from './mark-queries.ts';
import { doneIn, placeOf, stepOf, type Place } from './place.ts';
import { doingIn, settle, type Learner } from './settle.ts';
import { learnerStates, lockEnrolments } from './state.ts';

/** A whole module, one step of it, or one exercise on a step. */
export type MarkTarget = { moduleId: string; pageId?: string; exerciseId?: string };

export type MarkWish = {
	enrolmentIds: string[];
	target: MarkTarget;
	mark: Mark;
	/** The day of the work, yyyy-mm-dd; not after today. */
	onDay: string;
	/** Names the press of the button: sent twice, it counts once, and it is undone as one. */
	actId: string;
};

/**
 * Records that work was done on paper, or together, for one participant or for several at once. It counts for progress,
 * rhythm and schedule, and never for speed or accuracy. What was answered on the screen stays; of work on paper only what
 * was open is marked, of work together everything, since those answers are not the participant's alone.
 * @returns how many participants have something new by it
 * @throws NotFound for participants of others, and for material that one of them does not have
 */
export async function markWork(
	tx: Transaction,
	worker: Actor,
	{ enrolmentIds, target, mark, onDay, actId }: MarkWish,
	now: Date
): Promise<{ marked: number }> {
	const enrolments = await getOwnEnrolments(tx, worker, enrolmentIds, now);
	const at = onDay >= dayOf(now) ? now : new Date(`${onDay}T11:00:00Z`);
	const statements: Statement[] = [];
	let marked = 0;
	for (const { id: enrolmentId, participantId } of enrolments) {
		const learner = await learnerFor(tx, worker, participantId, mark);
		const place = await lockedPlace(tx, learner, enrolmentId, target.moduleId);
		const given = newMarks(place, learner, target, mark, at);
		if (given.length === 0) continue;
		const act = { actId, mark, onDay, setBy: worker.personId, setAt: now };
		const own = { organisationId: worker.organisationId, enrolmentId, participantId };
		const rows: MarkRow[] = given.map(({ id, pageId, exerciseId }) => ({
			...{ ...own, ...act, id, moduleId: target.moduleId, pageId, exerciseId }
		}));
		place.state.marks.push(...rows.map(asState));
		const following = await settle(tx, learner, place, [], at);
		const completion = following.at(-1);
		if (completion && place.progress.complete && !place.moduleState?.completedAt) {
			const whole = {
				id: completion.id,
				moduleId: target.moduleId,
				pageId: null,
				exerciseId: null
			};
			rows.push({ ...own, ...act, ...whole });
		}
		await insertMarks(tx, rows);
		await addObservations(
			tx,
			learner,
			given.flatMap(({ id, graded, exerciseId }) =>
				graded && exerciseId !== null
					? [observationOf(place, { id, exerciseId, mark, at, now })]
					: []
			)
		);
		statements.push(...given.map(({ statement }) => statement), ...following);
		marked++;
	}
	await recordStatements(tx, worker.organisationId, statements, now);
	return { marked };
}

/** Somebody whose work a worker records; throws NotFound `participant_unknown`. */
export async function learnerFor(
	tx: Transaction,
	{ organisationId, actorId: instructor }: Actor,
	personId: string,
	mark: Mark
): Promise<Learner> {
	const person = await findPerson(tx, { organisationId, personId });
	if (!person) throw new NotFound('participant_unknown');
	return { organisationId, personId, actorId: person.actorId, entry: { instructor, mark } };
}

/** A module of an enrolment, while nobody else changes it. Throws NotFound `module_unknown`. */
async function lockedPlace(
	tx: Transaction,
	learner: Learner,
	enrolmentId: string,
	moduleId: string
): Promise<Place> {
	await lockEnrolments(tx, learner, [enrolmentId]);
	const [state] = await learnerStates(tx, learner, { enrolmentId });
	const place = state && (await placeOf(tx, learner, state, moduleId));
	if (!place) throw new NotFound('module_unknown');
	return place;
}

type NewMark = {
	id: string;
	pageId: string;
	exerciseId: string | null;
	graded: boolean;
	statement: Statement;
};

type Task = { id: string; type: ExerciseType | null; graded: boolean };

/** What is on a step: its exercises, and what is done away from the screen anyway. */
function tasksOn(step: PageEntry, levels: Place['levels']): Task[] {
	return [
		...exercisesOf(step, levels).map(({ id, type, graded }) => ({ id, type, graded })),
		...step.offline
			.filter(({ level }) => levels.has(level))
			.map(({ id }) => ({ id, type: null, graded: false }))
	];
}

function newMarks(
	place: Place,
	learner: Learner,
	{ moduleId, pageId, exerciseId }: MarkTarget,
	mark: Mark,
	at: Date
): NewMark[] {
	const { state, levels } = place;
	const steps = pageId ? [stepOf(place, pageId)] : place.progress.steps.map(({ page }) => page);
	const done = doneIn(state, moduleId);
	const together = new Set(
		state.marks.filter((one) => one.mark === 'together').map((one) => one.exerciseId)
	);
	const isNew = (id: string) => (mark === 'together' ? !together.has(id) : !done.exercises.has(id));
	const happening = () => ({ id: newId(at.getTime()), at });
	const asked = (step: PageEntry) =>
		tasksOn(step, levels).filter(({ id }) => exerciseId === undefined || id === exerciseId);
	if (steps.every((step) => exerciseId && asked(step).length === 0)) {
		throw new NotFound('exercise_unknown');
	}
	return steps.flatMap((step): NewMark[] => {
		const marks = asked(step)
			.filter(({ id }) => isNew(id))
			.map(({ id, type, graded }): NewMark => {
				const doing = doingIn(place, learner, step.id, id);
				const event = happening();
				const statement = type ? answeredAway(doing, event, type) : taskDone(doing, event);
				return { id: event.id, pageId: step.id, exerciseId: id, graded, statement };
			});
		if (exerciseId !== undefined || done.left.has(step.id)) return marks;
		const event = happening();
		const statement = lessonCompleted(doingIn(place, learner, step.id), event);
		const whole = { id: event.id, pageId: step.id, exerciseId: null, graded: false, statement };
		return [...marks, whole];
	});
}

function asState({ id, actId, moduleId, pageId, exerciseId, mark, onDay }: MarkRow) {
	return {
		id,
		actId,
		moduleId,
		pageId: pageId ?? null,
		exerciseId: exerciseId ?? null,
		mark,
		onDay
	};
}

function observationOf(
	{ state, module }: Place,
	{ id, exerciseId, mark, at, now }: Marked
): Observation {
	return {
		statementId: id,
		enrolmentId: state.enrolmentId,
		groupId: state.groupId,
		courseId: state.courseId,
		moduleId: module.id,
		...{ exerciseId, mark, attempt: 1, success: false, activeMs: null, elapsedMs: null },
		answeredAt: at,
		receivedAt: now
	};
}

type Marked = { id: string; exerciseId: string; mark: Mark; at: Date; now: Date };
