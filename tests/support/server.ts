import type { TestProject } from 'vitest/node';
import { startDemoDatabase } from '../../scripts/test/demo-database.ts';
import { startWebServer } from '../../scripts/web-server.ts';
import { findFreePort } from './free-port.ts';

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
