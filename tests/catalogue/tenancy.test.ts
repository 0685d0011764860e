import { sql, type SQL } from 'drizzle-orm';
import type { Pool } from 'pg';
import { beforeEach, describe, expect } from 'vitest';
import { newId } from '#lib/ids.ts';
import { codeOf } from '#lib/server/db/errors.ts';
import type { Transaction } from '#lib/server/db/transaction.ts';
import { test } from '#tests/school.ts';
import { readColumns, readTenantTables, type Column } from './tables.ts';

type Row = Record<string, unknown>;

const ANYTHING: Record<string, () => unknown> = {
	uuid: newId,
	text: () => newId(),
	integer: () => 1,
	smallint: () => 1,
	bigint: () => 1,
	real: () => 0.5,
	'double precision': () => 0.5,
	boolean: () => false,
	date: () => new Date().toISOString().slice(0, 10),
	'timestamp with time zone': () => new Date(),
	jsonb: () => '{}',
	bytea: () => Buffer.from(newId()),
	'uuid[]': () => [],
	'text[]': () => [],
	'integer[]': () => [1]
};

/** Where a row needs more than what may not be null. */
const MORE: Record<string, Row> = {
	assignments: { group_id: newId() },
	draft_files: { text: 'x' }
};

const NO_RIGHT = '42501';

function rowOf(table: string, columns: Column[], organisationId: string): Row {
	const own = columns.filter((column) => column.table === table && column.required);
	const row = Object.fromEntries(
		own.map(({ column, type }) => {
			const make = ANYTHING[type];
			if (!make) throw new Error(`${table}.${column} has a type without an example: ${type}`);
			return [column, make()];
		})
	);
	return { ...row, ...MORE[table], organisation_id: organisationId };
}

/** Past the wall and without foreign keys: every table gets a row of the organisation that is attacked. */
async function plant(owner: Pool, table: string, row: Row) {
	const client = await owner.connect();
	try {
		await client.query('begin; set local session_replication_role = replica');
		const names = Object.keys(row);
		await client.query(
			`insert into ${table} (${names.join(', ')})
			values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
			Object.values(row)
		);
		await client.query('commit');
	} finally {
		client.release();
	}
}

const insertInto = (table: string, row: Row): SQL => sql`
	insert into ${sql.identifier(table)} (${sql.join(
		Object.keys(row).map((name) => sql.identifier(name)),
		sql`, `
	)}) values (${sql.join(
		Object.values(row).map((value) => sql`${Array.isArray(value) ? '{}' : value}`),
		sql`, `
	)})`;

/** Rows reached, or why not. A right that the role does not have is as good as no rows. */
async function reached(
	run: (work: (tx: Transaction) => Promise<number>) => Promise<number>,
	query: SQL
): Promise<number | 'refused' | string> {
	try {
		return await run(async (tx) => (await tx.execute(query)).rowCount ?? 0);
	} catch (error) {
		return codeOf(error) === NO_RIGHT ? 'refused' : `error ${codeOf(error)}`;
	}
}

describe('another organisation', () => {
	let attempts = 0;
	beforeEach(() => {
		attempts = 0;
	});

	test(
		'reads, changes, adds and removes nothing in any table',
		{ timeout: 60_000 },
		async ({ owner, withTransaction, school, strangerSchool }) => {
			const columns = await readColumns(owner);
			const tables = await readTenantTables(owner);
			const asStranger = { organisationId: strangerSchool.organisationId, personId: null };
			const asNobody = { organisationId: '', personId: null };
			expect(tables.length).toBeGreaterThan(25);

			for (const table of tables) {
				const target = school.organisationId;
				const name = sql.identifier(table);
				const theirs = sql`organisation_id = ${target}`;
				if (table !== 'access_log_heads') await plant(owner, table, rowOf(table, columns, target));
				else await plant(owner, table, { ...rowOf(table, columns, target) });

				const tried = async (tenant: typeof asStranger, query: SQL) => {
					attempts++;
					return reached((work) => withTransaction(tenant, work), query);
				};
				const nothing = [0, 'refused'];
				const where = `${table} of another organisation`;
				expect(nothing, where).toContain(
					await tried(asStranger, sql`select organisation_id from ${name} where ${theirs}`)
				);
				expect(nothing, where).toContain(
					await tried(
						asStranger,
						sql`update ${name} set organisation_id = organisation_id where ${theirs}`
					)
				);
				expect(nothing, where).toContain(
					await tried(asStranger, sql`delete from ${name} where ${theirs}`)
				);
				expect(nothing, where).toContain(
					await tried(
						asStranger,
						sql`select organisation_id from ${name} where ${theirs} for update`
					)
				);
				const row = rowOf(table, columns, target);
				expect('refused', where).toBe(await tried(asStranger, insertInto(table, row)));
				expect('refused', where).toBe(
					await tried(asStranger, sql`${insertInto(table, row)} on conflict do nothing`)
				);
				expect('refused', where).toBe(await tried(asStranger, sql`truncate ${name}`));
				expect(nothing, `${table} without an organisation`).toContain(
					await tried(asNobody, sql`select organisation_id from ${name}`)
				);
				const { rows } = await owner.query(
					`select count(*)::int as left from ${table} where organisation_id = $1`,
					[target]
				);
				expect(rows[0].left, `${table} is untouched`).toBeGreaterThan(0);
			}
			expect(attempts).toBe(tables.length * 8);
		}
	);

	test('does not take over a row of its own making', async ({
		owner,
		withTransaction,
		school,
		strangerSchool
	}) => {
		const columns = await readColumns(owner);
		const tables = await readTenantTables(owner);
		for (const table of tables) {
			const mine = strangerSchool.organisationId;
			await plant(owner, table, rowOf(table, columns, mine));
			const result = await reached(
				(work) => withTransaction({ organisationId: mine, personId: null }, work),
				sql`update ${sql.identifier(table)} set organisation_id = ${school.organisationId}`
			);
			expect(result, table).toBe('refused');
		}
	});
});
