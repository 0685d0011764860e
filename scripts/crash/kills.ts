import { setTimeout as sleep } from 'node:timers/promises';
import { isReady } from './client.ts';
import type { Installation } from './installation.ts';
import { backendsOf, type Process } from './processes.ts';

/** What is killed: the web server, `start.ts` with everything left to itself, the database, one connection of it. */
export type Victim = 'web server' | 'start' | 'start, again at once' | 'database' | 'connection';

export type Kill = {
	victim: Victim;
	/** On `performance.now()`. */
	at: number;
	readyAt: number;
	/** Milliseconds until the server said that it is ready again, without the wait for what start.ts left behind. */
	readyMs: number;
	/** Milliseconds until nothing was left of what start.ts had started. */
	goneMs: number | null;
	problem: string | null;
};

/** In ms. */
const LONGEST_RECOVERY = 10_000;
const LONGEST_START = 30_000;
const LONGEST_GOODBYE = 10_000;
/** In ms. Longer than is allowed, so that the next kill meets a whole server. */
const PATIENCE = 60_000;

/** Victims in turn: every fourth time start.ts is started again before what it left behind has gone. */
export function appVictims(count: number): Victim[] {
	const order: Victim[] = ['web server', 'start', 'web server', 'start, again at once'];
	return Array.from({ length: count }, (_, at) => order[at % order.length] ?? 'start');
}

/** Mostly the database itself, every fifth time one of its connections. */
export function databaseVictims(count: number): Victim[] {
	return Array.from({ length: count }, (_, at) => (at % 5 === 4 ? 'connection' : 'database'));
}

/** Kills, and waits until visitors can be sent to the server again. */
export async function kill(installation: Installation, victim: Victim): Promise<Kill> {
	switch (victim) {
		case 'web server':
			return killProcess(installation, victim, installation.webServer);
		case 'database':
			return killProcess(installation, victim, installation.postmaster);
		case 'connection':
			return killConnection(installation);
		default:
			return killStart(installation, victim);
	}
}

async function killProcess(
	{ port, runs }: Installation,
	victim: Victim,
	pidOf: () => number | null
): Promise<Kill> {
	const pid = pidOf();
	const at = performance.now();
	if (pid === null) return missing(victim, at);
	strike(pid);
	const problem = await recovered(at, async () => {
		if (!runs()) return null;
		const next = pidOf();
		return next !== null && next !== pid && (await isReady(port));
	});
	return { ...ready(at), victim, goneMs: null, problem };
}

/** The database ends all connections when one of them dies, so every request under way meets it. */
async function killConnection({ port, postmaster, runs }: Installation): Promise<Kill> {
	const victims = backendsOf(postmaster() ?? 0);
	const from = Math.floor(Math.random() * victims.length);
	const at = performance.now();
	// Connections come and go by themselves.
	const chosen = [...victims.slice(from), ...victims].find(({ pid }) => strike(pid));
	if (!chosen) return missing('connection', at);
	const problem = await recovered(at, async () => {
		if (!runs()) return null;
		const gone = !backendsOf(postmaster() ?? 0).some(({ pid }) => pid === chosen.pid);
		return gone && (await isReady(port));
	});
	return { ...ready(at), victim: 'connection', goneMs: null, problem };
}

async function killStart(installation: Installation, victim: Victim): Promise<Kill> {
	const before = installation.processes();
	const at = performance.now();
	installation.kill();
	const gone = untilGone(installation, before, at);
	if (victim === 'start') await gone;
	const began = performance.now();
	await installation.start();
	const { readyAt, readyMs } = ready(began);
	const { goneMs, left } = await gone;
	const slow = readyMs > LONGEST_START ? `ready after ${Math.round(readyMs)} ms` : null;
	const orphans = left.map(({ pid, command }) => `${pid} ${command.slice(0, 80)}`).join('; ');
	return { victim, at, readyAt, readyMs, goneMs, problem: orphans ? `orphans: ${orphans}` : slow };
}

async function untilGone({ processes }: Installation, before: Process[], at: number) {
	while (true) {
		const left = processes().filter(({ pid }) => before.some((process) => process.pid === pid));
		const goneMs = performance.now() - at;
		if (left.length === 0 || goneMs > LONGEST_GOODBYE) return { goneMs, left };
		await sleep(50);
	}
}

/** What is wrong with a recovery, or null; `check` gives null when there is nothing more to wait for. */
async function recovered(at: number, check: () => Promise<boolean | null>): Promise<string | null> {
	for (let well = await check(); !well; well = await check()) {
		if (well === null) return 'Opmaat ended by itself';
		if (performance.now() - at > PATIENCE) return 'not ready within a minute';
		await sleep(50);
	}
	const took = performance.now() - at;
	return took > LONGEST_RECOVERY ? `ready after ${Math.round(took)} ms` : null;
}

/** Kills a process; false when it had ended before. */
function strike(pid: number): boolean {
	try {
		return process.kill(pid, 'SIGKILL');
	} catch {
		return false;
	}
}

function missing(victim: Victim, at: number): Kill {
	return {
		victim,
		at,
		readyAt: at,
		readyMs: 0,
		goneMs: null,
		problem: 'there was nothing to kill'
	};
}

/** The moment is now. */
function ready(since: number) {
	const readyAt = performance.now();
	return { at: since, readyAt, readyMs: readyAt - since };
}
