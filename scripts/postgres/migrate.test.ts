import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateDatabase } from '../migrate.ts';
import { SERVING_ROLES } from '../roles.ts';
import { startPostgres, type RunningPostgres } from './launcher.ts';

const login = { name: 'opmaat_server', create: true };
let dataDir: string;
let postgres: RunningPostgres;

beforeAll(async () => {
	dataDir = mkdtempSync(path.join(os.tmpdir(), 'opmaat-migrate-'));
	chmodSync(dataDir, 0o755);
	postgres = await startPostgres({ dataDir, log: () => {}, durable: false });
});

afterAll(async () => {
	await postgres.stop();
	rmSync(dataDir, { recursive: true, force: true });
});

test('three starts at once take turns, and a later one changes nothing', async () => {
	const url = postgres.urlFor('postgres', 'postgres');
	await Promise.all([1, 2, 3].map(() => migrateDatabase(url, { login })));
	const applied = () => query('postgres', 'select count(*)::int from drizzle.__drizzle_migrations');
	const before = await applied();
	await migrateDatabase(url, { login });
	expect(await applied()).toEqual(before);
});

test.for(SERVING_ROLES)('the web server may become %s, with limits on its time', async (role) => {
	const [row] = await query(
		'opmaat_server',
		"select current_user as role, current_setting('statement_timeout') as limit",
		role
	);
	expect(row).toEqual({ role, limit: '5s' });
});

test('the web server has no rights of its own, and may not become the owner', async () => {
	await expect(query('opmaat_server', 'select from organisations')).rejects.toThrow(/permission/);
	await expect(query('opmaat_server', 'set role opmaat_owner')).rejects.toThrow(/permission/);
	await expect(query('opmaat_server', 'select 1', 'opmaat_owner')).rejects.toThrow(/permission/);
});

test('no role that serves pages bypasses the wall or owns a table', async () => {
	const rows = await query(
		'postgres',
		`select rolname from pg_roles where rolname like 'opmaat%' and (rolsuper or rolbypassrls)
		union select tableowner from pg_tables where tableowner in ('opmaat_app', 'opmaat_login', 'opmaat_keys')`
	);
	expect(rows).toEqual([]);
});

test('the queue is closed to the role that draws pages', async () => {
	await expect(
		query('opmaat_server', 'select from graphile_worker._private_jobs', 'opmaat_app')
	).rejects.toThrow(/permission denied/);
});

test('a login without the rights for set-up gets told so', async () => {
	await query('postgres', 'create role visitor login');
	const attempt = migrateDatabase(postgres.urlFor('visitor', 'postgres'));
	await expect(attempt).rejects.toThrow(/set-up login of the database may not do this/);
});

test('a zip that was brought in is a draft afterwards, whatever has its name', async () => {
	const database = 'zips';
	await query('postgres', `create database ${database}`);
	const url = postgres.urlFor('postgres', database);
	const folder = migrationsUntil('0009_imports_are_drafts');
	await migrateDatabase(url, { folder });
	rmSync(folder, { recursive: true });
	const long = `${'a'.repeat(47)}-${'b'.repeat(12)}`;
	const cut = `${'a'.repeat(47)}-uit-zip`;
	await query(
		'postgres',
		`insert into organisations values
			('00000000-0000-4000-8000-000000000001', 'zip', 'Zip', 'midden', false, now());
		insert into drafts (organisation_id, id, title, created_at, changed_at)
			select id, unnest(array['ruzie', 'ruzie-uit-zip', '${long}']), 'Van mij', now(), now()
			from organisations;
		insert into content_sources select id, 'h', 'titel: Uit de zip' from organisations;
		insert into course_uploads
			select id, unnest(array['ruzie', 'vrij', '${long}']), '{"course.md": "h"}', id, now()
			from organisations`,
		undefined,
		database
	);
	await migrateDatabase(url);
	const rows = await query(
		'postgres',
		`select id, title, (select count(*)::int from draft_files f where f.draft_id = drafts.id) as files
			from drafts order by id`,
		undefined,
		database
	);
	const mine = (id: string) => ({ id, title: 'Van mij', files: 0 });
	const zipped = (id: string) => ({ id, title: 'Uit de zip', files: 1 });
	expect(rows).toEqual([
		...[mine(long), zipped(cut)],
		...[mine('ruzie'), mine('ruzie-uit-zip'), zipped('ruzie-uit-zip-2'), zipped('vrij')]
	]);
});

/** A folder with the migrations before this one. */
function migrationsUntil(tag: string): string {
	const all = path.resolve(import.meta.dirname, '../../drizzle');
	const folder = mkdtempSync(path.join(os.tmpdir(), 'opmaat-migrations-'));
	cpSync(all, folder, { recursive: true });
	const file = path.join(folder, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
	const at = journal.entries.findIndex((entry) => entry.tag === tag);
	writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }));
	return folder;
}

async function query(
	user: string,
	statement: string,
	role?: string,
	database = 'postgres'
): Promise<unknown[]> {
	const { host, port, password } = postgres.superuser;
	const client = new Client({
		host,
		port,
		password,
		user,
		database,
		...(role ? { options: `-c role=${role}` } : {})
	});
	await client.connect();
	try {
		return (await client.query(statement)).rows;
	} finally {
		await client.end();
	}
}
