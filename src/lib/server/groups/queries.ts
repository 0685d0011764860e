import {
	and,
	asc,
	count,
	desc,
	eq,
	gte,
	inArray,
	isNull,
	min,
	ne,
	or,
	sql,
	type SQL
} from 'drizzle-orm';
import { assignments } from '../assignments/schema.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { people } from '../identity/schema.ts';
import { groups, type Group } from '../organisations/schema.ts';
import { groupWorkers, memberships } from './schema.ts';

type NewGroup = Pick<Group, 'organisationId' | 'id' | 'name' | 'code' | 'audience' | 'createdAt'>;

const groupColumns = {
	id: groups.id,
	name: groups.name,
	code: groups.code,
	audience: groups.audience,
	createdAt: groups.createdAt,
	closedAt: groups.closedAt
};

/** A worker is linked to this group today. */
function linkedTo(worker: Acting, today: string): SQL | undefined {
	return and(
		eq(groupWorkers.organisationId, worker.organisationId),
		eq(groupWorkers.workerId, worker.personId),
		or(isNull(groupWorkers.until), gte(groupWorkers.until, today))
	);
}

const ofGroup = and(
	eq(groupWorkers.organisationId, groups.organisationId),
	eq(groupWorkers.groupId, groups.id)
);

/** Makes two posts of the same form take turns: the second one finds the group that the first one made. */
export async function lockNewGroup(
	tx: Transaction,
	{ organisationId }: Acting,
	id: string
): Promise<void> {
	const key = `${organisationId} group ${id}`;
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0)) is null`);
}

/** Whoever's it is. */
export async function hasGroup(
	tx: Transaction,
	{ organisationId }: Acting,
	id: string
): Promise<boolean> {
	const own = and(eq(groups.organisationId, organisationId), eq(groups.id, id));
	return (await tx.$count(groups, own)) > 0;
}

/** False when the code is in use, here or in another organisation. */
export async function insertGroup(tx: Transaction, group: NewGroup): Promise<boolean> {
	const rows = await tx
		.insert(groups)
		.values({ ...group, signInReopenedAt: null, closedAt: null })
		.onConflictDoNothing({ target: groups.code })
		.returning({ id: groups.id });
	return rows.length === 1;
}

export async function insertGroupWorker(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	since: string
): Promise<void> {
	const { organisationId, personId: workerId } = worker;
	await tx.insert(groupWorkers).values({ organisationId, groupId, workerId, since, until: null });
}

export async function selectGroup(tx: Transaction, worker: Acting, id: string, today: string) {
	const [group] = await tx
		.select(groupColumns)
		.from(groups)
		.innerJoin(groupWorkers, ofGroup)
		.where(
			and(
				eq(groups.organisationId, worker.organisationId),
				eq(groups.id, id),
				linkedTo(worker, today)
			)
		);
	return group;
}

/** Makes changes to one group take turns; readers are not held up. */
export async function lockGroup(tx: Transaction, { organisationId }: Acting, id: string) {
	await tx
		.select({ id: groups.id })
		.from(groups)
		.where(and(eq(groups.organisationId, organisationId), eq(groups.id, id)))
		.for('no key update');
}

/** All groups that somebody works with: changes to who does take turns. In one order, against deadlocks. */
export async function lockGroupsOf(
	tx: Transaction,
	organisationId: string,
	workerId: string,
	today: string
): Promise<void> {
	const own = tx
		.select({ id: groupWorkers.groupId })
		.from(groupWorkers)
		.where(
			and(
				eq(groupWorkers.organisationId, organisationId),
				eq(groupWorkers.workerId, workerId),
				or(isNull(groupWorkers.until), gte(groupWorkers.until, today))
			)
		);
	await tx
		.select({ id: groups.id })
		.from(groups)
		.where(and(eq(groups.organisationId, organisationId), inArray(groups.id, own)))
		.orderBy(asc(groups.id))
		.for('no key update');
}

export function selectGroups(tx: Transaction, worker: Acting, today: string) {
	const { organisationId } = worker;
	const running = and(
		eq(assignments.organisationId, organisationId),
		eq(assignments.groupId, groups.id),
		isNull(assignments.withdrawnAt)
	);
	const nextDueOn = tx
		.select({ dueOn: min(assignments.dueOn) })
		.from(assignments)
		.where(and(running, gte(assignments.dueOn, today)));
	return tx
		.select({
			...groupColumns,
			participants: tx.$count(
				memberships,
				and(
					eq(memberships.organisationId, organisationId),
					eq(memberships.groupId, groups.id),
					isNull(memberships.until)
				)
			),
			assignments: tx.$count(assignments, running),
			nextDueOn: sql<string | null>`(${nextDueOn})`
		})
		.from(groups)
		.innerJoin(groupWorkers, ofGroup)
		.where(and(eq(groups.organisationId, organisationId), linkedTo(worker, today)))
		.orderBy(sql`${groups.closedAt} is not null`, asc(groups.name), asc(groups.id));
}

/** Per worker how many open groups they work with, and how many of those nobody else could open. */
export async function countOpenGroups(
	tx: Transaction,
	organisationId: string,
	today: string
): Promise<Map<string, { all: number; alone: number }>> {
	const alone = sql`not exists (select from group_workers o
		join people p on p.organisation_id = o.organisation_id and p.id = o.worker_id and p.ended_at is null
		where o.organisation_id = ${groupWorkers.organisationId} and o.group_id = ${groupWorkers.groupId}
			and o.worker_id <> ${groupWorkers.workerId}
			and (o.until is null or o.until >= ${today}::date))`;
	const rows = await tx
		.select({
			worker: groupWorkers.workerId,
			all: count(),
			alone: sql<number>`count(*) filter (where ${alone})::int`
		})
		.from(groupWorkers)
		.innerJoin(groups, ofGroup)
		.where(
			and(
				eq(groupWorkers.organisationId, organisationId),
				or(isNull(groupWorkers.until), gte(groupWorkers.until, today)),
				isNull(groups.closedAt)
			)
		)
		.groupBy(groupWorkers.workerId);
	return new Map(rows.map(({ worker, ...counts }) => [worker, counts]));
}

export async function updateGroup(
	tx: Transaction,
	{ organisationId }: Acting,
	id: string,
	change: Partial<Pick<Group, 'name' | 'audience' | 'closedAt'>>
): Promise<void> {
	await tx
		.update(groups)
		.set(change)
		.where(and(eq(groups.organisationId, organisationId), eq(groups.id, id)));
}

const memberColumns = {
	id: people.id,
	name: people.name,
	actorId: people.actorId,
	subjectId: people.subjectId,
	extraReadingTime: people.extraReadingTime,
	since: memberships.since,
	createdAt: people.createdAt
};

const ofMember = and(
	eq(people.organisationId, memberships.organisationId),
	eq(people.id, memberships.participantId)
);

/** The participants who are in a group now, by name. */
export function selectMembers(tx: Transaction, { organisationId }: Acting, groupId: string) {
	return tx
		.select(memberColumns)
		.from(memberships)
		.innerJoin(people, ofMember)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.groupId, groupId),
				isNull(memberships.until),
				isNull(people.endedAt)
			)
		)
		.orderBy(asc(sql`lower(${people.name})`), asc(people.id));
}

/** Everybody who is in a group with a participant now, whichever group that is. */
export function selectFellows(
	tx: Transaction,
	{ organisationId }: Acting,
	participantId: string
): Promise<{ id: string; name: string }[]> {
	const own = tx
		.select({ id: memberships.groupId })
		.from(memberships)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.participantId, participantId),
				isNull(memberships.until)
			)
		);
	return tx
		.selectDistinct({ id: people.id, name: people.name })
		.from(memberships)
		.innerJoin(people, ofMember)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				inArray(memberships.groupId, own),
				ne(memberships.participantId, participantId),
				isNull(memberships.until),
				isNull(people.endedAt)
			)
		);
}

export function selectMemberCount(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string
): Promise<number> {
	return tx.$count(
		memberships,
		and(
			eq(memberships.organisationId, organisationId),
			eq(memberships.groupId, groupId),
			isNull(memberships.until)
		)
	);
}

/** A participant through the groups of a worker; of several groups the newest membership. */
export async function selectParticipant(
	tx: Transaction,
	worker: Acting,
	participantId: string,
	today: string
) {
	const [participant] = await tx
		.select({ ...memberColumns, groupId: groups.id, groupName: groups.name })
		.from(memberships)
		.innerJoin(people, ofMember)
		.innerJoin(
			groups,
			and(eq(groups.organisationId, memberships.organisationId), eq(groups.id, memberships.groupId))
		)
		.innerJoin(groupWorkers, ofGroup)
		.where(
			and(
				eq(memberships.organisationId, worker.organisationId),
				eq(memberships.participantId, participantId),
				isNull(memberships.until),
				isNull(people.endedAt),
				linkedTo(worker, today)
			)
		)
		.orderBy(desc(memberships.since), desc(groups.id))
		.limit(1);
	return participant;
}

/** Every membership in the open groups of a worker, the newest last. */
export function selectOwnParticipants(tx: Transaction, worker: Acting, today: string) {
	return tx
		.select({ id: people.id, groupId: groups.id, groupName: groups.name })
		.from(memberships)
		.innerJoin(people, ofMember)
		.innerJoin(
			groups,
			and(eq(groups.organisationId, memberships.organisationId), eq(groups.id, memberships.groupId))
		)
		.innerJoin(groupWorkers, ofGroup)
		.where(
			and(
				eq(memberships.organisationId, worker.organisationId),
				isNull(memberships.until),
				isNull(people.endedAt),
				isNull(groups.closedAt),
				linkedTo(worker, today)
			)
		)
		.orderBy(asc(memberships.since), asc(groups.id));
}

export async function insertMemberships(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string,
	participantIds: string[],
	since: string
): Promise<void> {
	if (participantIds.length === 0) return;
	await tx.insert(memberships).values(
		participantIds.map((participantId) => ({
			organisationId,
			groupId,
			participantId,
			since,
			until: null
		}))
	);
}

/** Ends a membership; false when there was none running. */
export async function updateMembershipEnded(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string,
	participantIds: string[],
	until: string
): Promise<boolean> {
	const rows = await tx
		.update(memberships)
		.set({ until })
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.groupId, groupId),
				inArray(memberships.participantId, participantIds),
				isNull(memberships.until)
			)
		)
		.returning({ id: memberships.participantId });
	return rows.length > 0;
}

/** Who was taken out of a group on this day or later, the last one first. */
export function selectLeft(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string,
	fromDay: string
) {
	return tx
		.select({
			id: people.id,
			name: people.name,
			actorId: people.actorId,
			until: sql<string>`${memberships.until}`
		})
		.from(memberships)
		.innerJoin(people, ofMember)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.groupId, groupId),
				gte(memberships.until, fromDay),
				isNull(people.endedAt)
			)
		)
		.orderBy(desc(memberships.until), asc(sql`lower(${people.name})`), asc(people.id));
}

/** As if it had never ended. */
export async function updateMembershipRunning(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string,
	participantId: string
): Promise<void> {
	await tx
		.update(memberships)
		.set({ until: null })
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.groupId, groupId),
				eq(memberships.participantId, participantId)
			)
		);
}

export async function updateReadingTime(
	tx: Transaction,
	{ organisationId }: Acting,
	participantId: string,
	extraReadingTime: boolean
): Promise<void> {
	await tx
		.update(people)
		.set({ extraReadingTime })
		.where(and(eq(people.organisationId, organisationId), eq(people.id, participantId)));
}
