import { spawn, type ChildProcess } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startPostgres, type PostgresOptions, type RunningPostgres } from './launcher.ts';
import { findHolder } from './lock.ts';
import { isAlive, startOf } from './processes.ts';

const onLinux = process.platform === 'linux';
const asRoot = process.getuid?.() === 0;
const holder = new URL('./fixtures/hold.ts', import.meta.url).pathname;

let dataDir: string;

beforeEach(() => {
	dataDir = mkdtempSync(path.join(os.tmpdir(), 'opmaat-launcher-'));
	chmodSync(dataDir, 0o755);
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('starting and stopping', () => {
	test('keeps what was written from one start to the next', async () => {
		const first = await start();
		expect(first.isNew).toBe(true);
		await run(first, 'create table kept as select 42 as answer');
		await first.stop();

		const second = await start();
		expect(second.isNew).toBe(false);
		expect(await run(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
	});

	test('leaves neither process nor lock after stop', async () => {
		const postgres = await start();
		const pid = pidOf(postgres);
		await postgres.stop();
		expect(startOf(pid)).toBeNull();
		expect(findHolder(dataDir)).toBeNull();
	});

	test('stops at once, also with somebody connected', async () => {
		const postgres = await start();
		const client = new Client({ ...postgres.superuser, database: 'postgres' });
		client.on('error', () => {});
		await client.connect();
		const begun = Date.now();
		await postgres.stop();
		expect(Date.now() - begun).toBeLessThan(8_000);
	});

	test('listens on no network port', async () => {
		const postgres = await start();
		const rows = await run(postgres, 'show listen_addresses');
		expect(rows).toEqual([{ listen_addresses: '' }]);
		expect(statSync(postgres.superuser.host).mode & 0o077).toBe(0);
	});

	test('gives no setting of ours to the server', async () => {
		vi.stubEnv('OPMAAT_MASTER_KEY', 'secret');
		onTestFinished(() => void vi.unstubAllEnvs());
		const postgres = await start();
		const environment = onLinux ? readFileSync(`/proc/${pidOf(postgres)}/environ`, 'utf8') : '';
		expect(environment).not.toContain('OPMAAT');
	});

	test('finds a short place for the socket when the data folder is deep', async () => {
		const deep = path.join(dataDir, 'a'.repeat(60), 'b'.repeat(60));
		const postgres = await start({ dataDir: deep });
		expect(postgres.superuser.host.length).toBeLessThan(80);
		expect(await run(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
		await postgres.stop();
		expect(existsSync(postgres.superuser.host)).toBe(false);
	});

	test('begins again after a first start that was cut off', async () => {
		mkdirSync(path.join(dataDir, 'postgres/cluster.new-1/base'), { recursive: true });
		const postgres = await start();
		expect(postgres.isNew).toBe(true);
		expect(existsSync(path.join(dataDir, 'postgres/cluster.new-1'))).toBe(false);
	});

	test('refuses a cluster of another version', async () => {
		await (await start()).stop();
		writeFileSync(path.join(dataDir, 'postgres/cluster/PG_VERSION'), '17\n');
		await expect(start()).rejects.toThrow(/was made by PostgreSQL 17; this is PostgreSQL 18/);
		expect(findHolder(dataDir)).toBeNull();
	});
});

describe('one at a time', () => {
	test('refuses a second start, and leaves the first alone', async () => {
		const postgres = await start();
		const [word, ...message] = (await hold()).line.split(' ');
		expect(word).toBe('refused');
		expect(message.join(' ')).toContain(`already runs on the data folder ${dataDir}`);
		expect(await run(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
	});

	test('starts once when five start together', async () => {
		const lines = (await Promise.all(Array.from({ length: 5 }, hold))).map(({ line }) => line);
		expect(lines.filter((line) => line.startsWith('ready'))).toHaveLength(1);
		expect(lines.filter((line) => line.includes('already runs'))).toHaveLength(4);
	});

	test('takes over a lock whose process number now belongs to somebody else', async () => {
		const lock = { pid: process.pid, started: 'long ago' };
		writeFileSync(path.join(dataDir, 'opmaat.lock'), JSON.stringify(lock));
		expect((await start()).isNew).toBe(true);
	});
});

describe.runIf(onLinux)('killed', () => {
	test('the process that started it: no server is left, and the next start works', async () => {
		const { child, line } = await hold();
		const pid = Number(line.split(' ')[1]);
		child.kill('SIGKILL');
		expect(await within(10_000, () => startOf(pid) === null)).toBe(true);
		expect((await start()).isNew).toBe(false);
	});

	test('the process that started it and the watchdog: the next start ends the old server', async () => {
		const { child, line } = await hold();
		const pid = Number(line.split(' ')[1]);
		const watchdog = parentOf(pid);
		for (const guard of childrenOf(watchdog)) if (guard !== pid) process.kill(guard, 'SIGKILL');
		process.kill(watchdog, 'SIGKILL');
		child.kill('SIGKILL');
		await sleep(300);
		expect(startOf(pid)).not.toBeNull();

		const postgres = await start();
		expect(startOf(pid)).toBeNull();
		expect(await run(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
	});

	test('the server: it comes back with everything that was committed', async () => {
		const lines: string[] = [];
		const postgres = await start({ durable: true, restart: true, log: (line) => lines.push(line) });
		await run(postgres, 'create table kept (id int)');
		for (let round = 1; round <= 3; round++) {
			await run(postgres, `insert into kept values (${round})`);
			process.kill(pidOf(postgres), 'SIGKILL');
			await within(
				10_000,
				() => lines.filter((line) => line === 'The database is back').length === round
			);
			expect(await run(postgres, 'select count(*)::int as kept from kept')).toEqual([
				{ kept: round }
			]);
		}
	});

	test('the watchdog: the server is replaced by one that is watched', async () => {
		const lines: string[] = [];
		const postgres = await start({ restart: true, log: (line) => lines.push(line) });
		const pid = pidOf(postgres);
		process.kill(parentOf(pid), 'SIGKILL');
		expect(await within(15_000, () => lines.includes('The database is back'))).toBe(true);
		expect(startOf(pid)).toBeNull();
		expect(isAlive(parentOf(pidOf(postgres)))).toBe(true);
	});

	test('the server, without restart: the loss is told once', async () => {
		const lost: Error[] = [];
		const postgres = await start({ onLost: (problem) => lost.push(problem) });
		process.kill(pidOf(postgres), 'SIGKILL');
		await within(10_000, () => lost.length > 0);
		await postgres.stop();
		expect(lost).toHaveLength(1);
	});
});

describe.runIf(onLinux && asRoot)('started by root', () => {
	test('the server runs as somebody else', async () => {
		const postgres = await start();
		expect(statSync(`/proc/${pidOf(postgres)}`).uid).not.toBe(0);
	});

	test('a data folder behind a closed door: programs and cluster go to a folder of their own', async () => {
		const closed = path.join(dataDir, 'closed');
		const shared = path.join(dataDir, 'shared');
		mkdirSync(closed, { mode: 0o700 });
		const options = { dataDir: path.join(closed, 'data'), sharedFolder: shared };

		const first = await start(options);
		await run(first, 'create table kept (id int)');
		await first.stop();
		expect(existsSync(path.join(closed, 'data/postgres/cluster'))).toBe(false);

		const second = await start(options);
		expect(second.isNew).toBe(false);
		expect(second.superuser.host.startsWith(shared)).toBe(true);
	});

	test('a strict umask closes no folder of ours', async () => {
		const umask = process.umask(0o077);
		try {
			const postgres = await start({ dataDir: path.join(dataDir, 'data') });
			expect(postgres.superuser.host.startsWith(dataDir)).toBe(true);
		} finally {
			process.umask(umask);
		}
	});

	test('a cluster of an ordinary user stays that user’s', async () => {
		const owner = 4242;
		await (await start()).stop();
		giveAway(path.join(dataDir, 'postgres/cluster'), owner);
		const again = await start();
		expect(statSync(`/proc/${pidOf(again)}`).uid).toBe(owner);
	});
});

async function start(options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
	const postgres = await startPostgres({ dataDir, log: () => {}, durable: false, ...options });
	onTestFinished(() => postgres.stop());
	return postgres;
}

function giveAway(folder: string, owner: number) {
	chownSync(folder, owner, owner);
	for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		chownSync(path.join(folder, name), owner, owner);
	}
}

/** Starts the server from a process of its own; resolves with the first line that it prints. */
async function hold(): Promise<{ child: ChildProcess; line: string }> {
	const child = spawn(process.execPath, [holder, dataDir], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = new Promise((resolve) => child.once('exit', resolve));
	onTestFinished(async () => {
		child.kill('SIGTERM');
		await ended;
	});
	for await (const line of createInterface({ input: child.stdout })) return { child, line };
	throw new Error('The process ended without a word');
}

async function run(postgres: RunningPostgres, statement: string): Promise<unknown[]> {
	const client = new Client({ ...postgres.superuser, database: 'postgres' });
	client.on('error', () => {});
	await client.connect();
	try {
		return (await client.query(statement)).rows;
	} finally {
		await client.end();
	}
}

async function within(milliseconds: number, condition: () => boolean): Promise<boolean> {
	const until = Date.now() + milliseconds;
	while (!condition()) {
		if (Date.now() > until) return false;
		await sleep(25);
	}
	return true;
}

function pidOf(postgres: RunningPostgres): number {
	const pid = postgres.pid();
	if (pid === null) throw new Error('The server has no process number');
	return pid;
}

function parentOf(pid: number): number {
	return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function childrenOf(pid: number): number[] {
	const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
	return text ? text.split(' ').map(Number) : [];
}
