import { realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '../setup/problem.mjs';
import { makeOpenFolder } from './access.ts';
import { prepareAddress, SUPERUSER, urlOf, type Address } from './address.ts';
import { prepareBinaries, type Binaries } from './binaries.ts';
import { databaseProblem, prepareCluster } from './cluster.ts';
import { findHome, type Home } from './home.ts';
import { lockFolder, type Lock, type Whereabouts } from './lock.ts';
import { serverPid, stopOldServer } from './old-server.ts';
import { spawnServer, untilReady, type Server } from './server.ts';

export type PostgresOptions = {
	/** Folder of the installation; made when absent. */
	dataDir: string;
	log: (line: string) => void;
	/** False for tests: faster, and a power failure may lose everything. */
	durable?: boolean;
	/** Start the server again when it dies. */
	restart?: boolean;
	/** Called once when the server cannot be brought back. */
	onLost?: (problem: Error) => void;
	/** Where a cluster goes when the server's user cannot enter `dataDir`. */
	sharedFolder?: string;
};

export type RunningPostgres = {
	/** The whole server, as its superuser; for set-up only. */
	superuser: { host: string; port: number; password?: string; user: string };
	/** The address of one database for one login. */
	urlFor: (user: string, database: string) => string;
	/** Whether this start made the cluster. */
	isNew: boolean;
	pid: () => number | null;
	/** Lets other commands on this data folder find the database, and the address of the pages. */
	announce: (where: Whereabouts) => void;
	stop: () => Promise<void>;
};

/** How long a server may refuse because remains of the previous one are still there, in ms. */
const PATIENCE = 10_000;
const REMAINS = /lock file ".*" already exists|pre-existing shared memory block/;
/** Attempts to bring a server back, with growing pauses: about half a minute. */
const MOST_ATTEMPTS = 10;
/** A server that ran this long was in order, in ms; after one that did not, the next pause is longer. */
const LONG_ENOUGH = 1_000;

type Parts = { home: Home; binaries: Binaries; address: Address; durable: boolean };

/**
 * Starts the embedded server on a data folder and keeps it running until `stop`.
 * When this process ends in whatever way, the server ends too.
 * @throws Problem when another process uses the folder, or the server does not come up
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
	const { log, durable = true } = options;
	makeOpenFolder(options.dataDir);
	const dataDir = realpathSync(options.dataDir);
	const lock = lockFolder(dataDir);
	try {
		const home = findHome(dataDir, options.sharedFolder);
		if (path.dirname(home.folder) !== dataDir) log(`The database is kept in ${home.folder}`);
		const binaries = prepareBinaries(home.folder, home.user);
		await stopOldServer(home);
		const isNew = prepareCluster(home, binaries, durable);
		const parts = { home, binaries, address: await prepareAddress(home), durable };
		return await supervise(parts, lock, isNew, options);
	} catch (error) {
		lock.release();
		throw error;
	}
}

async function supervise(
	parts: Parts,
	lock: Lock,
	isNew: boolean,
	{ log, restart = false, onLost }: PostgresOptions
): Promise<RunningPostgres> {
	const { home, address } = parts;
	let stopping = false;
	let server = await bringUp(parts);
	const watching = watch();

	async function watch(): Promise<void> {
		let failures = 0;
		while (true) {
			const since = Date.now();
			await server.ended;
			if (stopping) return;
			if (!restart) return onLost?.(new Error('The database has stopped'));
			if (Date.now() - since > LONG_ENOUGH) failures = 0;
			log('The database has stopped unexpectedly; starting it again');
			const problem = await again();
			if (problem) return onLost?.(problem);
			if (!stopping) log('The database is back');
			failures++;
			await sleep(Math.min(100 * failures, 1_000));
		}
	}

	async function again(): Promise<Error | null> {
		let problem: Error | null = null;
		for (let attempt = 0; attempt < MOST_ATTEMPTS && !stopping; attempt++) {
			try {
				await stopOldServer(home);
				server = await bringUp(parts);
				return null;
			} catch (error) {
				problem = error as Error;
				await sleep(Math.min(100 * 2 ** attempt, 5_000));
			}
		}
		return problem;
	}

	let stopped: Promise<void> | null = null;
	async function stop() {
		stopping = true;
		server.close();
		await watching;
		// A restart that was under way may have brought up another one.
		server.close();
		await server.ended;
		address.dispose();
		lock.release();
	}

	return {
		superuser: {
			host: address.host,
			port: address.port,
			password: address.password,
			user: SUPERUSER
		},
		urlFor: (user, database) => urlOf(address, user, database),
		isNew,
		pid: () => serverPid(home),
		announce: lock.tell,
		stop: () => (stopped ??= stop())
	};
}

async function bringUp(parts: Parts): Promise<Server> {
	const until = Date.now() + PATIENCE;
	while (true) {
		const server = spawnServer(parts.home, parts.binaries, parts.address, parts.durable);
		if (await untilReady(server, parts.address)) return server;
		const output = server.output();
		if (!REMAINS.test(output) || Date.now() > until) throw notStarted(output);
		await sleep(200);
	}
}

function notStarted(output: string): Problem {
	return databaseProblem('The database did not start', output);
}
