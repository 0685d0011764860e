import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type WebServer = {
	/** Resolves when it accepts visitors. */
	listening: Promise<void>;
	/** Lets it finish what it is doing, at most 35 seconds. */
	stop: () => Promise<void>;
	/** Ends it at once. */
	kill: () => void;
};

export type WebServerOptions = {
	env: NodeJS.ProcessEnv;
	log: (line: string) => void;
	/** Called once when the server cannot be kept running. */
	onLost: (problem: Error) => void;
};

const SCRIPT = path.join(import.meta.dirname, 'serve.ts');
const MOST_RESTARTS_IN_A_ROW = 30;
/** A server that ran this long was in order, in ms; one that keeps ending sooner is not. */
const LONG_ENOUGH = 3_000;
const TIME_TO_DRAIN = 35_000;

/** Runs `serve.ts` in a process of its own, and starts it again when it dies. */
export function startWebServer({ env, log, onLost }: WebServerOptions): WebServer {
	let stopping = false;
	let failures = 0;
	let hasAnswered = false;
	let resolve = () => {};
	const listening = new Promise<void>((listen) => (resolve = listen));
	let child = launch();

	function launch(): ChildProcess {
		const begun = Date.now();
		const next = fork(SCRIPT, {
			env,
			execArgv: [],
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		next.once('message', () => {
			hasAnswered = true;
			resolve();
		});
		next.once('exit', (code, signal) => {
			if (stopping) return;
			failures = Date.now() - begun > LONG_ENOUGH ? 1 : failures + 1;
			const how = signal ?? `code ${code}`;
			// One that never came up has said itself what is wrong, and would say it again.
			if (!hasAnswered || failures > MOST_RESTARTS_IN_A_ROW) {
				return onLost(new Error(`The web server ended (${how})`));
			}
			log(`The web server ended unexpectedly (${how}); starting it again`);
			void sleep(Math.min(100 * (failures - 1), 1_000)).then(() => {
				if (!stopping) child = launch();
			});
		});
		return next;
	}

	async function stop() {
		stopping = true;
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		const limit = setTimeout(() => child.kill('SIGKILL'), TIME_TO_DRAIN);
		await ended;
		clearTimeout(limit);
	}

	return { listening, stop, kill: () => child.kill('SIGKILL') };
}
