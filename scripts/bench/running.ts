import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '#lib/server/settings.ts';
import { keySettings, openDatabase, type Database } from '../database.ts';
import { migrateDatabase } from '../migrate.ts';

export type Running = {
	port: number;
	/** Processes of the web server and, when it is the embedded one, of the database. */
	serverPid: number;
	databasePid: number | null;
	database: Database;
	stop: () => Promise<void>;
};

/**
 * A fresh, durable database and the built web server, as `npm start` runs them, in a folder of their own.
 * With `DATABASE_URL` set, that server is measured instead.
 */
export async function startForBench(
	log: (line: string) => void,
	more: Record<string, string> = {}
): Promise<Running> {
	const folder = mkdtempSync(path.join(tmpdir(), 'opmaat-bench-'));
	// As root the database runs as another user, who has to be able to enter.
	chmodSync(folder, 0o755);
	const settings = readSettings({ ...process.env, OPMAAT_DATA_DIR: folder });
	const key = keySettings(settings);
	const database = await openDatabase({ settings, log });
	await migrateDatabase(database.ownerUrl, { login: database.login });
	const port = await freePort();
	const env = {
		...process.env,
		...key,
		DATABASE_URL: database.url,
		HOST: '127.0.0.1',
		PORT: String(port),
		ORIGIN: '',
		LOG_LEVEL: 'warn',
		JOBS: 'off',
		NODE_ENV: 'production',
		...more
	};
	Object.assign(process.env, key, { DATABASE_URL: database.url });
	const server = fork(path.join(import.meta.dirname, '../serve.ts'), {
		env,
		execArgv: [],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	await new Promise<void>((resolve, reject) => {
		server.once('message', () => resolve());
		server.once('exit', (code) => reject(new Error(`The web server ended (${code})`)));
	});
	return {
		port,
		serverPid: server.pid ?? 0,
		databasePid: database.pid(),
		database,
		stop: async () => {
			const ended = new Promise((resolve) => server.once('exit', resolve));
			server.kill('SIGTERM');
			await ended;
			await database.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			probe.close(() => resolve(port));
		});
	});
}
