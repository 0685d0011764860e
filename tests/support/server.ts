import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startDemoDatabase } from '../../scripts/test/demo-database.ts';
import { startWebServer } from '../../scripts/web-server.ts';

/** Vitest's global set-up for tests of the built site: the demo organisation, served on a free port. */
export default async function setup(project: TestProject) {
	const database = await startDemoDatabase();
	try {
		const port = await findFreePort();
		const log = (line: string) => process.stderr.write(`${line}\n`);
		let lost: ((problem: Error) => void) | undefined;
		const failed = new Promise<never>((_resolve, reject) => (lost = reject));
		failed.catch(() => {});
		const web = startWebServer({
			env: { ...process.env, ...database.env, HOST: '127.0.0.1', PORT: String(port), ORIGIN: '' },
			log,
			onLost: (problem) => lost?.(problem)
		});
		await Promise.race([web.listening, failed]);
		project.provide('server', { origin: `http://127.0.0.1:${port}`, cookies: {} });
		return async () => {
			await web.stop();
			await database.stop();
		};
	} catch (error) {
		await database.stop();
		throw error;
	}
}

/** A port that nobody uses at this moment. */
export function findFreePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
