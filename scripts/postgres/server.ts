import { spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { inFolder } from './access.ts';
import { listenSettings, SUPERUSER, type Address } from './address.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { asUser } from './user.ts';

export type Server = {
	/** Resolves when the server has ended, by itself or through `close`. */
	ended: Promise<void>;
	/** Lets go of the server: fast shutdown, after ten seconds an immediate one. */
	close: () => void;
	hasEnded: () => boolean;
	/** What the server has written to its log since it was started. */
	output: () => string;
};

const LARGEST_LOG = 10 * 1024 * 1024;
const WATCHDOG = new URL('./watchdog.sh', import.meta.url);

export function spawnServer(
	home: Home,
	binaries: Binaries,
	address: Address,
	durable: boolean
): Server {
	const args = [
		'-D',
		home.cluster,
		...asArguments(listenSettings(address)),
		...asArguments(settings(durable))
	];
	const command =
		process.platform === 'win32'
			? { file: binaries.postgres, args }
			: {
					file: '/bin/sh',
					args: [
						'-c',
						readFileSync(WATCHDOG, 'utf8'),
						'opmaat-database',
						binaries.postgres,
						...args
					]
				};

	const { log, file, from } = openLog(home);
	const child = spawn(command.file, command.args, {
		...asUser(home.user),
		// A grandparent is never mistaken for an old server that holds the same process number.
		env: { ...binaries.env, PG_GRANDPARENT_PID: String(process.pid) },
		stdio: ['pipe', log, log],
		// A group of its own: Ctrl-C is for the web server, which needs the database to finish its work.
		detached: true,
		windowsHide: true
	});
	closeSync(log);

	let ended = false;
	child.stdin?.on('error', () => {});
	const end = new Promise<void>((resolve) => {
		const settle = () => {
			ended = true;
			resolve();
		};
		child.once('exit', settle);
		child.once('error', settle);
	});
	return {
		ended: end,
		close: () => (process.platform === 'win32' ? child.kill() : child.stdin?.end()),
		hasEnded: () => ended,
		output: () => readFileSync(file).subarray(from).toString('utf8')
	};
}

/** Resolves once the server answers a query, or false when it ended before that. */
export async function untilReady(server: Server, address: Address): Promise<boolean> {
	while (!server.hasEnded()) {
		if (await answers(address)) return true;
		await Promise.race([sleep(25), server.ended]);
	}
	return false;
}

async function answers({ host, port, password }: Address): Promise<boolean> {
	const client = new Client({
		host,
		port,
		password,
		user: SUPERUSER,
		database: 'postgres',
		connectionTimeoutMillis: 2_000
	});
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query('select 1');
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}

function settings(durable: boolean): Record<string, string> {
	const megabytes = Math.min(512, Math.max(64, Math.floor(os.totalmem() / 2 ** 20 / 16)));
	return {
		shared_buffers: `${durable ? megabytes : 64}MB`,
		timezone: 'UTC',
		log_timezone: 'UTC',
		jit: 'off',
		// Statements and their details hold what people wrote; neither belongs in a log.
		log_error_verbosity: 'terse',
		log_min_error_statement: 'panic',
		log_parameter_max_length_on_error: '0',
		...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
}

function asArguments(values: Record<string, string>): string[] {
	return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function openLog(home: Home) {
	const file = path.join(home.folder, 'server.log');
	const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
	const full = size > LARGEST_LOG;
	if (full) renameSync(file, `${file}.old`);
	const log = inFolder(home.folder, () => openSync(file, 'a', 0o600));
	if (home.user) fchownSync(log, home.user.uid, home.user.gid);
	return { log, file, from: full ? 0 : size };
}
