import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Problem } from './problem.mjs';
import { CACHE, npm, problemOf, ROOT, step } from './steps.mjs';

/** The first Node that runs TypeScript without a flag. */
const OLDEST_NODE = { major: 22, minor: 18 };

/** Settings from `.env`; what the environment already says wins. */
export function loadEnvFile() {
	const file = path.join(ROOT, '.env');
	if (existsSync(file)) process.loadEnvFile?.(file);
}

/** Installs what the lock file says, when that is not what is installed. */
export async function installPackages() {
	if (isInstalled()) return;
	await step('Installing packages (a minute or two, once)', async () => {
		const { ok, output } = await npm(['ci', '--ignore-scripts', '--loglevel=warn']);
		// An optional package that could not be unpacked is only a warning to npm, but may be our database.
		if (!ok || /ENOSPC/.test(output) || !isInstalled()) {
			throw problemOf('The packages could not be installed', output);
		}
	});
}

/** Compiles the messages and the types that the sources need, when they changed. */
export async function prepareSources() {
	const marker = path.join(CACHE, 'prepared');
	/**
	 * The compiler leaves notes of its own beside the settings of its project.
	 * @param {string} file
	 */
	const counts = (file) => !/\.inlang\/(?!settings\.json$)/.test(file);
	const hash = hashOf(['messages', 'package-lock.json', 'vite.config.ts'], counts);
	const compiled = existsSync(path.join(ROOT, 'src/lib/paraglide/messages.js'));
	if (compiled && existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
	await step('Compiling the messages', async () => {
		const { ok, output } = await npm(['run', 'prepare']);
		if (!ok) throw problemOf('The messages could not be compiled', output);
	});
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(marker, hash);
}

/** The scripts of npm use the Node among the packages, or the machine's own where there is none. */
export function checkNode() {
	const own = path.join(ROOT, 'node_modules/.bin/node');
	const node = existsSync(own) ? own : (process.env.npm_node_execpath ?? process.execPath);
	const { stdout, error } = spawnSync(node, ['--version'], { encoding: 'utf8' });
	const version = /^v(\d+)\.(\d+)/.exec(stdout ?? '');
	if (!version) {
		throw new Problem(
			`The Node among the packages does not run on this machine${error ? ` (${error.message})` : ''}.`,
			'Opmaat runs on Linux with glibc, macOS and Windows; on other systems use a container with Debian.'
		);
	}
	const [major = 0, minor = 0] = version.slice(1).map(Number);
	const { major: oldest, minor: least } = OLDEST_NODE;
	if (major > oldest || (major === oldest && minor >= least)) return;
	throw new Problem(
		`Opmaat needs Node ${oldest}.${least} or later; this is ${version[0]}, and there is no package of it for ${process.platform}-${process.arch}.`,
		'Install Node 24 from https://nodejs.org and start again.'
	);
}

/**
 * A hash over the names and contents of files and folders.
 * @param {string[]} entries paths in the project
 * @param {(file: string) => boolean} [counts] which files in the folders count
 * @returns {string}
 */
export function hashOf(entries, counts = () => true) {
	const hash = createHash('sha256');
	for (const entry of entries) {
		for (const file of filesIn(entry).filter(counts)) {
			hash.update(`${file}\0`).update(readFileSync(path.join(ROOT, file)));
		}
	}
	return hash.digest('hex');
}

/**
 * @param {string} entry
 * @returns {string[]}
 */
function filesIn(entry) {
	const stat = statSync(path.join(ROOT, entry), { throwIfNoEntry: false });
	if (!stat) return [];
	if (stat.isFile()) return [entry];
	const names = readdirSync(path.join(ROOT, entry)).sort();
	return names.flatMap((name) => filesIn(`${entry}/${name}`));
}

/** Compares the lock file with npm's own note of what it installed, which it writes last. */
function isInstalled() {
	const wanted = packagesIn('package-lock.json');
	const present = packagesIn('node_modules/.package-lock.json');
	return Object.entries(wanted).every(([name, wish]) => {
		if (!name || !isNeeded(wish)) return true;
		return present[name]?.version === wish.version;
	});
}

/**
 * @typedef {{ version: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Package
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function packagesIn(file) {
	try {
		return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
	} catch {
		return {};
	}
}

/**
 * Packages for other platforms are left out by npm, and so is what only those need.
 * @param {Package} wish
 */
function isNeeded({ optional, os, cpu, libc }) {
	if (!optional) return true;
	if (!os || !cpu || libc) return false;
	return os.includes(process.platform) && cpu.includes(process.arch);
}
