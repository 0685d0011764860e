import { sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { firstRowId, momentOf } from './row-ids.ts';

/** What statements are asked for. All of it has to hold. */
export type StatementFilter = {
	/** Terms that have to be among the direct ones. */
	direct: string[];
	/** Groups of terms: of each group one has to be there, in whatever role. */
	anyRole: string[][];
	/** In milliseconds since 1970: stored after this moment. */
	since?: number;
	/** In milliseconds since 1970: stored at this moment or before. */
	until?: number;
	ascending: boolean;
};

export type StatementPage = {
	/** Payloads as JSON text, as they were stored. */
	texts: string[];
	/** The place to go on from; null when there is nothing more. */
	next: string | null;
};

type Bounds = { from: string; to: string };
type Found = { rowId: string; text: string | null };

/** A page that holds so many voided statements is given as it is, with the way to go on. */
const MOST_ROUNDS = 10;

/** The statement of an id: the one in force, or the voided one. */
export async function findStatement(
	tx: Transaction,
	organisationId: string,
	id: string,
	voided: boolean,
	mine: string | null
): Promise<{ text: string; stored: Date } | null> {
	const { rows } = await tx.execute<{ text: string; stored: Date }>(sql`
		select payload::text as text, stored from statements
		where organisation_id = ${organisationId} and id = ${id} and voided = ${voided}
			${mine === null ? sql`` : sql`and credential_id = ${mine}`}`);
	const [row] = rows;
	return row ? { text: row.text, stored: new Date(row.stored) } : null;
}

/**
 * One page of statements in the order of storing. Walks the list of one term, the one that is likely to be short, and looks
 * up the others, so that the cost depends on the page and not on how many statements there are.
 * @param after the place where the previous page ended
 */
export async function pageOfStatements(
	tx: Transaction,
	organisationId: string,
	filter: StatementFilter,
	{ limit, after, newest }: { limit: number; after: string | null; newest: string }
): Promise<StatementPage> {
	await planForReading(tx);
	const bounds = boundsOf(filter, newest);
	const texts: string[] = [];
	let place = after;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const wanted = limit - texts.length;
		const found = await findRows(
			tx,
			organisationId,
			filter,
			narrowed(bounds, filter, place),
			wanted + 1
		);
		for (const { rowId, text } of found.slice(0, wanted)) {
			place = rowId;
			if (text !== null) texts.push(text);
		}
		if (found.length <= wanted) return { texts, next: null };
		if (texts.length === limit) return { texts, next: place };
	}
	return { texts, next: place };
}

/**
 * One plan for every reader: walking an index. Planning anew for each value takes longer than reading a page, since there is
 * a partition a month; and statistics that run behind would now and then make it read a whole month.
 */
async function planForReading(tx: Transaction): Promise<void> {
	await tx.execute(sql`
		select set_config('plan_cache_mode', 'force_generic_plan', true),
			set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`);
}

function boundsOf({ since, until }: StatementFilter, newest: string): Bounds {
	const from = firstRowId(since === undefined ? 0 : Math.floor(since) + 1);
	const to = until === undefined ? newest : firstRowId(Math.floor(until) + 1);
	return { from, to: to < newest ? to : newest };
}

/** From a place on: bounds are from (included) to (not included). */
function narrowed(bounds: Bounds, { ascending }: StatementFilter, place: string | null): Bounds {
	if (place === null) return bounds;
	return ascending ? { ...bounds, from: nextAfter(place) } : { ...bounds, to: place };
}

function nextAfter(rowId: string): string {
	const hex = (BigInt(`0x${rowId.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function findRows(
	tx: Transaction,
	organisationId: string,
	filter: StatementFilter,
	bounds: Bounds,
	limit: number
): Promise<Found[]> {
	if (bounds.from >= bounds.to) return [];
	const order = filter.ascending ? sql`asc` : sql`desc`;
	const list = listOf(organisationId, filter, bounds, order, limit);
	const places = (await tx.execute<{ rowId: string }>(list)).rows.map(({ rowId }) => rowId);
	if (places.length === 0) return [];
	// The moments of the first and the last say in which months to look.
	const ends = [places.at(0) ?? '', places.at(-1) ?? ''].map((place) =>
		new Date(momentOf(place)).toISOString()
	);
	const [earliest = '', latest = ''] = filter.ascending ? ends : ends.toReversed();
	const { rows } = await tx.execute<Found>(sql`
		select row_id as "rowId", case when voided then null else payload::text end as text
		from statements
		where organisation_id = ${organisationId} and row_id = any(${sql.param(places)}::uuid[])
			and stored >= ${earliest}::timestamptz and stored <= ${latest}::timestamptz`);
	const texts = new Map(rows.map(({ rowId, text }) => [rowId, text]));
	return places.map((rowId) => ({ rowId, text: texts.get(rowId) ?? null }));
}

/** The places of the statements that fit: from the list of one term, or of everything when nothing is asked. */
function listOf(
	organisationId: string,
	{ direct, anyRole }: StatementFilter,
	{ from, to }: Bounds,
	order: SQL,
	limit: number
): SQL {
	const [first, ...rest] = direct;
	const within = (alias: string) =>
		sql`${sql.raw(alias)}.organisation_id = ${organisationId} and ${sql.raw(alias)}.row_id >= ${from} and ${sql.raw(alias)}.row_id < ${to}`;
	const conditions = (groups: string[][]) =>
		sql.join(
			[
				...rest.map(
					(
						term
					) => sql`and exists (select from statement_terms o where o.organisation_id = ${organisationId}
						and o.term = ${term} and not o.related and o.row_id = t.row_id)`
				),
				...groups.map(
					(
						terms
					) => sql`and exists (select from statement_terms o where o.organisation_id = ${organisationId}
						and o.term = any(${sql.param(terms)}::uuid[]) and o.related in (false, true) and o.row_id = t.row_id)`
				)
			],
			sql` `
		);
	if (first !== undefined) {
		return sql`select t.row_id as "rowId" from statement_terms t
			where ${within('t')} and t.term = ${first} and t.related = false ${conditions(anyRole)}
			order by t.row_id ${order} limit ${limit}`;
	}
	const [group, ...others] = anyRole;
	if (group) {
		// One list per term and role, each in order, instead of sorting all of them.
		const lists = group.flatMap((term) =>
			[false, true].map(
				(related) => sql`(select t.row_id from statement_terms t
					where ${within('t')} and t.term = ${term} and t.related = ${related} ${conditions(others)}
					order by t.row_id ${order} limit ${limit})`
			)
		);
		return sql`select row_id as "rowId" from (${sql.join(lists, sql` union `)}) lists
			order by row_id ${order} limit ${limit}`;
	}
	return sql`select t.row_id as "rowId" from statements t
		where ${within('t')} and t.stored >= app.moment_of(${from}) and t.stored <= app.moment_of(${to})
		order by t.row_id ${order} limit ${limit}`;
}
