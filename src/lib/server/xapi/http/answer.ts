import type { IncomingMessage, ServerResponse } from 'node:http';

const VERSIONS = ['1.0.3', '2.0.0'];

/**
 * Answers `/xapi` before kit does: kit's cross-site check would refuse machines, and cookies count for nothing here.
 * `about` is open, as the standard says. Every other resource asks for a key, and no keys are given out yet.
 */
export function answerXapi(request: IncomingMessage, response: ServerResponse): void {
	const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '');
	response.setHeader('X-Content-Type-Options', 'nosniff');
	response.setHeader('Cache-Control', 'no-store');
	request.resume();

	if (path === '/xapi/about') {
		if (!['GET', 'HEAD'].includes(request.method ?? '')) {
			response.setHeader('Allow', 'GET, HEAD');
			return send(request, response, 405, { message: 'Only GET and HEAD are possible here.' });
		}
		return send(request, response, 200, { version: VERSIONS });
	}
	const version = request.headers['x-experience-api-version'];
	if (typeof version !== 'string' || !/^(1\.0|2\.0)(\.\d+)?$/.test(version)) {
		const message = 'Name the version in the header X-Experience-API-Version, for example 1.0.3.';
		return send(request, response, 400, { message });
	}
	response.setHeader('WWW-Authenticate', 'Basic realm="xAPI"');
	send(request, response, 401, { message: 'This resource needs a key of the organisation.' });
}

function send(
	request: IncomingMessage,
	response: ServerResponse,
	status: number,
	body: Record<string, unknown>
): void {
	const version = request.headers['x-experience-api-version'];
	const text = JSON.stringify(body);
	response.writeHead(status, {
		'Content-Type': 'application/json',
		'Content-Length': Buffer.byteLength(text),
		'X-Experience-API-Version': String(version).startsWith('2.') ? '2.0.0' : '1.0.3'
	});
	response.end(request.method === 'HEAD' ? undefined : text);
}
