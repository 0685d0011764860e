import type { Settings } from '#lib/server/settings.ts';
import { keySettings, openDatabase, type Database } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import { describeProblem } from './setup/problem.mjs';
import { step } from './setup/steps.mjs';

export type OpenOrganisation = {
	/** Settings for a process that serves it. */
	env: Record<string, string>;
	/** What has to stop before the database, well and at once. */
	beforeEnd: (stop: () => Promise<void>, kill: () => void) => void;
	/** Stops everything and ends the process with this code. */
	end: (code: number, problem?: Error) => void;
};

/**
 * Makes everything ready to serve: database, migrations, courses, demo organisation.
 * From here on Ctrl-C and SIGTERM stop what was started, in the right order.
 */
export async function openOrganisation({
	settings,
	log
}: {
	settings: Settings;
	log: (line: string) => void;
}): Promise<OpenOrganisation> {
	const key = keySettings(settings);
	const ending = prepareEnding(log);
	try {
		const database = await step('Starting the database', () =>
			openDatabase({ settings, log, onLost: (problem) => ending.end(1, problem) })
		);
		ending.holds(database);
		await step('Bringing the database up to date', () =>
			migrateDatabase(database.ownerUrl, { login: database.login })
		);
		const env = { ...key, DATABASE_URL: database.url, OPMAAT_DEMO: settings.demo ? '1' : '0' };
		// Domains read their settings from the environment when they are first imported.
		Object.assign(process.env, env);
		const { prepareOrganisation } = await import('./prepare-organisation.ts');
		await prepareOrganisation({ url: database.url, log }, settings.demo, new Date());
		return { env, beforeEnd: ending.beforeEnd, end: ending.end };
	} catch (error) {
		await ending.release();
		throw error;
	}
}

function prepareEnding(log: (line: string) => void) {
	let database: Database | undefined;
	let stop = async () => {};
	let kill = () => {};
	let ending = false;

	const release = async () => {
		await stop();
		await database?.stop();
	};
	const end = (code: number, problem?: Error) => {
		if (ending) return;
		ending = true;
		if (problem) console.error(`\n${describeProblem(problem)}\n`);
		void release().finally(() => process.exit(code));
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			// Whoever asks twice does not want to wait for slow visitors.
			if (ending) return kill();
			log('Stopping …');
			end(0);
		});
	}
	return {
		end,
		release,
		holds: (opened: Database) => (database = opened),
		beforeEnd: (stopFirst: () => Promise<void>, killFirst: () => void) => {
			stop = stopFirst;
			kill = killFirst;
		}
	};
}
