import { loadEnvFile } from './setup/packages.mjs';
import { describeProblem } from './setup/problem.mjs';

/** Runs `main` when the module is the command itself, not when another one imports it. */
export async function runAsScript(module: ImportMeta, main: () => Promise<void>): Promise<void> {
	if (!module.main) return;
	try {
		loadEnvFile();
		await main();
	} catch (error) {
		console.error(`\n${describeProblem(error)}\n`);
		process.exitCode = 1;
	}
}
