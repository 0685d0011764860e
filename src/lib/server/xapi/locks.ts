import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';

/** Classes of advisory locks, so that nothing else in this database uses the same. */
const WRITING = 0x784c;
const SINCE = 0x7853;
export const DELIVERING = 0x7846;

/**
 * Announces that this transaction writes statements. Writers share; who voids or refers to another statement is alone, so
 * that such a pair always sees each other, whichever comes first. Take it before choosing `stored`: readers see from it
 * how far what they read is complete.
 */
export async function lockForWriting(
	tx: Transaction,
	organisationId: string,
	{ alone, now = Date.now() }: { alone: boolean; now?: number }
): Promise<void> {
	const organisation = numberOf(organisationId);
	const second = Math.floor(now / 1000) | 0;
	const writing = alone
		? sql`pg_advisory_xact_lock(${WRITING}, ${organisation})`
		: sql`pg_advisory_xact_lock_shared(${WRITING}, ${organisation})`;
	await tx.execute(
		sql`select pg_advisory_xact_lock_shared(${SINCE}, ${second}) is null, ${writing} is null`
	);
}

/**
 * Until when everything that was stored can be read: the start of the oldest transaction that writes now, to the second, else
 * this moment. Ask before reading.
 */
export async function consistentThrough(tx: Transaction): Promise<Date> {
	const now = Date.now();
	const { rows } = await tx.execute<{ second: string | null }>(sql`
		select min(objid::bigint)::text as second from pg_locks
		where locktype = 'advisory' and classid = ${SINCE} and objsubid = 2 and granted
			and database = (select oid from pg_database where datname = current_database())`);
	const second = rows[0]?.second;
	return new Date(second ? Math.min(now, Number(second) * 1000) : now);
}

/** 32 bits of an id, signed; two that share them merely wait for each other. */
export function numberOf(id: string): number {
	return parseInt(id.slice(-8), 16) | 0;
}
