import { Client, type ClientConfig, type PoolConfig } from 'pg';

/** One server for a whole test run; everything here can be handed to the workers. */
export type TestServer = {
	/** Makes and migrates databases. */
	owner: ClientConfig;
	/** The login that the web server would use; it may become each serving role. */
	login: ClientConfig;
	/** The migrated database that each worker copies. */
	template: string;
	/** Databases of this run begin with it. */
	prefix: string;
};

declare module 'vitest' {
	interface ProvidedContext {
		postgres: TestServer;
		server: { origin: string; cookies: Record<string, string> };
	}
}

/**
 * Copies the template for one worker and returns how to connect as the role that serves pages.
 * Nobody may be connected to the template while it is copied, so the owner connects elsewhere.
 */
export async function createWorkerDatabase(server: TestServer): Promise<PoolConfig> {
	const { owner, login, template, prefix } = server;
	const database = `${prefix}_${process.env.VITEST_POOL_ID ?? 0}_${process.pid}`;
	const client = new Client({ ...owner, database: 'postgres' });
	await client.connect();
	try {
		await client.query(`drop database if exists ${database} with (force)`);
		await client.query(`create database ${database} template ${template}`);
	} finally {
		await client.end();
	}
	return asRole({ ...login, database }, 'opmaat_app');
}

/** The same database as another role: `opmaat_app`, `opmaat_login`, `opmaat_keys` or `opmaat_jobs`. */
export function asRole(config: PoolConfig, role: string): PoolConfig {
	return { ...config, options: `-c role=${role}` };
}

/** The same database as the superuser, behind the wall; for tests of the wall itself. */
export function asOwner({ owner }: TestServer, { database }: PoolConfig): PoolConfig {
	return { ...owner, database };
}

/** Connection address for a process that is started by a test. */
export function urlOf({ host, port, user, password, database }: PoolConfig): string {
	const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : '';
	return `postgres://${user}${secret}@${encodeURIComponent(host ?? '')}:${port}/${database}`;
}
