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
		if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
		throw new Problem(
			`This user may not write in the data folder ${folder}.`,
			'Start Opmaat as the user that made it, or set OPMAAT_DATA_DIR to a folder of your own.'
		);
	}
}
