import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../setup/problem.mjs';

/** Does something in a folder, and says whose folder it is when that is not allowed. */
export function inFolder<Result>(folder: string, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOSPC') {
			throw new Problem(
				`The disk with ${folder} is full.`,
				'Free some space (1 GB is plenty) and start again.'
			);
		}
		if (code === 'EEXIST' || code === 'ENOTDIR') {
			throw new Problem(
				`The data folder ${folder} is not a folder.`,
				'Set OPMAAT_DATA_DIR to a folder; it is made when it is not there.'
			);
		}
		if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
		throw new Problem(
			`This user may not write in the data folder ${folder}.`,
			'Start Opmaat as the user that made it, or set OPMAAT_DATA_DIR to a folder of your own.'
		);
	}
}

/** Makes a folder that every user may enter, whatever the umask; what is there already is left as it is. */
export function makeOpenFolder(folder: string) {
	const made = inFolder(folder, () => mkdirSync(folder, { recursive: true }));
	if (!made) return;
	for (let at = path.resolve(folder); at.length >= made.length; at = path.dirname(at)) {
		chmodSync(at, 0o755);
	}
}
