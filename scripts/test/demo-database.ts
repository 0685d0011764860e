import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { migrateDatabase } from '../migrate.ts';
import { SUPERUSER } from '../postgres/address.ts';
import { startPostgres } from '../postgres/launcher.ts';

export type DemoDatabase = {
	/** Settings for `serve.ts`. */
	env: Record<string, string>;
	stop: () => Promise<void>;
};

const LOGIN = 'opmaat_server';
const DATABASE = 'opmaat';

/**
 * A fresh database with the courses and the demo organisation, for tests of the built site.
 * Fast rather than durable, and gone after `stop`. Its settings are also put in this process's environment.
 */
export async function startDemoDatabase(): Promise<DemoDatabase> {
	const dataDir = mkdtempSync(path.join(os.tmpdir(), 'opmaat-demo-'));
	chmodSync(dataDir, 0o755);
	const postgres = await startPostgres({ dataDir, log: () => {}, durable: false });
	const stop = async () => {
		await postgres.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
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
		return { env, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function createDatabase(superuser: ClientConfig) {
	const client = new Client({ ...superuser, database: 'postgres' });
	await client.connect();
	try {
		await client.query(`create database ${DATABASE}`);
	} finally {
		await client.end();
	}
}
