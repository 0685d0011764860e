import type { Transaction } from '../db/transaction.ts';
import { addMembers, putBack, type AddResult } from '../groups/participants.ts';
import type { PreparedCodes } from '../identity/cards.ts';
import { findAssignable } from './catalogue.ts';
import { enrol, whoLacks, type Assigner, type Receiver } from './enrol.ts';
import { selectEnrolmentsOf, selectRunningOfGroup, updateEnrolments } from './queries.ts';

/**
 * Makes participants of names and gives them what runs in the group.
 * @param prepared `prepareCodes` for as many as there are names, plus `SPARE_CODES`
 */
export async function addParticipants(
	tx: Transaction,
	worker: Assigner,
	groupId: string,
	names: string[],
	prepared: PreparedCodes[],
	now: Date
): Promise<AddResult> {
	const result = await addMembers(tx, worker, groupId, names, prepared, now);
	if ('members' in result) await enrolInRunning(tx, worker, result.members, groupId, now);
	return result;
}

/** Puts somebody back in a group they were taken out of, with what was given to it meanwhile. See `putBack`. */
export async function putBackParticipant(
	tx: Transaction,
	worker: Assigner,
	groupId: string,
	participantId: string,
	now: Date
): ReturnType<typeof putBack> {
	const result = await putBack(tx, worker, groupId, participantId, now);
	if ('member' in result) await enrolInRunning(tx, worker, [result.member], groupId, now);
	return result;
}

/**
 * Gives newcomers what runs in their group; who was withdrawn from it before goes on where they were.
 * The caller has checked that the group is the worker's own.
 */
export async function enrolInRunning(
	tx: Transaction,
	worker: Assigner,
	newcomers: Receiver[],
	groupId: string,
	now: Date
): Promise<void> {
	if (newcomers.length === 0) return;
	for (const assignment of await selectRunningOfGroup(tx, worker, groupId)) {
		const what = await findAssignable(tx, worker, assignment);
		// A module that was taken out of the course goes on for who has it, and starts for nobody.
		if (!what) continue;
		const { left } = await whoLacks(tx, worker, newcomers, what);
		const ids = left.map(({ id }) => id);
		const before = await selectEnrolmentsOf(tx, worker, assignment.id, ids);
		const known = new Set(before.map(({ participantId }) => participantId));
		const again = before.map(({ id }) => id);
		await updateEnrolments(tx, worker, again, { withdrawnAt: null });
		const fresh = left.filter(({ id }) => !known.has(id));
		await enrol(tx, worker, { assignment, groupId, revision: what.hash }, fresh, now);
	}
}
