import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findHolder } from '../postgres/lock.ts';
import { ROOT } from '../setup/steps.mjs';
import type { Errand } from './deliverer.ts';
import type { Installation } from './installation.ts';
import type { Receiver } from './receiver.ts';
import type { Software } from './software.ts';

export type Forwarding = {
	/** Kills the process that delivers, in the middle of whatever it does; another takes over. */
	kill: () => void;
	/** How often that was done. */
	kills: () => number;
	/** Resolves when nothing new has come for a while. */
	settle: () => Promise<void>;
	stop: () => Promise<void>;
};

/** In ms. */
const BEFORE_AGAIN = 500;
/** In ms; longer than the longest wait after a receiver that was away, and than its stall. */
const QUIET = 45_000;

/** Keeps a process running that passes statements on, on whatever address the database has now. */
export function startForwarding(
	{ settings }: Installation,
	{ organisationId, targetId }: Software,
	receiver: Receiver
): Forwarding {
	let child: ChildProcess | null = null;
	let kills = 0;
	let stopped = false;
	const end = () => void child?.kill('SIGKILL');

	async function keep() {
		while (!stopped) {
			const url = findHolder(settings.dataDir)?.url;
			if (url) await run({ url, organisationId, targetId, port: receiver.port });
			await sleep(BEFORE_AGAIN);
		}
	}

	function run(errand: Errand): Promise<void> {
		const script = path.join(import.meta.dirname, 'deliverer.ts');
		return new Promise((resolve) => {
			child = spawn(process.execPath, [script, JSON.stringify(errand)], {
				stdio: 'ignore',
				cwd: ROOT
			});
			child.once('exit', () => resolve());
		});
	}

	process.once('exit', end);
	const running = keep();
	return {
		kill: () => {
			if (child?.kill('SIGKILL')) kills++;
		},
		kills: () => kills,
		settle: async () => {
			for (let before = -1, since = Date.now(); Date.now() - since < QUIET; await sleep(500)) {
				const now = receiver.kept.length;
				if (now !== before) since = Date.now();
				before = now;
			}
		},
		stop: async () => {
			stopped = true;
			end();
			await running;
		}
	};
}
