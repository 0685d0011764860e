import path from 'node:path';
import { describeProblem } from './problem.ts';

/** Folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/** Runs `main` when the module is the command itself, not when another one imports it. */
export async function runAsScript(module: ImportMeta, main: () => Promise<void>): Promise<void> {
	if (!module.main) return;
	loadEnvFile();
	try {
		await main();
	} catch (error) {
		console.error(`\n${describeProblem(error)}\n`);
		process.exitCode = 1;
	}
}

/** Settings from `.env` in the project folder; what the environment already says wins. */
export function loadEnvFile() {
	try {
		process.loadEnvFile(path.join(ROOT, '.env'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
}
