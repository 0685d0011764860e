import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { getMasterKey, readSettings } from '#lib/server/settings.ts';
import { runAsScript } from './entry.ts';
import { checkPort } from './setup/port.mjs';
import { Problem } from './setup/problem.mjs';
import { letGo } from './web/drain.ts';
import { refusalOf, UPLOAD_LIMIT } from './web/body-limit.ts';
import { answerPlainly, setHeaders } from './web/headers.ts';
import { visitorOf } from './web/visitor.ts';

/** Between the last answer and the end of the process, for jobs and pools to finish, in ms. */
const TIME_TO_CLOSE = 4_000;

await runAsScript(import.meta, async () => {
	const settings = readSettings(process.env);
	getMasterKey(settings);
	if (!settings.databaseUrl) {
		throw new Problem(
			'DATABASE_URL is not set.',
			'npm start runs a database of its own and sets it.'
		);
	}
	await checkPort();

	// The adapter reads these when it is imported; the headers are always overwritten below.
	Object.assign(process.env, {
		HOST: settings.host,
		PORT: String(settings.port),
		PROTOCOL_HEADER: 'x-opmaat-protocol',
		HOST_HEADER: 'x-opmaat-host',
		ADDRESS_HEADER: 'x-opmaat-address',
		// The largest that any page takes; refusalOf() keeps the others small.
		BODY_SIZE_LIMIT: String(UPLOAD_LIMIT),
		SHUTDOWN_TIMEOUT: '30'
	});
	// Not a literal, or the type check would read the build.
	const build = new URL('../build/index.js', import.meta.url).href;
	const { server } = (await import(build)) as { server: Server };
	const { answerXapi } = await import('#lib/server/xapi/http/answer.ts');

	const [answerByKit] = server.listeners('request') as [RequestListener];
	const draining = endWell(server);
	server.removeAllListeners('request');
	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		const visitor = visitorOf(request.headers, request.socket.remoteAddress ?? '', settings);
		setHeaders(response, visitor?.protocol ?? 'http');
		letGo(server, response, draining);
		if (!visitor) {
			return answerPlainly(
				response,
				421,
				'This server does not go by that name; its administrator sets ORIGIN.'
			);
		}
		if (draining() && request.url === '/readyz') return answerPlainly(response, 503, 'stopping');
		request.headers['x-opmaat-protocol'] = visitor.protocol;
		request.headers['x-opmaat-host'] = visitor.host;
		request.headers['x-opmaat-address'] = visitor.address;
		if (/^\/xapi(\/|\?|$)/.test(request.url ?? '')) return answerXapi(request, response);
		const refusal = refusalOf(request.url ?? '', request.headers);
		if (refusal)
			return answerPlainly(response, refusal, 'The body is too large, or of unknown length.');
		return answerByKit(request, response);
	});
	// A proxy that reuses a connection must not find it closed.
	server.keepAliveTimeout = 65_000;
});

/** Ends the process after the last answer, also when whoever started it has gone. */
function endWell(server: Server): () => boolean {
	let draining = false;
	const drain = () => {
		draining = true;
		// Who follows a group live would hold up the end for minutes.
		(process as NodeJS.EventEmitter).emit('opmaat:draining');
	};
	process.on('SIGTERM', drain).on('SIGINT', drain);

	process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
	process.channel?.unref();
	if (server.listening) process.send?.('listening');
	else server.once('listening', () => process.send?.('listening'));

	process.on('sveltekit:shutdown', () => {
		// Jobs and pools that do not come to an end may not keep a stopped server alive.
		setTimeout(() => process.exit(0), TIME_TO_CLOSE).unref();
	});
	return () => draining;
}
