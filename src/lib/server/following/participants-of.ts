import type { Transaction } from '../db/transaction.ts';
import { getGroup } from '../groups/groups.ts';
import type { Acting } from '../identity/actor.ts';
import { selectEnrolled } from './enrolled-queries.ts';

/**
 * Whose enrolments these are, as far as they are in this group of the worker. Throws NotFound `group_unknown` for a group
 * of others.
 */
export async function participantsOf(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	enrolmentIds: string[],
	now: Date
): Promise<string[]> {
	await getGroup(tx, worker, groupId, now);
	if (enrolmentIds.length === 0) return [];
	const rows = await selectEnrolled(tx, worker, { enrolmentIds }, now);
	return [...new Set(rows.map(({ participantId }) => participantId))];
}
