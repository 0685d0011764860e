import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.mjs';

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where set-up remembers what it found; thrown away with the packages. */
export const CACHE = path.join(ROOT, 'node_modules/.cache/opmaat');

/** Steps that take longer than this are shown with their time, in ms. */
const WORTH_SHOWING = 2_000;
/** A step that goes on for long says so each time this has passed, in ms. */
const STILL_BUSY = 15_000;

/**
 * Runs one step and shows it once it turns out to take a while.
 * @template Result
 * @param {string} title what is being done, such as "Installing packages"
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
	const begun = Date.now();
	const seconds = () => `${((Date.now() - begun) / 1000).toFixed(0)} s`;
	const first = setTimeout(() => console.log(`${title} …`), WORTH_SHOWING);
	const again = setInterval(() => console.log(`  still busy, ${seconds()}`), STILL_BUSY);
	try {
		const result = await work();
		if (Date.now() - begun > WORTH_SHOWING) console.log(`  done in ${seconds()}`);
		return result;
	} finally {
		clearTimeout(first);
		clearInterval(again);
	}
}

/**
 * Runs a command in the project folder and keeps what it says to itself, unless it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, limit?: number }} [options] limit in ms
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, args, { env = {}, limit } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: ROOT,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: limit,
			// npm on Windows is a command file, which only a shell can run.
			shell: process.platform === 'win32' && !path.isAbsolute(command)
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text) => (output += text));
		}
		child.once('error', (error) => resolve({ ok: false, output: output + error.message }));
		child.once('close', (code) => resolve({ ok: code === 0, output }));
	});
}

/**
 * Runs npm with the Node that npm itself was started with: the one among the packages may be replaced.
 * @param {string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 */
export function npm(args, options) {
	const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env;
	return script?.endsWith('.js')
		? run(node, [script, ...args], options)
		: run('npm', args, options);
}

/**
 * The problem behind a failed command.
 * @param {string} what what could not be done, such as "The packages could not be installed"
 * @param {string} output
 * @returns {Problem}
 */
export function problemOf(what, output) {
	const end = output.trim().split('\n').slice(-8).join('\n  ');
	if (/ENOSPC|No space left on device/i.test(output)) {
		return new Problem(`${what}: the disk is full.`, 'Free at least 2 GB and start again.');
	}
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/.test(output)) {
		return new Problem(
			`${what}: the package registry does not answer.\n  ${end}`,
			'The first start needs the internet. Check the connection, and behind a proxy: npm config set proxy <address>.'
		);
	}
	if (/EACCES|EPERM/.test(output)) {
		return new Problem(
			`${what}: no right to write here.\n  ${end}`,
			'Start as the user that owns this folder, or delete the folder node_modules and start again.'
		);
	}
	return new Problem(`${what}.\n  ${end}`, 'Delete the folder node_modules and start again.');
}
