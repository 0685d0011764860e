import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describeProblem, Problem } from './problem.mjs';
import { CACHE, ROOT, run, step } from './steps.mjs';

/** The browser that was found, for the tests; or why there is none. */
export const CHROMIUM_FILE = path.join(CACHE, 'chromium.json');

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const NODE = path.join(ROOT, 'node_modules/.bin/node');

/**
 * Finds a Chromium for the end-to-end tests, or gets one. Without it the other tests still run:
 * what is missing is written down, and the end-to-end step reports it.
 */
export async function findChromium() {
	/** @type {{ path?: string, problem?: string }} */
	let found;
	try {
		found = { path: await getChromium() };
	} catch (error) {
		found = { problem: describeProblem(error) };
		console.error(found.problem);
	}
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(CHROMIUM_FILE, JSON.stringify(found));
}

async function getChromium() {
	const { CHROMIUM } = process.env;
	if (CHROMIUM) {
		if (await works(CHROMIUM)) return CHROMIUM;
		throw new Problem(
			`CHROMIUM is ${CHROMIUM}, which does not start.`,
			'Point it at a Chromium that does.'
		);
	}
	for (const file of INSTALLED) if (await works(file)) return file;

	const own = await playwrightPath();
	if (own && (await works(own))) return own;

	// A downloaded browser lacks libraries on a bare machine; the system's package brings them along.
	const ways = canUseApt() ? [fromApt, fromPlaywright] : [fromPlaywright];
	for (const way of ways) {
		const file = await way();
		if (file && (await works(file))) return file;
	}
	throw new Problem(
		'There is no Chromium for the end-to-end tests, and none could be installed.',
		'Install one (Debian: apt-get install chromium) or set CHROMIUM to its path.'
	);
}

function canUseApt() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function fromApt() {
	return step('Installing Chromium with apt-get', async () => {
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update'], { env, limit: 180_000 });
		await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
			env,
			limit: 600_000
		});
		return INSTALLED.find(existsSync);
	});
}

function fromPlaywright() {
	return step('Downloading Chromium', async () => {
		const cli = path.join(ROOT, 'node_modules/playwright/cli.js');
		const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
		await run(NODE, [cli, 'install', 'chromium'], { env, limit: 300_000 });
		return playwrightPath();
	});
}

async function playwrightPath() {
	const script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
	const { ok, output } = await run(existsSync(NODE) ? NODE : process.execPath, ['-e', script]);
	return ok && existsSync(output) ? output : undefined;
}

/**
 * Whether the browser shows a page; one that is installed without its libraries does not.
 * @param {string} file
 */
async function works(file) {
	if (!existsSync(file)) return false;
	const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const args = ['--headless', '--disable-gpu', ...sandbox, '--dump-dom', 'about:blank'];
	const { ok, output } = await run(file, args, { limit: 30_000 });
	return ok && output.includes('<body>');
}

/** @returns {{ path?: string, problem?: string }} what `findChromium` wrote down */
export function readChromium() {
	try {
		return JSON.parse(readFileSync(CHROMIUM_FILE, 'utf8'));
	} catch {
		return {
			problem: 'No Chromium was looked for. Run npm test, or node scripts/setup.mjs --test.'
		};
	}
}
