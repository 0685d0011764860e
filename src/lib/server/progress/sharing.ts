import type { Sharing } from '#lib/answers.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { learnerStates } from './state.ts';
import { updateSharing } from './writes.ts';

/** Changes who may read an answer; it acts at the very next request of anybody. */
export async function changeSharing(
	tx: Transaction,
	actor: Actor,
	ref: { enrolmentId: string; exerciseId: string },
	sharing: Sharing
): Promise<void> {
	const [state] = await learnerStates(tx, actor, { enrolmentId: ref.enrolmentId });
	if (!state?.exercises.some(({ exerciseId }) => exerciseId === ref.exerciseId)) {
		throw new NotFound('exercise_unknown');
	}
	await updateSharing(tx, { organisationId: actor.organisationId, ...ref }, sharing);
}
