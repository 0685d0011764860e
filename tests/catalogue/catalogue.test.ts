import { describe, expect } from 'vitest';
import { catalogue, listColumns } from '#lib/server/privacy/catalogue.ts';
import { test } from '#tests/school.ts';
import { readColumns, readTenantTables } from './tables.ts';

/** Counts and hashes of no organisation. */
const WITHOUT_ORGANISATION = ['organisations', 'sign_in_failures'];

describe('the catalogue', () => {
	test('names every table and column of the database, and nothing else', async ({ owner }) => {
		const columns = await readColumns(owner);
		const real = columns.map(({ table, column }) => `${table}.${column}`).sort();
		const classified = listColumns()
			.map(({ table, column }) => `${table}.${column}`)
			.sort();
		expect(classified).toEqual(real);
	});

	test('keeps secrets out of what is exported', () => {
		const hashes = listColumns().filter(({ column }) => /hash$|^wrapped$|^keys$/.test(column));
		const open = hashes.filter(({ table, class: kind }) => {
			const { erasure } = catalogue[table] ?? {};
			return kind !== 'secret' && erasure === 'goes with the person';
		});
		expect(open).toEqual([]);
	});

	test('lets nothing personal outlive the person, unless under a pseudonym', () => {
		const staying = listColumns().filter(
			({ class: kind, erasure }) => kind !== 'none' && erasure === 'holds no person'
		);
		expect(new Set(staying.map(({ table }) => table))).toEqual(new Set(['groups', 'content_keys']));
	});
});

describe('the wall', () => {
	test('stands around every table of an organisation', async ({ owner }) => {
		const tables = await readTenantTables(owner);
		const { rows } = await owner.query<{ table: string; enabled: boolean; forced: boolean }>(
			`select relname as table, relrowsecurity as enabled, relforcerowsecurity as forced
			from pg_class where relnamespace = 'public'::regnamespace and relname = any($1)`,
			[[...tables, 'organisations']]
		);
		expect(rows.filter(({ enabled, forced }) => !enabled || !forced)).toEqual([]);
		expect(rows).toHaveLength(tables.length + 1);
	});

	test('checks what is read as well as what is written', async ({ owner }) => {
		const tables = await readTenantTables(owner);
		const { rows } = await owner.query<{ table: string; reads: string; writes: string }>(
			`select tablename as table, qual as reads, with_check as writes from pg_policies
			where schemaname = 'public' and policyname = 'tenant'`
		);
		const walls = new Map(rows.map((row) => [row.table, row]));
		for (const table of tables) {
			expect(walls.get(table)?.reads, table).toMatch(/organisation_id = .*app\.organisation_id/);
			expect(walls.get(table)?.writes, table).toBe(walls.get(table)?.reads);
		}
	});

	test('has no door but the one for signing in', async ({ owner }) => {
		const { rows } = await owner.query<{ table: string; roles: string[] }>(
			`select tablename as table, roles::text[] as roles from pg_policies
			where schemaname = 'public' and policyname <> 'tenant'`
		);
		expect(new Set(rows.flatMap(({ roles }) => roles))).toEqual(new Set(['opmaat_login']));
		expect(rows.map(({ table }) => table).sort()).toEqual([
			'groups',
			'known_devices',
			'login_cards',
			'organisations',
			'passwords',
			'people',
			'personal_codes',
			'sessions',
			'xapi_credentials'
		]);
	});

	test('is what every key begins with', async ({ owner }) => {
		const { rows } = await owner.query<{ table: string; first: string }>(
			`select c.relname as table, a.attname as first
			from pg_index i join pg_class c on c.oid = i.indrelid
			join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
			where i.indisprimary and c.relnamespace = 'public'::regnamespace and not c.relispartition`
		);
		const others = rows.filter(({ first }) => first !== 'organisation_id');
		expect(
			others.map(({ table }) => table).filter((name) => !WITHOUT_ORGANISATION.includes(name))
		).toEqual([]);
		const keyed = rows.map(({ table }) => table);
		expect(Object.keys(catalogue).filter((table) => !keyed.includes(table))).toEqual([]);
	});

	test('is not passed by a foreign key', async ({ owner }) => {
		const { rows } = await owner.query<{ name: string; columns: string[]; target: string }>(
			`select k.conname as name, k.confrelid::regclass::text as target,
				(select array_agg(a.attname::text order by u.at) from unnest(k.conkey) with ordinality u(num, at)
					join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as columns
			from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`
		);
		const bare = rows.filter(
			({ columns, target }) => columns[0] !== 'organisation_id' && target !== 'organisations'
		);
		expect(bare).toEqual([]);
	});

	test('does not let the serving roles own or bypass anything', async ({ owner }) => {
		const { rows } = await owner.query(
			`select rolname from pg_roles r where rolname like 'opmaat\\_%' and rolname <> 'opmaat_owner'
				and (rolsuper or rolbypassrls or exists (
					select from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace
				))`
		);
		expect(rows.filter(({ rolname }) => rolname !== 'opmaat_dump')).toEqual([]);
	});

	test('cannot be walked around through a partition', async ({ owner }) => {
		const { rows } = await owner.query(
			`select relname from pg_class where relispartition and relkind = 'r'
				and relnamespace = 'public'::regnamespace
				and (has_table_privilege('opmaat_app', oid, 'select, insert, update, delete')
					or has_table_privilege('opmaat_login', oid, 'select, insert, update, delete'))`
		);
		expect(rows).toEqual([]);
	});
});
