import { statfsSync } from 'node:fs';
import type { Client } from 'pg';

/** Of every table, which rows belong to a group, and which of its columns are kept as they are. */
const TABLES: { name: string; own: string }[] = [
	{ name: 'people', own: 'id in (select person from own)' },
	{ name: 'groups', own: 'id in (select id from chosen)' },
	{ name: 'group_workers', own: 'group_id in (select id from chosen)' },
	{ name: 'memberships', own: 'group_id in (select id from chosen)' },
	{ name: 'assignments', own: 'group_id in (select id from chosen)' },
	...['enrolments', 'module_progress', 'page_progress', 'pace_aggregates', 'pace_responses'].map(
		(name) => ({ name, own: 'participant_id in (select person from own)' })
	),
	{ name: 'day_activity', own: '' },
	{ name: 'finish_projections', own: '' },
	{ name: 'module_levels', own: '' },
	{ name: 'pauses', own: 'participant_id in (select person from own)' }
].map((table) =>
	table.own === '' || table.name === 'page_progress'
		? { ...table, own: 'enrolment_id in (select id from enrolled)' }
		: table
);

/** Filled without their indexes, which are made afterwards: that is several times as fast. */
const LARGE = ['pace_responses', 'page_progress', 'day_activity'];

/** Bytes on disk per participant and per answer, with indexes and the log of changes. */
const PER_PARTICIPANT = 14_000;
const PER_RESPONSE = 520;
const CHUNK = 500;

type Log = (line: string) => void;

/** Stops before anything is written when the disk would run full. */
export function checkSpace(folder: string, participants: number, responses: number): void {
	const { bavail, bsize } = statfsSync(folder);
	const free = bavail * bsize;
	const needed = participants * PER_PARTICIPANT + responses * PER_RESPONSE;
	if (free > needed * 1.2) return;
	const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(0)} GB`;
	throw new Error(
		`Too little room in ${folder}: about ${gigabytes(needed * 1.2)} is needed and ${gigabytes(free)} is free. Take fewer participants, or set TMPDIR to another disk.`
	);
}

export type Template = { name: string; people: number; responses: number };

/** Keeps the rows of some groups apart, to be copied under new ids. */
export async function makeTemplate(
	client: Client,
	name: string,
	groupIds: string[]
): Promise<Template> {
	await client.query(`create schema ${name}`);
	const chosen = `with chosen as (select unnest(array['${groupIds.join("','")}']::uuid[]) as id),
		own as (select participant_id as person from memberships where group_id in (select id from chosen)
			union select worker_id from group_workers where group_id in (select id from chosen)),
		enrolled as (select id from enrolments where participant_id in (select person from own))`;
	for (const table of TABLES) {
		await client.query(
			`create table ${name}.${table.name} as ${chosen} select * from public.${table.name} where ${table.own}`
		);
	}
	const count = async (what: string) =>
		Number((await client.query<{ n: string }>(`select count(*) as n from ${what}`)).rows[0]?.n);
	return {
		name,
		people: await count(`${name}.memberships`),
		responses: await count(`${name}.pace_responses`)
	};
}

/**
 * Copies a template from one number up to another, each copy under ids of its own, with so many answers in all. Rows are
 * those that the real functions made; only their number is not.
 */
export async function multiply(
	client: Client,
	template: Template,
	{ from, to, responses }: { from: number; to: number; responses: number },
	log: Log
): Promise<void> {
	if (to <= from) return;
	await client.query(`set session_replication_role = replica`);
	await client.query(`set maintenance_work_mem = '1GB'`);
	const restore = to - from > CHUNK ? await dropIndexes(client) : [];
	for (const table of TABLES) {
		if (table.name === 'pace_responses' && template.responses === 0) continue;
		const perCopy = table.name === 'pace_responses' ? responses / (to - from) : 0;
		const rounds = perCopy === 0 ? 1 : Math.ceil(perCopy / template.responses);
		const insert = await insertOf(client, template.name, table.name);
		let done = 0;
		for (let begin = from; begin < to; begin += CHUNK) {
			const end = Math.min(to, begin + CHUNK);
			for (let round = 0; round < rounds; round++) {
				// The last round is for as many copies as it takes to come to the number asked for.
				const share = perCopy === 0 ? 1 : Math.min(1, perCopy / template.responses - round);
				const last = begin + Math.round((end - begin) * share);
				const { rowCount } = await client.query(insert, [begin + 1, last, round]);
				done += rowCount ?? 0;
			}
			if (table.name === 'pace_responses' && Math.floor(begin / 4000) !== Math.floor(end / 4000)) {
				log(`  ${table.name}: ${(done / 1e6).toFixed(1)} million`);
			}
		}
		log(`  ${table.name}: ${done} rows`);
	}
	for (const sql of restore) {
		log(`  ${sql.slice(0, 90)} …`);
		await client.query(sql);
	}
	await client.query('reset session_replication_role');
	for (const { name } of TABLES) await client.query(`vacuum analyze ${name}`);
	await client.query('checkpoint');
}

/** Every id gets the number of its copy in front; everything else stays. */
async function insertOf(client: Client, template: string, table: string): Promise<string> {
	const { rows } = await client.query<{ name: string; type: string }>(
		`select column_name as name, data_type as type from information_schema.columns
			where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
		[table]
	);
	const copied = rows.map(({ name, type }) => {
		if (name === 'statement_id')
			return `(lpad(to_hex(n + $3 * 16777216), 8, '0') || substr(${name}::text, 9))::uuid`;
		if (name === 'code') return `${name} || '-' || n`;
		if (type !== 'uuid' || name === 'organisation_id') return name;
		return `(lpad(to_hex(n), 8, '0') || substr(${name}::text, 9))::uuid`;
	});
	const names = rows.map(({ name }) => name).join(', ');
	return `insert into public.${table} (${names}) select ${copied.join(', ')}
		from generate_series($1::int, $2::int) n cross join ${template}.${table} where $3::int >= 0`;
}

/** @returns the statements that make them again */
async function dropIndexes(client: Client): Promise<string[]> {
	const restore: string[] = [];
	for (const table of LARGE) {
		const { rows: keys } = await client.query<{ name: string; definition: string }>(
			`select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
				where conrelid = $1::regclass and contype = 'p'`,
			[`public.${table}`]
		);
		const { rows: indexes } = await client.query<{ name: string; definition: string }>(
			`select indexname as name, indexdef as definition from pg_indexes
				where schemaname = 'public' and tablename = $1
				and indexname not in (select conname from pg_constraint)`,
			[table]
		);
		for (const { name, definition } of indexes) {
			await client.query(`drop index public."${name}"`);
			restore.push(definition);
		}
		for (const { name, definition } of keys) {
			await client.query(`alter table public.${table} drop constraint "${name}"`);
			restore.push(`alter table public.${table} add constraint "${name}" ${definition}`);
		}
	}
	return restore;
}

/** The id of a row in a copy. */
export function copyOf(id: string, copy: number): string {
	return copy.toString(16).padStart(8, '0') + id.slice(8);
}
