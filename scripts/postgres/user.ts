import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Problem } from '../setup/problem.mjs';

/** Who the server runs as; null means: as ourselves. */
export type ServerUser = { uid: number; gid: number } | null;

/** PostgreSQL refuses to run as root; then the owner of an existing cluster, `postgres` or `nobody` does it. */
export function serverUser(cluster?: string): ServerUser {
	if (process.getuid?.() !== 0) return null;
	const user = ownerOf(cluster) ?? userNamed('postgres') ?? userNamed('nobody');
	if (user) return user;
	throw new Problem(
		'The database may not run as root, and this machine has neither a user postgres nor nobody.',
		'Start Opmaat as an ordinary user, or set DATABASE_URL to a PostgreSQL server.'
	);
}

/** The options with which a child process becomes that user. */
export function asUser(user: ServerUser): { cwd: string; uid?: number; gid?: number } {
	// The folder we stand in may be closed to the other user.
	return { cwd: process.platform === 'win32' ? process.cwd() : '/', ...user };
}

/** Whether the user can run this file or enter this folder, all parent folders included. */
export function canReach(user: ServerUser, target: string): boolean {
	if (!user) return true;
	try {
		const options = { ...asUser(user), stdio: 'ignore' as const };
		execFileSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', target], options);
		return true;
	} catch {
		return false;
	}
}

function ownerOf(folder?: string): ServerUser {
	if (!folder) return null;
	const stat = statSync(folder, { throwIfNoEntry: false });
	return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null;
}

function userNamed(name: string): ServerUser {
	const id = (flag: string) =>
		Number(
			execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
		);
	try {
		return { uid: id('-u'), gid: id('-g') };
	} catch {
		return null;
	}
}
