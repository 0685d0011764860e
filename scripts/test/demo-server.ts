import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrateDatabase } from '../migrate.ts';
import { SUPERUSER } from '../postgres/address.ts';
import { startPostgres } from '../postgres/launcher.ts';

const LOGIN = 'opmaat_server';
const DATABASE = 'opmaat';

/**
 * Gives the work a fresh database with the courses and the demo organisation, as settings for `serve.ts`.
 * Fast rather than durable, and gone afterwards.
 */
export async function withDemoServer<Result>(
	work: (env: Record<string, string>) => Promise<Result>
): Promise<Result> {
	const dataDir = mkdtempSync(path.join(os.tmpdir(), 'opmaat-demo-'));
	chmodSync(dataDir, 0o755);
	const postgres = await startPostgres({ dataDir, log: () => {}, durable: false });
	try {
		await createDatabase(postgres.superuser);
		await migrateDatabase(postgres.urlFor(SUPERUSER, DATABASE), {
			login: { name: LOGIN, create: true, password: postgres.superuser.password }
		});
		const env = {
			DATABASE_URL: postgres.urlFor(LOGIN, DATABASE),
			OPMAAT_MASTER_KEY: randomBytes(32).toString('base64'),
			OPMAAT_DATA_DIR: dataDir,
			OPMAAT_DEMO: '1',
			LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn'
		};
		// Domains read their settings from the environment when they are first imported.
		Object.assign(process.env, env);
		const { prepareOrganisation } = await import('../prepare-organisation.ts');
		await prepareOrganisation({ url: env.DATABASE_URL, log: () => {} }, true, new Date());
		return await work(env);
	} finally {
		await postgres.stop();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function createDatabase(superuser: {
	host: string;
	port: number;
	user: string;
	password?: string;
}) {
	const client = new Client({ ...superuser, database: 'postgres' });
	await client.connect();
	await client.query(`create database ${DATABASE}`);
	await client.end();
}
