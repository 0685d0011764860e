import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { exercisesOf } from '../courses/model.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { claimOwn, claimStatements, recordStatements, storeStatements } from '../xapi/record.ts';
import { lessonOpened, lessonRead } from '../xapi/statements.ts';
import { noteLevelsSeen } from './levels-seen.ts';
import { placeOf, stepOf, type Place } from './place.ts';
import { doingIn, settle } from './settle.ts';
import { learnerStates, lockEnrolments } from './state.ts';
import { insertExercises, insertPages, upsertPage } from './writes.ts';

export type StepRef = { enrolmentId: string; moduleId: string; pageId: string };

/** The place of a step that belongs to this participant. Throws NotFound. */
export async function getPlace(
	tx: Transaction,
	actor: Actor,
	{ enrolmentId, moduleId }: Omit<StepRef, 'pageId'>
): Promise<Place> {
	const [state] = await learnerStates(tx, actor, { enrolmentId, moduleId });
	const place = state && (await placeOf(tx, actor, state, moduleId));
	if (!place) throw new NotFound('module_unknown');
	return place;
}

/** True when a view of this step has something to record: it or one of its exercises is new. */
export function isNewTo(place: Place, pageId: string): boolean {
	const { state, module } = place;
	if (!place.moduleState) return true;
	if (!state.pages.some((row) => row.moduleId === module.id && row.pageId === pageId)) return true;
	const known = new Set(state.exercises.map(({ exerciseId }) => exerciseId));
	return exercisesOf(stepOf(place, pageId), place.levels).some(({ id }) => !known.has(id));
}

/** Records that a step was opened, and gives its place as it is then; opening again changes nothing. */
export async function openStep(
	tx: Transaction,
	actor: Actor,
	ref: StepRef,
	now: Date
): Promise<Place> {
	await lockEnrolments(tx, actor, [ref.enrolmentId]);
	// Read after the lock: whatever was known before may be older than what another request just recorded.
	const place = await getPlace(tx, actor, ref);
	const { state, module } = place;
	const { pageId } = ref;
	const { organisationId } = actor;
	const step = stepOf(place, pageId);
	const here = { organisationId, ...ref };

	const known = new Set(state.exercises.map(({ exerciseId }) => exerciseId));
	const fresh = exercisesOf(step, place.levels).filter(({ id }) => !known.has(id));
	await insertExercises(
		tx,
		fresh.map(({ id }) => ({
			...here,
			exerciseId: id,
			openedAt: now,
			attempts: 0,
			hints: 0,
			solved: false,
			done: false,
			skipped: false,
			activeMs: 0,
			sensitive: module.sensitive
		}))
	);
	for (const { id } of fresh) {
		state.exercises.push({
			moduleId: module.id,
			pageId,
			exerciseId: id,
			openedAt: now.toISOString(),
			attempts: 0,
			hints: 0,
			solved: false,
			done: false,
			skipped: false,
			activeMs: 0,
			answerId: null,
			receivedAt: null,
			response: null,
			sharing: null,
			sensitive: module.sensitive
		});
	}
	const isOpen = state.pages.some((row) => row.moduleId === module.id && row.pageId === pageId);
	if (isOpen) return place;

	await insertPages(tx, [{ ...here, openedAt: now, activeMs: 0 }]);
	state.pages.push({ moduleId: module.id, pageId, leftAt: null, completedAt: null });
	const statements = await settle(tx, actor, place, [], now);
	statements.push(
		lessonOpened(doingIn(place, actor, pageId), { id: newId(now.getTime()), at: now }, step.title)
	);
	await recordStatements(tx, organisationId, statements, now);
	await noteLevelsSeen(tx, actor, state, module.id, now);
	return place;
}

/**
 * Records that the participant went on from a step, and gives the step that comes after it; null at the end.
 * `id` names the event, so that a repeated submission counts once.
 */
export async function leaveStep(
	tx: Transaction,
	actor: Actor,
	ref: StepRef,
	event: { id: string; activeMs: number | null },
	now: Date
): Promise<{ next: string | null }> {
	await lockEnrolments(tx, actor, [ref.enrolmentId]);
	const place = await getPlace(tx, actor, ref);
	const step = stepOf(place, ref.pageId);
	const order = place.progress.steps.map(({ page }) => page.id);
	const next = order[order.indexOf(step.id) + 1] ?? null;

	const { organisationId } = actor;
	const read = lessonRead(
		doingIn(place, actor, ref.pageId),
		{ id: event.id, at: now },
		event.activeMs
	);
	const { fresh } = await claimStatements(tx, organisationId, [
		{ id: event.id, content: [ref.enrolmentId, ref.moduleId, ref.pageId] }
	]);
	if (!fresh.has(event.id)) return { next };

	await upsertPage(tx, {
		organisationId,
		...ref,
		openedAt: now,
		leftAt: now,
		completedAt: null,
		activeMs: event.activeMs ?? 0
	});
	const row = place.state.pages.find(
		(page) => page.moduleId === ref.moduleId && page.pageId === ref.pageId
	);
	if (row) row.leftAt ??= now.toISOString();
	else {
		place.state.pages.push({
			moduleId: ref.moduleId,
			pageId: ref.pageId,
			leftAt: now.toISOString(),
			completedAt: null
		});
	}
	const following = await settle(tx, actor, place, [ref.pageId], now);
	await claimOwn(tx, organisationId, following);
	await storeStatements(tx, organisationId, [read, ...following], now);
	return { next };
}
