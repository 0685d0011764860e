// Prepares a machine: packages, a Node that is new enough, the build, and for tests a browser.
// Runs before anything is installed, under Node 20 as well, hence built-ins only.
import { build } from './setup/build.mjs';
import { findChromium } from './setup/chromium.mjs';
import { checkNode, installPackages, loadEnvFile, prepareSources } from './setup/packages.mjs';
import { checkPort } from './setup/port.mjs';
import { describeProblem } from './setup/problem.mjs';

const flags = new Set(process.argv.slice(2));

try {
	loadEnvFile();
	// Before minutes of work that would end in "address in use".
	if (!flags.has('--test') && !flags.has('--no-build')) await checkPort();
	await installPackages();
	checkNode();
	await prepareSources();
	if (flags.has('--test')) await findChromium();
	else if (!flags.has('--no-build')) await build();
} catch (error) {
	console.error(`\n${describeProblem(error)}\n`);
	process.exitCode = 1;
}
