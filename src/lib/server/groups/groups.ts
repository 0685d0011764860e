import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { Group as GroupRow } from '../organisations/schema.ts';
import { newGroupCode } from './codes.ts';
import {
	hasGroup,
	insertGroup,
	insertGroupWorker,
	lockGroup,
	lockNewGroup,
	selectGroup,
	selectGroups,
	selectMemberCount,
	selectMembers,
	selectOwnParticipants,
	selectParticipant,
	updateGroup
} from './queries.ts';

export type Group = Awaited<ReturnType<typeof getGroup>>;
export type Member = Awaited<ReturnType<typeof listMembers>>[number];

export type NewGroup = {
	name: string;
	audience: GroupRow['audience'];
	/** Only for a demo organisation, whose codes are printed in the README. */
	code?: string;
	/** Made before the group: codes are prepared for it, and a form that is sent twice makes one group. */
	id?: string;
};

/** More clashes in a row than this do not happen by chance. */
const TRIES = 20;

/** The groups of a worker with how many take part and what runs; closed groups last. */
export function listGroups(tx: Transaction, worker: Acting, now: Date) {
	return selectGroups(tx, worker, dayOf(now));
}

/** One of the worker's own groups. Throws NotFound `group_unknown` for any other. */
export async function getGroup(tx: Transaction, worker: Acting, id: string, now: Date) {
	const group = await selectGroup(tx, worker, id, dayOf(now));
	if (!group) throw new NotFound('group_unknown');
	return group;
}

/** The participants who are in a group now, by name. The caller has checked the group with `getGroup`. */
export function listMembers(tx: Transaction, worker: Acting, groupId: string) {
	return selectMembers(tx, worker, groupId);
}

/** Everybody in the worker's own groups that are open, once each, in the group they came to last. */
export async function listOwnParticipants(tx: Transaction, worker: Acting, now: Date) {
	const rows = await selectOwnParticipants(tx, worker, dayOf(now));
	return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** A participant of one of the worker's own groups. Throws NotFound `participant_unknown` for any other. */
export async function getParticipant(tx: Transaction, worker: Acting, id: string, now: Date) {
	const participant = await selectParticipant(tx, worker, id, dayOf(now));
	if (!participant) throw new NotFound('participant_unknown');
	return participant;
}

/**
 * Makes a group with a code of its own and links the worker who made it. Returns its id and code; with an id of the
 * worker's own that exists already, those of that group. Throws NotFound `group_unknown` for the id of another's.
 */
export async function createGroup(
	tx: Transaction,
	worker: Acting,
	{ name, audience, code: wanted, id: givenId }: NewGroup,
	now: Date
): Promise<{ id: string; code: string }> {
	const { organisationId } = worker;
	if (givenId) {
		await lockNewGroup(tx, worker, givenId);
		const known = await selectGroup(tx, worker, givenId, dayOf(now));
		if (known) return { id: known.id, code: known.code };
		if (await hasGroup(tx, worker, givenId)) throw new NotFound('group_unknown');
	}
	const id = givenId ?? newId(now.getTime());
	for (let tried = 0; tried < TRIES; tried++) {
		const code = wanted ?? newGroupCode();
		const group = { organisationId, id, name, code, audience, createdAt: now };
		if (await insertGroup(tx, group)) {
			await insertGroupWorker(tx, worker, id, dayOf(now));
			return { id, code };
		}
	}
	throw new Error('No free group code');
}

/** Throws NotFound when it is not the worker's own group. */
export async function renameGroup(
	tx: Transaction,
	worker: Acting,
	id: string,
	name: string,
	now: Date
): Promise<void> {
	await getGroup(tx, worker, id, now);
	await updateGroup(tx, worker, id, { name });
}

/**
 * Ends assigning in a group, not signing in: the code keeps working and everything that was made stays.
 * Closing twice keeps the first date.
 */
export async function closeGroup(
	tx: Transaction,
	worker: Acting,
	id: string,
	now: Date
): Promise<void> {
	const group = await getLockedGroup(tx, worker, id, now);
	if (!group.closedAt) await updateGroup(tx, worker, id, { closedAt: now });
}

/** Opens a closed group again. */
export async function reopenGroup(
	tx: Transaction,
	worker: Acting,
	id: string,
	now: Date
): Promise<void> {
	await getLockedGroup(tx, worker, id, now);
	await updateGroup(tx, worker, id, { closedAt: null });
}

/** The group, locked until the end of the transaction, so that changes to it take turns. */
export async function getLockedGroup(tx: Transaction, worker: Acting, id: string, now: Date) {
	await lockGroup(tx, worker, id);
	return getGroup(tx, worker, id, now);
}

/** How many participants are in a group now. */
export function countMembers(tx: Transaction, worker: Acting, groupId: string): Promise<number> {
	return selectMemberCount(tx, worker, groupId);
}
