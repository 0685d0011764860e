import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { checkPort } from './port.mjs';

let dataDir: string;

beforeEach(() => {
	dataDir = mkdtempSync(path.join(os.tmpdir(), 'opmaat-port-'));
	vi.stubEnv('OPMAAT_DATA_DIR', dataDir);
	vi.stubEnv('HOST', '127.0.0.1');
});

afterEach(() => void vi.unstubAllEnvs());

test('a free port is fine', async () => {
	const { server, port } = await listen();
	await close(server);
	vi.stubEnv('PORT', String(port));
	await expect(checkPort()).resolves.toBeUndefined();
});

test('a port that becomes free within a second is fine', async () => {
	const { server, port } = await listen();
	vi.stubEnv('PORT', String(port));
	setTimeout(() => server.close(), 500);
	await expect(checkPort()).resolves.toBeUndefined();
});

test('a port of another program is named, with a way out', async () => {
	const { server, port } = await listen();
	onTestFinished(() => close(server));
	vi.stubEnv('PORT', String(port));
	await expect(checkPort()).rejects.toMatchObject({
		message: `Port ${port} is taken by another program.`,
		remedy: expect.stringContaining(`PORT=${port + 1} npm start`)
	});
});

test('our own port is recognised', async () => {
	const { server, port } = await listen();
	onTestFinished(() => close(server));
	vi.stubEnv('PORT', String(port));
	writeFileSync(path.join(dataDir, 'opmaat.lock'), JSON.stringify({ pid: process.pid }));
	await expect(checkPort()).rejects.toThrow(/already runs here/);
});

test('an address that this machine does not have is named', async () => {
	vi.stubEnv('HOST', '203.0.113.7');
	await expect(checkPort()).rejects.toThrow(/no address 203\.0\.113\.7/);
});

async function listen(): Promise<{ server: Server; port: number }> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, port: (server.address() as AddressInfo).port };
}

async function close(server: Server): Promise<void> {
	await new Promise((resolve) => server.close(resolve));
}
