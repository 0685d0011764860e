import { NotFound } from '#lib/errors.ts';
import { exercisesOf } from '../courses/model.ts';
import { getKeys } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { claimStatements, storeStatements } from '../xapi/record.ts';
import { hintTaken } from '../xapi/statements.ts';
import { stepOf } from './place.ts';
import { exerciseRowOf } from './rows.ts';
import { doingIn } from './settle.ts';
import { lockEnrolments } from './state.ts';
import { getPlace, type StepRef } from './steps.ts';
import { upsertExercises } from './writes.ts';

/**
 * Gives the next hint of an exercise, if there is one left; its use is known to the worker and lowers no score.
 * `id` names the event: asking twice with the same id gives one hint.
 */
export async function takeHint(
	tx: Transaction,
	actor: Actor,
	ref: StepRef & { exerciseId: string; id: string },
	now: Date
): Promise<{ hints: number }> {
	await lockEnrolments(tx, actor, [ref.enrolmentId]);
	const place = await getPlace(tx, actor, ref);
	const step = stepOf(place, ref.pageId);
	const entry = exercisesOf(step, place.levels).find(({ id }) => id === ref.exerciseId);
	if (!entry) throw new NotFound('exercise_unknown');

	const row = exerciseRowOf(place, ref.pageId, ref.exerciseId, actor, now);
	const keys = await getKeys(tx, actor, place.model, step.hash);
	const most = keys[ref.exerciseId]?.hints.length ?? 0;
	if (row.done || row.hints >= most) return { hints: row.hints };

	const { fresh } = await claimStatements(tx, actor.organisationId, [
		{ id: ref.id, content: ['hint', ref.enrolmentId, ref.exerciseId] }
	]);
	if (!fresh.has(ref.id)) return { hints: row.hints };
	const hints = row.hints + 1;
	await storeStatements(
		tx,
		actor.organisationId,
		[
			hintTaken(
				doingIn(place, actor, ref.pageId, ref.exerciseId),
				{ id: ref.id, at: now },
				entry.type,
				hints
			)
		],
		now
	);
	await upsertExercises(tx, [{ ...row, hints }]);
	return { hints };
}
