import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';
import { ROOT } from './steps.mjs';

/**
 * Fails with a clear message when the port of the web server is taken.
 * Values that make no sense are left to the start itself, which reads all settings.
 */
export async function checkPort() {
	const port = Number(process.env.PORT || 3000);
	const host = process.env.HOST || '127.0.0.1';
	if (!Number.isInteger(port) || port < 1 || port > 65_535) return;
	const code = await tryForAWhile(port, host);
	if (!code) return;
	if (code === 'EACCES') {
		throw new Problem(
			`Port ${port} is reserved for the administrator of this machine.`,
			'Choose a port above 1023, for example: PORT=3000 npm start'
		);
	}
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
		throw new Problem(
			`This machine has no address ${host}.`,
			'Set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (all networks).'
		);
	}
	if (code !== 'EADDRINUSE') return;
	const pid = runningHere();
	throw new Problem(
		pid
			? `Opmaat already runs here, at http://localhost:${port} (process ${pid}).`
			: `Port ${port} is taken by another program.`,
		pid
			? 'Use that one, or stop it first. For a second one beside it, set OPMAAT_DATA_DIR and PORT.'
			: `Stop that program, or choose another port: PORT=${port + 1} npm start`
	);
}

/**
 * An Opmaat that was just killed may need a moment to let go.
 * @param {number} port
 * @param {string} host
 */
async function tryForAWhile(port, host) {
	for (let attempt = 1; ; attempt++) {
		const code = await tryPort(port, host);
		if (code !== 'EADDRINUSE' || attempt === 8 || runningHere()) return code;
		await sleep(200);
	}
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the code of the error, if any
 */
function tryPort(port, host) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', (error) => resolve('code' in error ? String(error.code) : 'unknown'));
		server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
	});
}

/** @returns {number | null} the process that says it uses our data folder, when it is still there */
function runningHere() {
	try {
		const folder = path.resolve(ROOT, process.env.OPMAAT_DATA_DIR || '.data');
		const { pid } = JSON.parse(readFileSync(path.join(folder, 'opmaat.lock'), 'utf8'));
		process.kill(pid, 0);
		return pid;
	} catch {
		return null;
	}
}
