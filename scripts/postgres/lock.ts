import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../setup/problem.mjs';
import { inFolder } from './access.ts';
import { startOf } from './processes.ts';

/** Where a running Opmaat is found: its database, and its pages. */
export type Whereabouts = { url: string; site: { origin?: string; host: string; port: number } };

/** What the lock file says about its holder; where it is found, once the database answers. */
export type Holder = { pid: number; started: string } & Partial<Whereabouts>;

export type Lock = { tell: (where: Whereabouts) => void; release: () => void };

const FILE = 'opmaat.lock';

/**
 * Claims a data folder for this process, until `release`.
 * A lock whose process is gone is taken over.
 * @throws Problem when another living process holds the folder
 */
export function lockFolder(folder: string): Lock {
	const file = path.join(folder, FILE);
	const self: Holder = { pid: process.pid, started: startOf(process.pid) ?? 'unknown' };

	// A link appears with its content and fails when the name is taken, so nobody reads half a lock.
	const draft = `${file}.${process.pid}`;
	inFolder(folder, () => writeFileSync(draft, JSON.stringify(self)));
	try {
		while (!claim(draft, file)) {
			const holder = readHolder(file);
			if (holder && isHolding(holder)) throw inUse(folder, holder);
			setAside(file, holder);
		}
	} finally {
		rmSync(draft, { force: true });
	}

	return {
		tell: (where) => {
			writeFileSync(draft, JSON.stringify({ ...self, ...where }), { mode: 0o600 });
			renameSync(draft, file);
		},
		release: () => {
			if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
		}
	};
}

/** The living holder of a data folder, or null. */
export function findHolder(folder: string): Holder | null {
	const holder = readHolder(path.join(folder, FILE));
	return holder && isHolding(holder) ? holder : null;
}

function claim(draft: string, file: string): boolean {
	try {
		linkSync(draft, file);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** Moves a stale lock away. Whoever moved a fresh one by accident puts it back. */
function setAside(file: string, stale: Holder | null) {
	const aside = `${file}.stale-${process.pid}`;
	try {
		renameSync(file, aside);
	} catch {
		return;
	}
	const moved = readHolder(aside);
	if (moved && (moved.pid !== stale?.pid || moved.started !== stale.started)) claim(aside, file);
	rmSync(aside, { force: true });
}

function readHolder(file: string): Holder | null {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Holder;
	} catch {
		return null;
	}
}

function isHolding({ pid, started }: Holder): boolean {
	return startOf(pid) === started;
}

function inUse(folder: string, { pid }: Holder): Problem {
	return new Problem(
		`Opmaat already runs on the data folder ${folder} (process ${pid}).`,
		'Use that one, stop it first, or set OPMAAT_DATA_DIR to another folder and PORT to another number.'
	);
}
