import type { Server, ServerResponse } from 'node:http';

/**
 * Lets go of a connection once its answer is given, when the server is about to end: a connection that is kept open
 * for a next request would keep a stopped server alive for half a minute.
 */
export function letGo(server: Server, response: ServerResponse, draining: () => boolean): void {
	if (draining()) response.setHeader('connection', 'close');
	response.once('close', () => {
		// The connection counts as idle only after this.
		if (draining()) setImmediate(() => server.closeIdleConnections());
	});
}
