import { spawn, type ChildProcess } from 'node:child_process';
import {
	chmodSync,
	closeSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	statSync
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { freePort } from '../bench/running.ts';
import { findHome } from '../postgres/home.ts';
import { serverPid } from '../postgres/old-server.ts';
import { ROOT } from '../setup/steps.mjs';
import { isReady } from './client.ts';
import { processesOf, type Process } from './processes.ts';

/** An Opmaat with a data folder and a port of its own, run by the same command as `npm start`. */
export type Installation = {
	folder: string;
	port: number;
	settings: Settings;
	/** Starts it, and resolves when visitors can be sent to it. */
	start: () => Promise<void>;
	/** Ends it as an administrator would; the exit code. */
	stop: () => Promise<number | null>;
	/** Kills `start.ts` itself; what it started is on its own. */
	kill: () => void;
	/** Whether `start.ts` runs; it should unless it was killed. */
	runs: () => boolean;
	/** Everything that works on this data folder. */
	processes: () => Process[];
	/** The process that answers visitors. */
	webServer: () => number | null;
	postmaster: () => number | null;
	/** What it printed, from every start. */
	output: () => string;
	remove: () => void;
};

/** In ms, for the first start too, which makes the database. Patience, not a judgement: kills.ts judges. */
const LONGEST_START = 180_000;

export async function prepareInstallation(jobs: boolean): Promise<Installation> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'opmaat-crash-'));
	// The database may run as another user, and has to be able to come here.
	chmodSync(folder, 0o755);
	const dataDir = path.join(folder, 'data');
	const logFile = path.join(folder, 'opmaat.log');
	const port = await freePort();
	const env = {
		...process.env,
		...OWN_DATABASE,
		OPMAAT_DATA_DIR: dataDir,
		OPMAAT_DEMO: '0',
		HOST: '127.0.0.1',
		PORT: String(port),
		ORIGIN: '',
		LOG_LEVEL: 'error',
		JOBS: jobs ? 'on' : 'off'
	};
	let child: ChildProcess | null = null;
	const runs = () => child !== null && child.exitCode === null && child.signalCode === null;
	const output = () => readFileSync(logFile, 'utf8');

	async function start() {
		const before = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
		const log = openSync(logFile, 'a');
		child = spawn(process.execPath, ['scripts/start.ts'], {
			cwd: ROOT,
			env,
			stdio: ['ignore', log, log]
		});
		closeSync(log);
		const until = Date.now() + LONGEST_START;
		// A web server that was left behind may still answer for a moment.
		const isUp = () => readFileSync(logFile).subarray(before).includes('Opmaat is ready');
		while (!isUp() || !(await isReady(port))) {
			if (!runs()) throw new Error(`Opmaat did not start:\n${output().slice(-2_000)}`);
			if (Date.now() > until) throw new Error('Opmaat did not become ready in time');
			await sleep(50);
		}
	}

	async function stop() {
		if (!child || !runs()) return child?.exitCode ?? null;
		const ended = new Promise((resolve) => child?.once('exit', resolve));
		child.kill('SIGTERM');
		await ended;
		return child.exitCode;
	}

	return {
		folder,
		port,
		settings: readSettings(env),
		start,
		stop,
		kill: () => child?.kill('SIGKILL'),
		runs,
		processes: () => processesOf(dataDir),
		webServer: () =>
			processesOf(dataDir).find(
				({ parent, command }) => parent === child?.pid && command.includes('serve.ts')
			)?.pid ?? null,
		postmaster: () => serverPid(findHome(dataDir)),
		output,
		remove: () => rmSync(folder, { recursive: true, force: true })
	};
}

/** Whatever database this machine is set up for, it is not the one to kill. */
const OWN_DATABASE = {
	DATABASE_URL: '',
	DATABASE_OWNER_URL: '',
	DATABASE_DIRECT_URL: '',
	OPMAAT_MASTER_KEY: '',
	OPMAAT_MASTER_KEY_FILE: ''
};
