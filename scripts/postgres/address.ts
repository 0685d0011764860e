import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { makePrivateFolder, type Home } from './home.ts';

/** Where the server listens: a socket in a private folder, or on Windows a port with a password. */
export type Address = { host: string; port: number; password?: string; dispose: () => void };

export const SUPERUSER = 'postgres';
/** A socket path may have 103 bytes; the file name takes 18 of them. */
const LONGEST_FOLDER = 80;
const PASSWORD_FILE = 'password';

export async function prepareAddress(home: Home): Promise<Address> {
	if (process.platform === 'win32') {
		return {
			host: '127.0.0.1',
			port: await freePort(),
			password: passwordOf(home),
			dispose: () => {}
		};
	}
	const near = path.join(home.folder, 'socket');
	if (Buffer.byteLength(near) <= LONGEST_FOLDER) {
		makePrivateFolder(near, home.user);
		chmodSync(near, 0o700);
		return { host: near, port: 5432, dispose: () => {} };
	}
	const far = mkdtempSync(path.join(os.tmpdir(), 'opmaat-'));
	makePrivateFolder(far, home.user);
	return { host: far, port: 5432, dispose: () => rmSync(far, { recursive: true, force: true }) };
}

/** The file with the password of the first user; absent where the folder of the socket is the guard. */
export function passwordFile(home: Home): string | null {
	if (process.platform !== 'win32') return null;
	passwordOf(home);
	return path.join(home.folder, PASSWORD_FILE);
}

/** A connection address as PostgreSQL's own tools read it too. */
export function urlOf({ host, port, password }: Address, user: string, database: string): string {
	const secret = password ? `:${encodeURIComponent(password)}` : '';
	return `postgres://${user}${secret}@${encodeURIComponent(host)}:${port}/${database}`;
}

export function listenSettings({ host, port, password }: Address): Record<string, string> {
	return {
		port: String(port),
		listen_addresses: password ? host : '',
		unix_socket_directories: password ? '' : host,
		unix_socket_permissions: '0700'
	};
}

function passwordOf(home: Home): string {
	const file = path.join(home.folder, PASSWORD_FILE);
	if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
	return readFileSync(file, 'utf8').trim();
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
