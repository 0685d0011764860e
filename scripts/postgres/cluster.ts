import { spawnSync } from 'node:child_process';
import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync
} from 'node:fs';
import path from 'node:path';
import { Problem } from '../setup/problem.mjs';
import { passwordFile, SUPERUSER } from './address.ts';
import type { Binaries } from './binaries.ts';
import { makePrivateFolder, type Home } from './home.ts';
import { asUser } from './user.ts';

const DRAFT = 'cluster.new-';

/**
 * Makes the cluster when there is none; returns whether it did.
 * A start that was cut off leaves a draft, never half a cluster.
 */
export function prepareCluster(home: Home, binaries: Binaries, durable: boolean): boolean {
	for (const entry of readdirSync(home.folder).filter((name) => name.startsWith(DRAFT))) {
		rmSync(path.join(home.folder, entry), { recursive: true, force: true });
	}
	if (existsSync(home.cluster)) {
		checkVersion(home, binaries);
		return false;
	}
	const draft = path.join(home.folder, DRAFT + process.pid);
	makePrivateFolder(draft, home.user);
	initialise(draft, home, binaries, durable);
	renameSync(draft, home.cluster);
	if (durable && process.platform !== 'win32') syncFolder(home.folder);
	return true;
}

function initialise(folder: string, home: Home, binaries: Binaries, durable: boolean) {
	const passwords = passwordFile(home);
	const args = [
		['-D', folder, '-U', SUPERUSER, '--encoding=UTF8', '--locale=C'],
		['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
		passwords ? ['--auth=scram-sha-256', `--pwfile=${passwords}`] : ['--auth=trust'],
		durable ? [] : ['--no-sync']
	].flat();
	const { status, stderr, error } = spawnSync(binaries.initdb, args, {
		...asUser(home.user),
		env: binaries.env,
		encoding: 'utf8',
		stdio: ['ignore', 'ignore', 'pipe']
	});
	if (status === 0) return;
	rmSync(folder, { recursive: true, force: true });
	throw databaseProblem('The database could not be made', stderr || String(error));
}

/** The sentence for a server or initdb that gave up, from what it wrote last. */
export function databaseProblem(what: string, output: string): Problem {
	const last = output.trim().split('\n').slice(-5).join('\n  ');
	if (/No space left on device/i.test(output)) {
		return new Problem(
			`${what}: the disk is full.`,
			'Free some space (1 GB is plenty) and start again.'
		);
	}
	if (/shared memory/i.test(output) && /Cannot allocate|No space/i.test(output)) {
		return new Problem(
			`${what}: too little shared memory.`,
			'In a container, give it --shm-size=256m.'
		);
	}
	return new Problem(
		`${what}.\n  ${last}`,
		'Set DATABASE_URL to use a PostgreSQL server of your own.'
	);
}

function checkVersion({ cluster }: Home, { major }: Binaries) {
	let found: string;
	try {
		found = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
		throw new Problem(
			`The database in ${cluster} belongs to another user.`,
			'Start Opmaat as the user that made it (or as root), or set OPMAAT_DATA_DIR to another folder.'
		);
	}
	if (found === major) return;
	throw new Problem(
		`The database in ${cluster} was made by PostgreSQL ${found}; this is PostgreSQL ${major}.`,
		'Start the version of Opmaat that made it, export its data, and import that here.'
	);
}

function syncFolder(folder: string) {
	const handle = openSync(folder, 'r');
	fsyncSync(handle);
	closeSync(handle);
}
