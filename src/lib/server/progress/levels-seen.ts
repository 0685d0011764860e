import { and, eq, isNull } from 'drizzle-orm';
import { moduleLevels } from '../assignments/schema.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { LearnerState } from './state.ts';

/** New work was opened: *Vandaag* need not announce it any more. */
export async function noteLevelsSeen(
	tx: Transaction,
	{ organisationId }: Acting,
	state: LearnerState,
	moduleId: string,
	now: Date
): Promise<void> {
	const unseen = state.levels.some((level) => level.moduleId === moduleId && !level.seenAt);
	if (!unseen) return;
	await tx
		.update(moduleLevels)
		.set({ seenAt: now })
		.where(
			and(
				eq(moduleLevels.organisationId, organisationId),
				eq(moduleLevels.enrolmentId, state.enrolmentId),
				eq(moduleLevels.moduleId, moduleId),
				isNull(moduleLevels.seenAt)
			)
		);
}
