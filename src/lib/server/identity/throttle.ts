import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Login } from './login.ts';
import { signInFailures } from './schema.ts';

/** Wrong tries. Each counter is bounded where it can be, so that a class at one address never meets a limit. */
export const LIMITS = {
	/** Per device that is trusted: in a quarter of an hour, and in a day. */
	deviceQuarter: 5,
	deviceDay: 20,
	/** Per account from devices that are not known for it, in an hour; where the account is known (password). */
	accountHour: 10,
	/** Per group in a day; after that only devices that are known for the person get in. */
	groupDay: 100,
	/** How often a day a worker can open a group again. */
	reopenings: 3,
	/** Per organisation in a day, before somebody is told. */
	organisationDay: 1_000
} as const;

/** Wrong tries so far, this one included: in this quarter of an hour, the last four, and this day (UTC). */
export type Tries = { quarter: number; hour: number; day: number };

const NONE: Tries = { quarter: 0, hour: 0, day: 0 };
const QUARTER = 15 * 60_000;
const DAY = 24 * 60 * 60_000;

/** What is counted. The key in the table is a hash, so that it names neither an address nor a person. */
export function keyOf(
	kind: 'account' | 'device' | 'group' | 'organisation' | 'reopening' | 'streak',
	name: string
): Buffer {
	return createHash('sha256').update(`${kind} ${name}`).digest();
}

/**
 * Counts a try before it is made: a thousand at once would otherwise all find the count at nought. A try that
 * turns out right is given back with `forgetTries`.
 */
export async function countTries(login: Login, keys: Buffer[], now: Date): Promise<Tries[]> {
	const { day, quarter } = bucketOf(now);
	// In one order for everybody, against deadlocks.
	const sorted = [...keys].sort(Buffer.compare);
	const rows = await login.execute<{ key: Buffer; quarter: number; hour: number; day: number }>(sql`
		with counted as (
			insert into sign_in_failures (key, day, quarter, failures)
			select key, ${day}::date, ${quarter}::int, 1 from unnest(${arrayOf(sorted)}) as key
			on conflict (key, day, quarter) do update set failures = sign_in_failures.failures + 1
			returning key, failures
		)
		select counted.key, counted.failures as quarter,
			(counted.failures + coalesce(sum(earlier.failures)
				filter (where earlier.quarter > ${quarter}::int - 4), 0))::int as hour,
			(counted.failures + coalesce(sum(earlier.failures), 0))::int as day
		from counted left join sign_in_failures earlier
			on earlier.key = counted.key and earlier.day = ${day}::date and earlier.quarter <> ${quarter}::int
		group by counted.key, counted.failures`);
	return keys.map((key) => rows.rows.find((row) => row.key.equals(key)) ?? NONE);
}

/** The count as it stands, without counting. */
export async function readTries(login: Login, key: Buffer, now: Date): Promise<number> {
	const { day } = bucketOf(now);
	const rows = await login.execute<{ failures: number }>(sql`
		select coalesce(sum(failures), 0)::int as failures from sign_in_failures
		where key = ${key} and day = ${day}::date`);
	return rows.rows[0]?.failures ?? 0;
}

/** Gives back tries that were right after all. */
export async function forgetTries(login: Login, keys: Buffer[], now: Date): Promise<void> {
	const { day, quarter } = bucketOf(now);
	await login.execute(sql`
		with mine as (
			select key, day, quarter from sign_in_failures
			where key = any(${arrayOf(keys)}) and day = ${day}::date and quarter = ${quarter}::int
				and failures > 0
			order by key for update
		)
		update sign_in_failures set failures = failures - 1 from mine
		where sign_in_failures.key = mine.key and sign_in_failures.day = mine.day
			and sign_in_failures.quarter = mine.quarter`);
}

/** Forgets a counter altogether. */
export async function clearTries(login: Login, key: Buffer): Promise<void> {
	await login.delete(signInFailures).where(sql`${signInFailures.key} = ${key}`);
}

/** Housekeeping: yesterday's counts bound nothing any more. */
export async function deleteOldTries(login: Login, now: Date): Promise<void> {
	const { day } = bucketOf(now);
	await login.delete(signInFailures).where(sql`${signInFailures.day} < ${day}::date - 1`);
}

/** In seconds, until the counter that is full starts anew. */
export function secondsLeft(window: 'quarter' | 'day', now: Date): number {
	const length = window === 'quarter' ? QUARTER : DAY;
	return Math.ceil((length - (now.getTime() % length)) / 1000);
}

function bucketOf(now: Date): { day: string; quarter: number } {
	return {
		day: now.toISOString().slice(0, 10),
		quarter: Math.floor((now.getTime() % DAY) / QUARTER)
	};
}

function arrayOf(keys: Buffer[]) {
	return sql`array[${sql.join(
		keys.map((key) => sql`${key}::bytea`),
		sql`, `
	)}]`;
}
