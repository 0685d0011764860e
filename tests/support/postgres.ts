import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, type ClientConfig } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../scripts/migrate.ts';
import { startPostgres } from '../../scripts/postgres/launcher.ts';
import { findHolder } from '../../scripts/postgres/lock.ts';
import type { TestServer } from './database.ts';

const FOLDER = path.join(os.tmpdir(), 'opmaat-test-');
const SET_UP = ['drizzle', 'scripts/roles.ts', 'scripts/migrate.ts'];
/** In ms; a younger folder may belong to a run that is just starting. */
const OLD = 60 * 60 * 1000;
const LOGIN = 'opmaat_server';

/** Vitest's global set-up: one server for the run, with a migrated template. */
export default async function setup(project: TestProject) {
	const { server, teardown } = await startTestServer();
	project.provide('postgres', server);
	return teardown;
}

/** Starts a server with `fsync` off in a temporary folder, or takes the one of `TEST_DATABASE_URL`. */
export async function startTestServer(): Promise<{
	server: TestServer;
	teardown: () => Promise<void>;
}> {
	const external = process.env.TEST_DATABASE_URL;
	return external ? useServer(new URL(external)) : startServer();
}

async function startServer() {
	removeLeftovers();
	const folder = mkdtempSync(FOLDER);
	chmodSync(folder, 0o755);
	const postgres = await startPostgres({ dataDir: folder, log: () => {}, durable: false });
	const { superuser } = postgres;
	const server: TestServer = {
		owner: superuser,
		login: { ...superuser, user: LOGIN },
		template: `opmaat_template_${hashOf(SET_UP)}`,
		prefix: `opmaat_test_${process.pid}`
	};
	const teardown = async () => {
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await createTemplate(server, { name: LOGIN, create: true, password: superuser.password });
	} catch (error) {
		await teardown();
		throw error;
	}
	return { server, teardown };
}

async function useServer({ hostname, port, username, password }: URL) {
	const owner: ClientConfig = {
		host: decodeURIComponent(hostname),
		port: Number(port || 5432),
		user: decodeURIComponent(username),
		...(password ? { password: decodeURIComponent(password) } : {})
	};
	const server: TestServer = {
		owner,
		login: owner,
		template: `opmaat_template_${hashOf(SET_UP)}`,
		prefix: `opmaat_test_${process.pid}`
	};
	await createTemplate(server);
	return { server, teardown: () => dropDatabases(server) };
}

/** The name changes with every file that decides what is in it, so an existing one is up to date. */
async function createTemplate(
	{ owner, template }: TestServer,
	login?: { name: string; create: boolean; password?: string }
) {
	await inDatabase(owner, async (client) => {
		await client.query("select pg_advisory_lock(hashtext('opmaat template'))");
		const { rowCount } = await client.query('select from pg_database where datname = $1', [
			template
		]);
		if (rowCount) return;
		const draft = `${template}_draft`;
		await client.query(`drop database if exists ${draft} with (force)`);
		await client.query(`create database ${draft} template template0`);
		await migrateDatabase({ ...owner, database: draft }, { login });
		await ensureMonths({ ...owner, database: draft });
		await client.query(`alter database ${draft} rename to ${template}`);
	});
}

/** Tests have days of their own; what a migration makes room for moves with the calendar. */
const MONTHS = ['2025-09-01', '2027-12-31'];

async function ensureMonths(config: ClientConfig): Promise<void> {
	const client = new Client(config);
	await client.connect();
	try {
		await client.query('select app.ensure_partitions($1::date, $2::date)', MONTHS);
		await client.query('select app.ensure_term_partitions($1::date, $2::date)', MONTHS);
	} finally {
		await client.end();
	}
}

async function dropDatabases({ owner, prefix }: TestServer) {
	await inDatabase(owner, async (client) => {
		const { rows } = await client.query<{ datname: string }>(
			'select datname from pg_database where starts_with(datname, $1)',
			[`${prefix}_`]
		);
		for (const { datname } of rows)
			await client.query(`drop database if exists ${datname} with (force)`);
	});
}

async function inDatabase(config: ClientConfig, work: (client: Client) => Promise<void>) {
	const client = new Client({ ...config, database: 'postgres' });
	await client.connect();
	try {
		await work(client);
	} finally {
		await client.end();
	}
}

function hashOf(paths: string[]): string {
	const hash = createHash('sha256');
	for (const file of paths.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
	return hash.digest('hex').slice(0, 12);
}

function filesIn(entry: string): string[] {
	if (path.extname(entry)) return [entry];
	return readdirSync(entry, { withFileTypes: true, recursive: true })
		.filter((file) => file.isFile())
		.map((file) => path.join(file.parentPath, file.name))
		.sort();
}

/** A run that was killed leaves its folder, never its server. */
function removeLeftovers() {
	for (const name of readdirSync(os.tmpdir())) {
		const folder = path.join(os.tmpdir(), name);
		if (!folder.startsWith(FOLDER) || findHolder(folder)) continue;
		try {
			if (Date.now() - statSync(folder).mtimeMs < OLD) continue;
			rmSync(folder, { recursive: true, force: true });
		} catch {
			// Somebody else's; theirs to remove.
		}
	}
}
