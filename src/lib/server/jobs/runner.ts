import { Logger, run, type JobHelpers, type Runner, type TaskList } from 'graphile-worker';
import * as v from 'valibot';
import { transactionsOn } from '../db/transaction.ts';
import { loginOn, type Login } from '../identity/login.ts';
import { deleteOldSessions } from '../identity/sessions.ts';
import { deleteOldTries } from '../identity/throttle.ts';
import { listOrganisations } from '../organisations/directory.ts';
import { ensurePartitions } from './ensure-partitions.ts';
import { DELIVER, deliverTo, FORWARD, openTargets } from './forward.ts';
import { openJobPools, type JobPools } from './pools.ts';
import { REFRESH, refreshItemStatistics } from './refresh-item-statistics.ts';
import { CLEANUP, isNight, NIGHT, PARTITIONS, schedule } from './schedule.ts';

export type JobLog = (level: 'error' | 'warn' | 'debug', message: string) => void;

export type JobOptions = {
	/** Address for serving, and the one past a connection pooler. */
	databaseUrl: string;
	databaseDirectUrl?: string;
	log: JobLog;
};

export type Jobs = { stop: () => Promise<void> };

/** In ms; the database may start later than the server. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

const Planned = v.object({ _cron: v.optional(v.object({ ts: v.string() })) });

/**
 * Works off the queue and the clock inside this process until `stop`. Returns at once: while the database is away it
 * keeps trying, and pages are served meanwhile.
 */
export function startJobs({ databaseUrl, databaseDirectUrl, log }: JobOptions): Jobs {
	const pools = openJobPools({ url: databaseUrl, directUrl: databaseDirectUrl ?? databaseUrl });
	const stopping = new AbortController();
	const running = keepRunning(() => begin(pools, log), stopping.signal, log);
	return {
		async stop() {
			stopping.abort();
			await running;
			await pools.end();
		}
	};
}

async function begin(pools: JobPools, log: JobLog): Promise<Runner> {
	await ensurePartitions(pools.app, new Date());
	return run({
		pgPool: pools.queue,
		taskList: tasksWith(pools),
		parsedCronItems: schedule(),
		concurrency: 2,
		// The server decides when to stop.
		noHandleSignals: true,
		logger: loggerTo(log)
	});
}

/** What each task does. Exported for tests. */
export function tasksWith({ app, login }: Pick<JobPools, 'app' | 'login'>): TaskList {
	const withTransaction = transactionsOn(app);
	return {
		[NIGHT]: async (payload: unknown, helpers: JobHelpers) => {
			const { _cron: cron } = v.parse(Planned, payload);
			if (cron && !isNight(new Date(cron.ts))) return;
			for (const { id: organisationId } of await listOrganisations(login)) {
				const jobKey = `${REFRESH} ${organisationId}`;
				await helpers.addJob(
					REFRESH,
					{ organisationId },
					{ jobKey, queueName: NIGHT, maxAttempts: 5 }
				);
			}
		},
		[FORWARD]: async (_payload: unknown, helpers: JobHelpers) => {
			for (const { id } of await listOrganisations(login)) {
				for (const target of await openTargets(withTransaction, id)) {
					const jobKey = `${DELIVER} ${target.targetId}`;
					// Not in a queue of its own: one that a kill leaves locked stays so for four hours.
					await helpers.addJob(DELIVER, target, { jobKey, maxAttempts: 1 });
				}
			}
		},
		[DELIVER]: (payload: unknown) => deliverTo(withTransaction, payload),
		[REFRESH]: (payload: unknown) => refreshItemStatistics(withTransaction, payload, new Date()),
		[PARTITIONS]: () => ensurePartitions(app, new Date()),
		[CLEANUP]: () => deleteOld(loginOn(login), new Date())
	};
}

/** Sessions that are over, and wrong tries that count no more. */
async function deleteOld(login: Login, now: Date): Promise<void> {
	await deleteOldSessions(login, now);
	await deleteOldTries(login, now);
}

/** Starts again whatever ends by itself: a database that is away, or came back as another. */
async function keepRunning(
	start: () => Promise<Runner>,
	signal: AbortSignal,
	log: JobLog
): Promise<void> {
	for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(LONGEST_WAIT, 2 * wait)) {
		try {
			const runner = await start();
			wait = FIRST_WAIT;
			const stop = () => void runner.stop().catch(() => {});
			signal.addEventListener('abort', stop, { once: true });
			if (signal.aborted) stop();
			await runner.promise;
			signal.removeEventListener('abort', stop);
			if (!signal.aborted) log('warn', 'Jobs ended by themselves');
		} catch (error) {
			const reason = error instanceof Error ? error.message : 'unknown';
			if (!signal.aborted) log('warn', `Jobs are not running: ${reason}`);
		}
		if (!signal.aborted) await pause(wait, signal);
	}
}

function pause(ms: number, signal: AbortSignal): Promise<undefined> {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	const timer = setTimeout(() => resolve(undefined), ms);
	signal.addEventListener('abort', () => {
		clearTimeout(timer);
		resolve(undefined);
	});
	return promise;
}

/** Failures are worth a line; that a job was done is not. */
function loggerTo(log: JobLog): Logger {
	return new Logger(() => (level, message) => {
		if (level === 'error') log('error', message);
		else if (level === 'warning') log('warn', message);
		else log('debug', message);
	});
}
