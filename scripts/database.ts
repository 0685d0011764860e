import { Client } from 'pg';
import { getMasterKey, readSettings, type Settings } from '#lib/server/settings.ts';
import { ensureMasterKeyFile } from './master-key.ts';
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
	/** Process of the embedded server, while it runs. */
	pid: () => number | null;
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
	const { origin, host, port } = settings;
	postgres.announce({ url: ownerUrl, site: { ...(origin && { origin }), host, port } });
	const { isNew, pid, stop } = postgres;
	return { ...embeddedDatabase(ownerUrl), isNew, pid, stop };
}

/** For commands beside a running Opmaat: joins its embedded server, or opens the database for a while. */
export async function joinDatabase(
	settings: Settings,
	log: (line: string) => void
): Promise<Database> {
	const running = settings.databaseUrl ? null : findHolder(settings.dataDir)?.url;
	return running ? embeddedDatabase(running) : openDatabase({ settings, log });
}

/**
 * The settings that a process needs to work on a database. A new embedded one gets its master key here,
 * so this comes before the database is opened.
 * @throws Problem when a database of the organisation's own has no key
 */
export function keySettings(settings: Settings): Record<string, string> {
	const { databaseUrl, masterKey, masterKeyFile, dataDir } = settings;
	if (databaseUrl || masterKey || masterKeyFile) {
		getMasterKey(settings);
		return {};
	}
	return { OPMAAT_MASTER_KEY_FILE: ensureMasterKeyFile(dataDir) };
}

/**
 * What a command works on; sets in the environment what domains read from it, so import those afterwards.
 * The caller stops the database.
 */
export async function openForCommand(env: NodeJS.ProcessEnv) {
	const settings = readSettings(env);
	const key = keySettings(settings);
	const database = await joinDatabase(settings, (line) => console.log(line));
	Object.assign(env, key, { DATABASE_URL: database.url });
	return { settings, database };
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
		pid: () => null,
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
		pid: () => null,
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
