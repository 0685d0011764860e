import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUnavailable, isUnstorable } from '../../db/errors.ts';
import { credentialChecker, permitsScope } from '../credentials.ts';
import { XapiProblem } from '../problem.ts';
import type { Version } from '../schema.ts';
import { authorise, readVersion } from './authorise.ts';
import { consistencyOf } from './consistency.ts';
import { json, problemAnswer } from './json.ts';
import { rateLimiter } from './rate.ts';
import { isAlternate, readRequest, undisguise } from './read-request.ts';
import { resources } from './resources.ts';
import type { Answer, Lrs, XapiRequest } from './types.ts';

const VERSIONS: Version[] = ['1.0.3', '2.0.0'];
const EXPOSED =
	'ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through, Retry-After';
const ACCEPTED =
	'Authorization, Content-Type, If-Match, If-None-Match, Accept-Language, X-Experience-API-Version, X-Experience-API-Hash';
/** Keys travel in a header that no browser sends by itself, so pages from anywhere may ask. */
const CORS = {
	'Access-Control-Allow-Origin': '*',
	'Access-Control-Expose-Headers': EXPOSED,
	'Cross-Origin-Resource-Policy': 'cross-origin'
};
const PREFLIGHT = {
	'Access-Control-Allow-Methods': 'GET, HEAD, PUT, POST, DELETE',
	'Access-Control-Allow-Headers': ACCEPTED,
	'Access-Control-Max-Age': '86400'
};
/** In ms: a client that sends slower than this gives up its place. */
const PATIENCE = 60_000;

type Dialect = { version: Version };

/** Answers everything under `/xapi`: a record store for xAPI 1.0.3 and 2.0.0. */
export function createLrs(lrs: Lrs) {
	const check = credentialChecker(lrs.login);
	const take = rateLimiter(lrs.limits.rate);
	const consistent = consistencyOf(lrs.withTransaction);
	/** Which version each key last used: it is what a request of it without one is answered in. */
	const lastVersions = new Map<string, Version>();

	return async function answerXapi(
		incoming: IncomingMessage,
		response: ServerResponse
	): Promise<void> {
		const dialect: Dialect = { version: guessVersion(incoming) };
		const path = (incoming.url ?? '').split('?')[0] ?? '';
		const headers: Record<string, string> = {};
		// Before anything is read: what is stored in between is in neither.
		const through = /^\/xapi\/statements\/?$/.test(path)
			? await consistent(isReader(incoming) ? 'reader' : 'writer')
			: null;
		if (through) headers['X-Experience-API-Consistent-Through'] = through.toISOString();
		let answer: Answer;
		incoming.setTimeout(PATIENCE, () => incoming.destroy());
		try {
			answer = await answerTo(incoming, dialect);
		} catch (error) {
			answer = problemAnswer(problemOf(error));
			// What was not read of the request would be taken for the next one.
			if (!incoming.complete) headers.Connection = 'close';
		}
		send(incoming, response, dialect, { ...answer, headers: { ...headers, ...answer.headers } });
	};

	async function answerTo(incoming: IncomingMessage, dialect: Dialect): Promise<Answer> {
		if (incoming.method === 'OPTIONS') {
			incoming.resume();
			return { status: 204, headers: PREFLIGHT };
		}
		const sent = await readRequest(incoming, lrs.limits);
		if (sent.path === '/about') return about(sent);
		const resource = Object.hasOwn(resources, sent.path) ? resources[sent.path] : undefined;
		if (!resource) throw new XapiProblem(404, 'There is no such resource.');
		const request = isAlternate(sent) ? undisguise(sent) : sent;
		const credential = await authorise(request, check);
		dialect.version = lastVersions.get(credential.id) ?? credential.defaultVersion;
		take(credential.id);
		const version = readVersion(request);
		dialect.version = version;
		lastVersions.set(credential.id, version);
		if (request !== sent && version === '2.0.0') {
			throw new XapiProblem(400, 'method: is a parameter that version 2.0 does not have');
		}
		const method = request.method === 'HEAD' ? 'GET' : request.method;
		const known = Object.keys(resource);
		const handler = known.includes(method) ? resource[method as 'GET'] : undefined;
		if (!handler) {
			const Allow = [...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
			throw new XapiProblem(405, 'This resource does not have that method.', { Allow });
		}
		if (!permitsScope(credential, ...handler.scopes)) {
			throw new XapiProblem(403, `The key has none of these scopes: ${handler.scopes.join(', ')}`);
		}
		return handler.handle({ request, credential, version, lrs });
	}

	function problemOf(error: unknown): XapiProblem {
		if (error instanceof XapiProblem) return error;
		if (isUnstorable(error)) {
			return new XapiProblem(400, 'The request holds a value that cannot be stored.');
		}
		const busy = { 'Retry-After': '2' };
		if (isUnavailable(error)) {
			return new XapiProblem(503, 'The record store is busy or away; send it again.', busy);
		}
		lrs.onFault(error);
		return new XapiProblem(500, 'Something went wrong here.');
	}
}

function about({ method }: XapiRequest): Answer {
	if (method === 'GET' || method === 'HEAD') return json({ version: VERSIONS });
	throw new XapiProblem(405, 'Only GET and HEAD are possible here.', {
		Allow: 'GET, HEAD, OPTIONS'
	});
}

function isReader({ method = 'GET', url = '' }: IncomingMessage): boolean {
	return ['GET', 'HEAD'].includes(method) || url.includes('method=');
}

/** For answers that are given before it is known who asks. */
function guessVersion({ headers }: IncomingMessage): Version {
	return String(headers['x-experience-api-version'] ?? '').startsWith('2.') ? '2.0.0' : '1.0.3';
}

function send(
	incoming: IncomingMessage,
	response: ServerResponse,
	{ version }: Dialect,
	{ status, headers, body = '' }: Answer
): void {
	if (response.destroyed) return;
	const bytes = Buffer.from(body as string);
	const length = status === 204 ? {} : { 'Content-Length': bytes.length };
	response.writeHead(status, {
		'Cache-Control': 'no-store',
		'X-Content-Type-Options': 'nosniff',
		'X-Experience-API-Version': version,
		...CORS,
		...length,
		...headers
	});
	response.end(incoming.method === 'HEAD' || status === 204 ? undefined : bytes);
}
