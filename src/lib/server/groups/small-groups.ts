import { dayOf } from '#lib/day.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { createGroup, getLockedGroup, listGroups, listMembers } from './groups.ts';
import { keyOf } from './names.ts';
import { insertMemberships } from './queries.ts';

export type SmallGroup = {
	/** Made before the group: a form that is sent twice makes one group. */
	id: string;
	name: string;
	participantIds: string[];
};

export type SmallGroupResult =
	| { id: string; count: number }
	/** The source takes no more work, has lost one of these, or the worker has a group of this name. */
	| { problem: 'group_closed' | 'gone' | 'name_taken' };

/**
 * Makes a group of some members of a group, who stay in that one as well: with their card, their work and everything that
 * was given. The same worker, the same audience. Throws NotFound `group_unknown` for a group of others.
 */
export async function createSmallGroup(
	tx: Transaction,
	worker: Acting,
	fromGroupId: string,
	{ id, name, participantIds }: SmallGroup,
	now: Date
): Promise<SmallGroupResult> {
	const from = await getLockedGroup(tx, worker, fromGroupId, now);
	const own = await listGroups(tx, worker, now);
	const before = own.find((group) => group.id === id);
	if (before) return { id, count: before.participants };
	if (from.closedAt) return { problem: 'group_closed' };
	if (own.some((group) => keyOf(group.name) === keyOf(name))) return { problem: 'name_taken' };
	const members = new Set((await listMembers(tx, worker, fromGroupId)).map((member) => member.id));
	const chosen = [...new Set(participantIds)];
	if (!chosen.every((one) => members.has(one))) return { problem: 'gone' };
	await createGroup(tx, worker, { id, name, audience: from.audience }, now);
	await insertMemberships(tx, worker, id, chosen, dayOf(now));
	return { id, count: chosen.length };
}
