import http from 'node:http';
import type { Call } from '../bench/load.ts';

/** What came of a request: an answer, or the reason why there was none. */
export type Reply =
	{ status: number; headers: http.IncomingHttpHeaders; body: string } | { failed: string };

/** In ms. Longer than any request may take, so that one that hangs is seen and counted. */
const PATIENCE = 20_000;

export function ask(agent: http.Agent, port: number, call: Call): Promise<Reply> {
	const { method = 'GET', path, headers, body } = call;
	return new Promise((resolve) => {
		const request = http.request(
			{ agent, host: '127.0.0.1', port, method, path, headers },
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () => {
					clearTimeout(limit);
					const { statusCode: status = 0, headers, complete } = response;
					// Half an answer acknowledges nothing.
					if (!complete) return resolve({ failed: 'incomplete' });
					resolve({ status, headers, body: Buffer.concat(parts).toString('utf8') });
				});
				response.on('error', fail);
			}
		);
		const limit = setTimeout(() => request.destroy(new Error('timeout')), PATIENCE);
		function fail(error: NodeJS.ErrnoException) {
			clearTimeout(limit);
			resolve({ failed: error.code ?? error.message });
		}
		request.on('error', fail);
		request.end(body);
	});
}

/** True when the server says that visitors can be sent to it. */
export async function isReady(port: number): Promise<boolean> {
	const agent = new http.Agent();
	try {
		const reply = await ask(agent, port, { path: '/readyz', headers: {} });
		return 'status' in reply && reply.status === 200;
	} finally {
		agent.destroy();
	}
}
