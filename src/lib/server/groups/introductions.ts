import { sql } from 'drizzle-orm';
import { addDays, dayOf } from '#lib/day.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { introductions } from './schema.ts';

/** For so many days a participant is told that somebody new works with their group. */
const TOLD_DAYS = 7;

/**
 * First names of workers who came to a group of this participant after them, until a week after they were first told.
 * Telling is what this does: from then on the worker may read what the participant shares.
 */
export async function tellNewWorkers(
	tx: Transaction,
	{ organisationId, personId: participantId }: Acting,
	now: Date
): Promise<string[]> {
	const today = dayOf(now);
	const { rows } = await tx.execute<{ workerId: string; name: string; toldAt: string | null }>(sql`
		select p.id as "workerId", split_part(p.name, ' ', 1) as name, i.told_at as "toldAt"
		from memberships m
		join group_workers w on w.organisation_id = m.organisation_id and w.group_id = m.group_id
			and (w.until is null or w.until >= ${today}::date)
		join people p on p.organisation_id = w.organisation_id and p.id = w.worker_id and p.ended_at is null
		left join introductions i on i.organisation_id = p.organisation_id and i.worker_id = p.id
			and i.participant_id = m.participant_id
		where m.organisation_id = ${organisationId} and m.participant_id = ${participantId}
			and m.until is null
		group by p.organisation_id, p.id, p.name, i.told_at
		having bool_and(w.since > m.since)
			and (i.told_at is null or i.told_at >= ${addDays(today, -TOLD_DAYS)}::date)
		order by max(w.since) desc, p.name`);
	const untold = rows.filter(({ toldAt }) => toldAt === null);
	if (untold.length > 0) {
		await tx
			.insert(introductions)
			.values(
				untold.map(({ workerId }) => ({ organisationId, participantId, workerId, toldAt: now }))
			)
			.onConflictDoNothing();
	}
	return rows.map(({ name }) => name);
}

/**
 * Whether a participant knows that this worker works with them: the worker was there before they came, or they were
 * told. The caller has checked that the participant is the worker's own.
 */
export async function isKnownTo(
	tx: Transaction,
	{ organisationId, personId: workerId }: Acting,
	participantId: string
): Promise<boolean> {
	const { rows } = await tx.execute<{ known: boolean }>(sql`
		select exists (select from introductions i where i.organisation_id = ${organisationId}
				and i.worker_id = ${workerId} and i.participant_id = ${participantId})
			or exists (select from memberships m
				join group_workers w on w.organisation_id = m.organisation_id and w.group_id = m.group_id
					and w.worker_id = ${workerId} and w.since <= m.since
				where m.organisation_id = ${organisationId} and m.participant_id = ${participantId}
					and m.until is null) as known`);
	return rows[0]?.known ?? false;
}
