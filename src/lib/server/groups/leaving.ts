import { Conflict } from '#lib/errors.ts';
import { dayOf } from '#lib/day.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { endStaff } from '../identity/staff.ts';
import { countOpenGroups, lockGroupsOf } from './queries.ts';
import { endLinks } from './workers.ts';

/** How many groups that are not closed each worker of the organisation has today, and how many of them alone, by person. */
export function openGroupsOf(
	tx: Transaction,
	{ organisationId }: Acting,
	now: Date
): Promise<Map<string, { all: number; alone: number }>> {
	return countOpenGroups(tx, organisationId, dayOf(now));
}

/**
 * Somebody leaves the organisation, but not while a group would be left that nobody can open.
 * @throws Conflict `groups_left` while there are such groups
 * @throws NotFound as `endStaff`
 */
export async function endWork(
	tx: Transaction,
	administrator: Acting,
	personId: string,
	now: Date
): Promise<{ name: string }> {
	// First, since it locks the person: making a group waits for that.
	const ended = await endStaff(tx, administrator, personId, now);
	const today = dayOf(now);
	// A colleague may be leaving one of these groups at this moment.
	await lockGroupsOf(tx, administrator.organisationId, personId, today);
	const groups = await openGroupsOf(tx, administrator, now);
	if (groups.get(personId)?.alone) throw new Conflict('groups_left');
	await endLinks(tx, administrator, personId, today);
	return ended;
}
