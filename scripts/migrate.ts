import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import path from 'node:path';
import { Client, Pool, type ClientConfig } from 'pg';
import { runAsScript } from './entry.ts';
import { Problem } from './setup/problem.mjs';
import { ensureRoles, OWNER_ROLE, QUEUE_ROLE, type Login } from './roles.ts';

export type MigrateOptions = { login?: Login; folder?: string };

const OLDEST_VERSION = 150_000;
const FOLDER = path.resolve(import.meta.dirname, '../drizzle');

/**
 * Brings a database up to date: roles, the queue's own tables, then our migrations, as the owner's role.
 * Two starts at once take turns: drizzle's own migrator does not lock.
 * @throws Problem when the server is too old or the login may not do this
 */
export async function migrateDatabase(
	owner: string | ClientConfig,
	{ login, folder = FOLDER }: MigrateOptions = {}
): Promise<void> {
	const config = typeof owner === 'string' ? { connectionString: owner } : owner;
	const client = new Client({ ...config, connectionTimeoutMillis: 10_000 });
	client.on('error', () => {});
	await connect(client);
	try {
		await client.query("select pg_advisory_lock(hashtext('opmaat migrations'))");
		await ensureRoles(client, await checkedVersion(client), login);
		await migrateQueue(config);
		await client.query(`set role ${OWNER_ROLE}`);
		await migrate(drizzle(client), { migrationsFolder: folder });
	} catch (error) {
		throw explained(error);
	} finally {
		await client.end();
	}
}

async function connect(client: Client) {
	try {
		await client.connect();
	} catch (error) {
		throw new Problem(
			`The database does not answer: ${(error as Error).message}`,
			'Check DATABASE_OWNER_URL (or DATABASE_URL) and that the PostgreSQL server runs.'
		);
	}
}

async function checkedVersion(client: Client): Promise<number> {
	const { rows } = await client.query<{ version: number }>(
		"select current_setting('server_version_num')::int as version"
	);
	const version = rows[0]?.version ?? 0;
	if (version >= OLDEST_VERSION) return version;
	throw new Problem(
		`The server is PostgreSQL ${Math.floor(version / 10_000)}.`,
		'Opmaat needs PostgreSQL 15 or later.'
	);
}

/** The queue is owned by the role that works it off, so that the web server's role cannot read it. */
async function migrateQueue(config: ClientConfig) {
	const pool = new Pool({ ...config, options: `-c role=${QUEUE_ROLE}`, max: 2 });
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));
	try {
		await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
	} finally {
		await pool.end();
	}
}

function explained(error: unknown): unknown {
	const { code, message } = ((error as Error).cause ?? error) as { code?: string; message: string };
	if (code !== '42501') return error;
	return new Problem(
		`The set-up login of the database may not do this: ${message}`,
		'Give it CREATEROLE and ownership of the database, or let an administrator run npm run db:migrate.'
	);
}

await runAsScript(import.meta, async () => {
	const { openForCommand } = await import('./database.ts');
	const { database } = await openForCommand(process.env);
	try {
		await migrateDatabase(database.ownerUrl, { login: database.login });
		console.log('The database is up to date.');
	} finally {
		await database.stop();
	}
});
