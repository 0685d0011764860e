import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, makeOpenFolder } from './postgres/access.ts';
import { hasCluster } from './postgres/home.ts';
import { Problem } from './setup/problem.mjs';

/**
 * The file with the master key of an installation with the embedded database, made before the database is.
 * @throws Problem when there is a database but no key: a new key would not open what people wrote
 */
export function ensureMasterKeyFile(dataDir: string): string {
	const file = path.join(dataDir, 'master.key');
	if (existsSync(file)) return file;
	if (hasCluster(dataDir)) {
		throw new Problem(
			`The master key ${file} is missing, and without it nothing that people wrote can be read.`,
			'Put it back from a backup. Only to begin again with nothing: remove the whole data folder.'
		);
	}
	const draft = `${file}.${process.pid}`;
	const key = `${randomBytes(32).toString('base64')}\n`;
	makeOpenFolder(dataDir);
	inFolder(dataDir, () => writeFileSync(draft, key, { mode: 0o600 }));
	try {
		// A link appears whole, and never replaces a key that another start has just made.
		linkSync(draft, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(draft, { force: true });
	}
	return file;
}
