import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { SUPERUSER } from './postgres/address.ts';
import { startPostgres, type RunningPostgres } from './postgres/launcher.ts';
import { findHolder } from './postgres/lock.ts';
import type { Login } from './roles.ts';

export type Database = {
	/** For set-up: migrations, publishing a folder. */
	ownerUrl: string;
	/** For serving. */
	url: string;
	/** The login to make or to give the serving roles to. */
	login?: Login;
	embedded: boolean;
	/** Whether it was made just now. */
	isNew: boolean;
	stop: () => Promise<void>;
};

export type OpenOptions = {
	settings: Settings;
	log: (line: string) => void;
	onLost?: (problem: Error) => void;
};

const NAME = 'opmaat';
const LOGIN = 'opmaat_server';

/** The organisation's own database when one is set, else the embedded one, started here. */
export async function openDatabase({ settings, log, onLost }: OpenOptions): Promise<Database> {
	const external = externalDatabase(settings);
	if (external) return external;

	const postgres = await startPostgres({ dataDir: settings.dataDir, log, restart: true, onLost });
	try {
		await createDatabase(postgres);
	} catch (error) {
		await postgres.stop();
		throw error;
	}
	const ownerUrl = postgres.urlFor(SUPERUSER, NAME);
	postgres.announce(ownerUrl);
	const { isNew, stop } = postgres;
	return { ...embeddedDatabase(ownerUrl), isNew, stop };
}

/** For commands beside a running Opmaat: joins its embedded server, or opens the database for a while. */
export async function joinDatabase(
	settings: Settings,
	log: (line: string) => void
): Promise<Database> {
	const running = settings.databaseUrl ? null : findHolder(settings.dataDir)?.url;
	return running ? embeddedDatabase(running) : openDatabase({ settings, log });
}

/** Settings for a command, with the database it works on. */
export async function openForCommand(env: NodeJS.ProcessEnv) {
	const settings = readSettings(env);
	return { settings, database: await joinDatabase(settings, (line) => console.log(line)) };
}

/** Makes the master key of an installation with the embedded database; returns its file. */
export function ensureMasterKeyFile(dataDir: string): string {
	const file = path.join(dataDir, 'master.key');
	if (existsSync(file)) return file;
	mkdirSync(dataDir, { recursive: true });
	// Exclusive: a key that is already in use may never be replaced.
	writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
	chmodSync(file, 0o600);
	return file;
}

function externalDatabase({ databaseUrl, databaseOwnerUrl }: Settings): Database | null {
	if (!databaseUrl) return null;
	const name = userOf(databaseUrl);
	return {
		ownerUrl: databaseOwnerUrl ?? databaseUrl,
		url: databaseUrl,
		...(name && name !== userOf(databaseOwnerUrl ?? databaseUrl)
			? { login: { name, create: false } }
			: {}),
		embedded: false,
		isNew: false,
		stop: async () => {}
	};
}

function embeddedDatabase(ownerUrl: string): Database {
	const url = new URL(ownerUrl);
	const { password } = url;
	url.username = LOGIN;
	return {
		ownerUrl,
		url: url.href,
		login: {
			name: LOGIN,
			create: true,
			...(password ? { password: decodeURIComponent(password) } : {})
		},
		embedded: true,
		isNew: false,
		stop: async () => {}
	};
}

async function createDatabase({ superuser }: RunningPostgres) {
	const client = new Client({ ...superuser, database: 'postgres' });
	await client.connect();
	try {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
		if (!rowCount) await client.query(`create database ${NAME}`);
	} finally {
		await client.end();
	}
}

function userOf(url: string): string {
	return decodeURIComponent(new URL(url).username);
}
