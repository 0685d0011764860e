import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { letGo } from './drain.ts';

test('a server that stops while it answers on a kept connection ends with the answer', async () => {
	let draining = false;
	const server = createServer((_request, response) => {
		letGo(server, response, () => draining);
		// The stop comes in the middle of an answer.
		draining = true;
		server.closeIdleConnections();
		server.close();
		setTimeout(() => response.end('done'), 50);
	});
	server.keepAliveTimeout = 65_000;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const ended = new Promise<number>((resolve) => server.once('close', () => resolve(Date.now())));
	const { port } = server.address() as AddressInfo;
	const agent = new Agent({ keepAlive: true });
	const answered = await new Promise<number>((resolve, reject) => {
		get({ port, host: '127.0.0.1', agent }, (response) => {
			response.resume();
			response.once('end', () => resolve(Date.now()));
		}).once('error', reject);
	});
	expect((await ended) - answered).toBeLessThan(2_000);
	agent.destroy();
}, 10_000);
