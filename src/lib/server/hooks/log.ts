import type { Handle } from '@sveltejs/kit/hooks';
import pino from 'pino';
import { readSettings } from '../settings.ts';

const { logLevel } = readSettings(process.env);

/** Lines of JSON on standard output. */
export const logger = pino({ level: logLevel, base: null });

/** What a monitor asks every few seconds. */
const MONITORED = ['/healthz', '/readyz'];

/** One line per request: never a path, a name, an address or what somebody wrote. */
export const withLog: Handle = async ({ event, resolve }) => {
	const start = performance.now();
	event.locals.log = logger.child({ request: crypto.randomUUID() });
	let status = 500;
	try {
		const response = await resolve(event);
		status = response.status;
		return response;
	} finally {
		const route = event.route.id;
		const level = status >= 500 ? 'error' : MONITORED.includes(route ?? '') ? 'debug' : 'info';
		const ms = Math.round((performance.now() - start) * 10) / 10;
		event.locals.log[level]({ method: event.request.method, route, status, ms }, 'request');
	}
};
