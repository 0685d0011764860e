import { randomBytes } from 'node:crypto';
import { createWorkerDatabase, urlOf } from '#tests/database.ts';
import { startTestServer } from '#tests/postgres.ts';

export type DemoDatabase = {
	/** Settings for `serve.ts`. */
	env: Record<string, string>;
	stop: () => Promise<void>;
};

/**
 * A fresh database with the courses and the demo organisation, for tests of the built site.
 * Fast rather than durable, and gone after `stop`. Its settings are also put in this process's environment.
 */
export async function startDemoDatabase(): Promise<DemoDatabase> {
	const { server, teardown } = await startTestServer();
	try {
		const { database } = await createWorkerDatabase(server);
		const env = {
			DATABASE_URL: urlOf({ ...server.login, database }),
			OPMAAT_MASTER_KEY: randomBytes(32).toString('base64'),
			OPMAAT_DEMO: '1',
			LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn'
		};
		// Domains read their settings from the environment when they are first imported.
		Object.assign(process.env, env);
		const { prepareOrganisation } = await import('../prepare-organisation.ts');
		await prepareOrganisation({ url: env.DATABASE_URL, log: () => {} }, true, new Date());
		return { env, stop: teardown };
	} catch (error) {
		await teardown();
		throw error;
	}
}
