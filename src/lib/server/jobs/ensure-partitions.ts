import type { Pool } from 'pg';
import { addDays, dayOf } from '#lib/day.ts';

/** Days ahead that answers, statements and the access log have room for. */
const AHEAD = 400;

/** Makes room for the coming months: a row of a month without a partition would be refused. */
export async function ensurePartitions(app: Pool, now: Date): Promise<void> {
	const today = dayOf(now);
	const days = [today, addDays(today, AHEAD)];
	await app.query('select app.ensure_partitions($1::date, $2::date)', days);
	await app.query('select app.ensure_term_partitions($1::date, $2::date)', days);
}
