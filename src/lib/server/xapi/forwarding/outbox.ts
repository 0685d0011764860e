import { sql } from 'drizzle-orm';
import type { Transaction } from '../../db/transaction.ts';
import type { AnyStatement } from '../types.ts';
import type { Outcome } from './receiver.ts';

export type Waiting = {
	rowId: string;
	statementId: string;
	attempts: number;
	payload: AnyStatement | null;
};

export type DeadLetter = {
	targetId: string;
	target: string;
	rowId: string;
	statementId: string;
	/** What the statement is about; null when it is not there any more. */
	verb: string | null;
	objectId: string | null;
	deadAt: Date;
	problem: string;
};

const DAY = 86_400;
/** In seconds. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 3_600;
const GIVE_UP_AFTER = 7 * DAY;

/** What may be sent now, in order. Whatever waits for an earlier one of its lane waits too. */
export async function readDue(
	tx: Transaction,
	organisationId: string,
	targetId: string,
	now: Date,
	most: number
): Promise<Waiting[]> {
	const moment = now.toISOString();
	const { rows } = await tx.execute<Waiting>(sql`
		select o.row_id as "rowId", o.statement_id as "statementId", o.attempts, s.payload
		from forwarding_outbox o
		join forwarding_targets t on t.organisation_id = o.organisation_id and t.id = o.target_id
		left join statements s on s.organisation_id = o.organisation_id and s.id = o.statement_id
		where o.organisation_id = ${organisationId} and o.target_id = ${targetId} and o.dead_at is null
			and o.next_at <= ${moment}::timestamptz and t.paused_at is null and t.ended_at is null
			and not exists (select from forwarding_outbox e
				where e.organisation_id = o.organisation_id and e.target_id = o.target_id and e.lane = o.lane
					and e.row_id < o.row_id and e.dead_at is null and e.next_at > ${moment}::timestamptz)
		order by o.row_id limit ${most}`);
	return rows;
}

export async function deleteRows(
	tx: Transaction,
	organisationId: string,
	targetId: string,
	rows: Waiting[]
): Promise<void> {
	await tx.execute(sql`
		delete from forwarding_outbox where organisation_id = ${organisationId}
			and target_id = ${targetId} and row_id = any(${idsOf(rows)}::uuid[])`);
}

/** Tries later: when the receiver says, else after 5 seconds, twice as long each time, an hour at most, for 7 days. */
export async function postponeRows(
	tx: Transaction,
	organisationId: string,
	targetId: string,
	rows: Waiting[],
	{ status, retryAfter }: Outcome,
	now: Date
): Promise<void> {
	const attempts = Math.max(...rows.map((row) => row.attempts));
	const wait =
		retryAfter ?? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempts) * (0.75 + Math.random() / 2);
	const moment = now.toISOString();
	await tx.execute(sql`
		update forwarding_outbox set attempts = least(attempts + 1, 1000),
			first_tried_at = coalesce(first_tried_at, ${moment}::timestamptz),
			next_at = ${new Date(now.getTime() + wait * 1000).toISOString()}::timestamptz,
			problem = ${status === 0 ? 'no answer' : `status ${status}`},
			dead_at = case when first_tried_at < ${new Date(now.getTime() - GIVE_UP_AFTER * 1000).toISOString()}::timestamptz
				then ${moment}::timestamptz end
		where organisation_id = ${organisationId} and target_id = ${targetId}
			and row_id = any(${idsOf(rows)}::uuid[])`);
}

/** Gives up on statements that the receiver will not have; a person may send them again. */
export async function killRows(
	tx: Transaction,
	organisationId: string,
	targetId: string,
	rows: Waiting[],
	problem: string,
	now: Date
): Promise<void> {
	await tx.execute(sql`
		update forwarding_outbox set dead_at = ${now.toISOString()}::timestamptz, problem = ${problem}
		where organisation_id = ${organisationId} and target_id = ${targetId}
			and row_id = any(${idsOf(rows)}::uuid[])`);
}

/** What could not be delivered, the newest first, and how many there are. */
export async function listDeadLetters(
	tx: Transaction,
	organisationId: string,
	most = 100
): Promise<DeadLetter[]> {
	const { rows } = await tx.execute<DeadLetter>(sql`
		select o.target_id as "targetId", t.label as target, o.row_id as "rowId",
			o.statement_id as "statementId", o.dead_at as "deadAt", o.problem,
			s.verb, s.object_id as "objectId"
		from forwarding_outbox o
		join forwarding_targets t on t.organisation_id = o.organisation_id and t.id = o.target_id
			and t.ended_at is null
		left join statements s on s.organisation_id = o.organisation_id and s.id = o.statement_id
		where o.organisation_id = ${organisationId} and o.dead_at is not null
		order by o.dead_at desc limit ${most}`);
	return rows.map((row) => ({ ...row, deadAt: new Date(row.deadAt) }));
}

/** How much waits for each receiver, and how much was given up. */
export async function countWaiting(
	tx: Transaction,
	organisationId: string
): Promise<Map<string, { waiting: number; dead: number }>> {
	const { rows } = await tx.execute<{ targetId: string; waiting: number; dead: number }>(sql`
		select target_id as "targetId", count(*) filter (where dead_at is null)::int as waiting,
			count(dead_at)::int as dead
		from forwarding_outbox where organisation_id = ${organisationId} group by target_id`);
	return new Map(rows.map(({ targetId, ...counts }) => [targetId, counts]));
}

/** Puts everything that was given up for a receiver back in line. */
export async function resendDeadLetters(
	tx: Transaction,
	organisationId: string,
	targetId: string,
	now: Date
): Promise<number> {
	const { rowCount } = await tx.execute(sql`
		update forwarding_outbox set dead_at = null, first_tried_at = null, attempts = 0, problem = null,
			next_at = ${now.toISOString()}::timestamptz
		where organisation_id = ${organisationId} and target_id = ${targetId} and dead_at is not null`);
	return rowCount ?? 0;
}

function idsOf(rows: Waiting[]) {
	return sql.param(rows.map(({ rowId }) => rowId));
}
