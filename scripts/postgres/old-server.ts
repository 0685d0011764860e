import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../setup/problem.mjs';
import type { Home } from './home.ts';
import { isAlive, startOf, worksIn } from './processes.ts';

const PATIENCE = 10_000;

/** The process number of the server that says it works on this cluster; it may have gone. */
export function serverPid({ cluster }: Home): number | null {
	try {
		const pid = Number.parseInt(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10);
		return pid > 0 ? pid : null;
	} catch {
		return null;
	}
}

/**
 * Stops a server that outlived its launcher, and waits for a dead one whose number is still held.
 * The file postmaster.pid stays: the server itself knows whether it may start.
 * @throws Problem when the old server is still there after ten seconds
 */
export async function stopOldServer(home: Home): Promise<void> {
	const pid = serverPid(home);
	if (pid === null) return;
	if (worksIn(pid, home.cluster)) {
		process.kill(pid, 'SIGINT');
		if (!(await gone(pid, home))) process.kill(pid, 'SIGQUIT');
		if (!(await gone(pid, home))) throw stuck(pid);
	}
	// A dead process that nobody collected still holds its number, and the server would not start.
	const until = Date.now() + PATIENCE;
	while (isAlive(pid) && startOf(pid) === null && Date.now() < until) await sleep(100);
}

async function gone(pid: number, { cluster }: Home): Promise<boolean> {
	const until = Date.now() + PATIENCE;
	while (worksIn(pid, cluster)) {
		if (Date.now() > until) return false;
		await sleep(50);
	}
	return true;
}

function stuck(pid: number): Problem {
	return new Problem(
		`An earlier database server (process ${pid}) does not stop.`,
		'Stop it by hand and start again; in a container, run with an init process (docker run --init).'
	);
}
