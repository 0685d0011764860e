import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { getParticipant } from '../groups/groups.ts';
import type { Acting } from '../identity/actor.ts';
import { people } from '../identity/schema.ts';
import { helpRequests, type Outcome } from './schema.ts';

/** Most requests on one timeline. */
const MOST_TOLD = 50;

/** An open request as a worker gets it. */
export type HeardRequest = {
	id: string;
	participantId: string;
	name: string;
	group: { id: string; name: string };
	/** ISO 8601. */
	askedAt: string;
};

/** What is asked in the groups of a worker, closed ones included, the longest waiting first. */
export async function selectHeard(
	tx: Transaction,
	{ organisationId, personId }: Acting
): Promise<HeardRequest[]> {
	const { rows } = await tx.execute<HeardRequest>(sql`
		select distinct on (h.asked_at, h.id) h.id, h.participant_id as "participantId", p.name,
			json_build_object('id', g.id, 'name', g.name) as "group", h.asked_at as "askedAt"
		from help_requests h
		join people p on p.organisation_id = h.organisation_id and p.id = h.participant_id
			and p.ended_at is null
		join memberships m on m.organisation_id = h.organisation_id
			and m.participant_id = h.participant_id and m.until is null
		join groups g on g.organisation_id = m.organisation_id and g.id = m.group_id
		join group_workers w on w.organisation_id = m.organisation_id and w.group_id = m.group_id
			and w.worker_id = ${personId} and w.until is null
		where h.organisation_id = ${organisationId} and h.closed_at is null
		order by h.asked_at, h.id, g.closed_at is not null, m.since desc, g.id`);
	return rows;
}

/** Notes that a worker has these requests on the screen. The caller has checked that they are the worker's own. */
export async function noteSeen(
	tx: Transaction,
	worker: Acting,
	participantIds: readonly string[],
	now: Date
): Promise<void> {
	if (participantIds.length === 0) return;
	await tx
		.update(helpRequests)
		.set({ seenAt: now, seenBy: worker.personId })
		.where(
			and(
				eq(helpRequests.organisationId, worker.organisationId),
				inArray(helpRequests.participantId, [...participantIds]),
				isNull(helpRequests.closedAt),
				isNull(helpRequests.seenAt)
			)
		);
}

/**
 * A worker did something about the request that they saw. What was asked since stays open.
 * Throws NotFound `participant_unknown` for one of others.
 * @returns `changed` when somebody else did, it was taken back, or there is no such request; sent twice it is still once
 */
export async function settleRequest(
	tx: Transaction,
	worker: Acting,
	{ participantId, requestId, outcome }: Settlement,
	now: Date
): Promise<'settled' | 'changed'> {
	await getParticipant(tx, worker, participantId, now);
	const one = and(
		eq(helpRequests.organisationId, worker.organisationId),
		eq(helpRequests.participantId, participantId),
		eq(helpRequests.id, requestId)
	);
	const closed = await tx
		.update(helpRequests)
		.set({ closedAt: now, closedBy: worker.personId, outcome })
		.where(and(one, isNull(helpRequests.closedAt)))
		.returning({ id: helpRequests.id });
	if (closed.length > 0) return 'settled';
	const [before] = await tx.select({ by: helpRequests.closedBy }).from(helpRequests).where(one);
	return before?.by === worker.personId ? 'settled' : 'changed';
}

export type Settlement = { participantId: string; requestId: string; outcome: Outcome };

/** What a participant asked, newest first. The caller has checked that they are the worker's own. */
export function selectRequests(
	tx: Transaction,
	{ organisationId }: Acting,
	participantId: string
): Promise<AskedRow[]> {
	return tx
		.select({
			id: helpRequests.id,
			moduleId: helpRequests.moduleId,
			pageId: helpRequests.pageId,
			at: helpRequests.askedAt,
			closedAt: helpRequests.closedAt,
			closedBy: sql<
				string | null
			>`case when ${helpRequests.closedBy} <> ${helpRequests.participantId}
				then ${people.name} end`,
			outcome: helpRequests.outcome
		})
		.from(helpRequests)
		.leftJoin(
			people,
			and(
				eq(people.organisationId, helpRequests.organisationId),
				eq(people.id, helpRequests.closedBy)
			)
		)
		.where(
			and(
				eq(helpRequests.organisationId, organisationId),
				eq(helpRequests.participantId, participantId)
			)
		)
		.orderBy(desc(helpRequests.askedAt))
		.limit(MOST_TOLD);
}

export type AskedRow = {
	id: string;
	moduleId: string | null;
	pageId: string | null;
	at: Date;
	closedAt: Date | null;
	/** Name of the worker who closed it; null while it is open, and when the participant took it back. */
	closedBy: string | null;
	outcome: Outcome | null;
};
