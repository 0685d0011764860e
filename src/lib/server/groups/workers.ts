import { and, asc, eq, gte, isNull, or, sql, type SQL } from 'drizzle-orm';
import { addDays, dayOf } from '#lib/day.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { logAccess } from '../audit/access-log.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { people } from '../identity/schema.ts';
import { getLockedGroup } from './groups.ts';
import { groupWorkers } from './schema.ts';

/** Somebody who works with a group. */
export type GroupWorker = { id: string; name: string; since: string };

type Org = Pick<Acting, 'organisationId'>;

const isRunning = (today: string): SQL | undefined =>
	or(isNull(groupWorkers.until), gte(groupWorkers.until, today));

const isWorker = ({ organisationId }: Org) =>
	and(eq(people.organisationId, organisationId), eq(people.role, 'worker'), isNull(people.endedAt));

/** Who works with a group now, the longest first. The caller has checked the group with `getGroup`. */
export function listGroupWorkers(
	tx: Transaction,
	{ organisationId }: Org,
	groupId: string,
	now: Date
): Promise<GroupWorker[]> {
	return tx
		.select({ id: people.id, name: people.name, since: groupWorkers.since })
		.from(groupWorkers)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, groupWorkers.organisationId),
				eq(people.id, groupWorkers.workerId),
				isNull(people.endedAt)
			)
		)
		.where(
			and(
				eq(groupWorkers.organisationId, organisationId),
				eq(groupWorkers.groupId, groupId),
				isRunning(dayOf(now))
			)
		)
		.orderBy(asc(groupWorkers.since), asc(people.name), asc(people.id));
}

/** Every worker of the organisation, by name. */
export function listWorkers(tx: Transaction, org: Org): Promise<{ id: string; name: string }[]> {
	return tx
		.select({ id: people.id, name: people.name })
		.from(people)
		.where(isWorker(org))
		.orderBy(asc(people.name), asc(people.id));
}

/**
 * Lets a colleague work with an own group as well; somebody who does already stays. The participants are told on *Vandaag*.
 * Throws NotFound `group_unknown`, or `person_unknown` for who is no worker here.
 */
export async function addGroupWorker(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	colleagueId: string,
	now: Date
): Promise<{ name: string }> {
	await getLockedGroup(tx, worker, groupId, now);
	const { name } = await lockWorker(tx, worker, colleagueId);
	await linkWorker(tx, worker, groupId, colleagueId, dayOf(now));
	await note(tx, worker, { groupId, subjects: [colleagueId] }, now);
	return { name };
}

/**
 * Somebody stops working with an own group, oneself included: from the next request on they see nothing of it.
 * Throws NotFound `group_unknown`, or `person_unknown` for who does not work with it.
 * @throws Conflict `last_worker` when nobody would be left to open it
 */
export async function removeGroupWorker(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	colleagueId: string,
	now: Date
): Promise<{ name: string }> {
	await getLockedGroup(tx, worker, groupId, now);
	const all = await listGroupWorkers(tx, worker, groupId, now);
	const leaving = all.find(({ id }) => id === colleagueId);
	if (!leaving) throw new NotFound('person_unknown');
	if (all.length === 1) throw new Conflict('last_worker');
	await endLinks(tx, worker, colleagueId, dayOf(now), eq(groupWorkers.groupId, groupId));
	await note(tx, worker, { groupId, subjects: [colleagueId] }, now);
	return { name: leaving.name };
}

/**
 * Gives every group of one worker, closed ones included, to another. The participants are told on *Vandaag*.
 * Throws NotFound `person_unknown` when either is no worker here.
 * @returns how many groups
 */
export async function handOverGroups(
	tx: Transaction,
	administrator: Acting,
	{ from, to }: { from: string; to: string },
	now: Date
): Promise<{ from: string; to: string; groups: number }> {
	if (from === to) throw new NotFound('person_unknown');
	const today = dayOf(now);
	// In one order for everybody, against deadlocks.
	const names = new Map<string, string>();
	for (const id of [from, to].sort()) {
		names.set(id, (await lockWorker(tx, administrator, id)).name);
	}
	const groups = await tx
		.select({ id: groupWorkers.groupId })
		.from(groupWorkers)
		.where(
			and(
				eq(groupWorkers.organisationId, administrator.organisationId),
				eq(groupWorkers.workerId, from),
				isRunning(today)
			)
		)
		.orderBy(asc(groupWorkers.groupId));
	for (const { id } of groups) await linkWorker(tx, administrator, id, to, today);
	await endLinks(tx, administrator, from, today);
	const look = { action: 'staff.manage', object: 'staff:groups', subjects: [from, to] };
	await logAccess(tx, administrator, { ...look, purpose: 'access', rule: 'own organisation' }, now);
	return { from: names.get(from) ?? '', to: names.get(to) ?? '', groups: groups.length };
}

/** Ends what somebody works with, as of today; what was before stays known. */
export async function endLinks(
	tx: Transaction,
	{ organisationId }: Org,
	workerId: string,
	today: string,
	only?: SQL
): Promise<void> {
	await tx
		.update(groupWorkers)
		// Today would still be a day of work: nothing is seen any more from now on.
		.set({ until: addDays(today, -1) })
		.where(
			and(
				eq(groupWorkers.organisationId, organisationId),
				eq(groupWorkers.workerId, workerId),
				isRunning(today),
				only
			)
		);
}

async function linkWorker(
	tx: Transaction,
	{ organisationId }: Org,
	groupId: string,
	workerId: string,
	today: string
): Promise<void> {
	await tx
		.insert(groupWorkers)
		.values({ organisationId, groupId, workerId, since: today, until: null })
		.onConflictDoUpdate({
			target: [groupWorkers.organisationId, groupWorkers.groupId, groupWorkers.workerId],
			set: { since: today, until: null },
			setWhere: sql`${groupWorkers.until} < ${today}::date`
		});
}

/** Until the end of the transaction nobody ends their account. */
async function lockWorker(tx: Transaction, org: Org, id: string): Promise<{ name: string }> {
	const [person] = await tx
		.select({ name: people.name })
		.from(people)
		.where(and(isWorker(org), eq(people.id, id)))
		.for('share');
	if (!person) throw new NotFound('person_unknown');
	return person;
}

/** Who lets somebody in can be asked about it. */
function note(
	tx: Transaction,
	worker: Acting,
	{ groupId, subjects }: { groupId: string; subjects: string[] },
	now: Date
): Promise<void> {
	const look = { action: 'groups.manage', object: `group:${groupId}`, subjects };
	return logAccess(tx, worker, { ...look, purpose: 'access', rule: 'own group' }, now);
}
