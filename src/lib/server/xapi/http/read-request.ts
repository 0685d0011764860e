import type { IncomingMessage } from 'node:http';
import { XapiProblem } from '../problem.ts';
import type { Limits, XapiRequest } from './types.ts';

const PREFIX = '/xapi';
/** Form fields that stand for headers in the alternate syntax (xAPI 1.0.3, Communication 1.3). */
const AS_HEADERS = new Map(
	[
		'Authorization',
		'X-Experience-API-Version',
		'Content-Type',
		'Content-Length',
		'If-Match',
		'If-None-Match',
		'Accept-Language'
	].map((name) => [name.toLowerCase(), name])
);
const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];

/**
 * Reads a request to its end.
 * @throws XapiProblem 413 when it is too large, 400 when its address or form cannot be read
 */
export async function readRequest(incoming: IncomingMessage, limits: Limits): Promise<XapiRequest> {
	const { path, query } = addressOf(incoming.url ?? '/');
	const headers = headersOf(incoming);
	const type = headers['content-type'] ?? '';
	const limit = /^multipart\//i.test(type) ? limits.multipart : limits.json;
	const body = await readBody(incoming, limit);
	return { method: incoming.method ?? 'GET', path, query, headers, body };
}

/** Whether a request is one in disguise, for software that can do no more than post forms. */
export function isAlternate({ method, query }: XapiRequest): boolean {
	return method === 'POST' && query.has('method');
}

/**
 * The request that the fields of a form stand for.
 * @throws XapiProblem 400 when it holds more or less than that
 */
export function undisguise(request: XapiRequest): XapiRequest {
	const [extra] = [...request.query.keys()].filter((name) => name !== 'method');
	if (extra !== undefined) {
		throw new XapiProblem(400, 'method: is the only parameter the alternate syntax has');
	}
	const method = request.query.get('method') ?? '';
	if (!METHODS.includes(method)) throw new XapiProblem(400, 'method: is not a method known here');
	const form = pairsOf(new URLSearchParams(request.body.toString('utf8')), 'the form');
	const headers: Record<string, string | undefined> = {
		...request.headers,
		'content-type': 'application/json'
	};
	const query = new Map<string, string>();
	for (const [name, value] of form) {
		if (name === 'content') continue;
		if (AS_HEADERS.has(name.toLowerCase())) headers[name.toLowerCase()] = value;
		else query.set(name, value);
	}
	const content = form.get('content');
	if (content === undefined && (method === 'PUT' || method === 'POST')) {
		throw new XapiProblem(400, 'content: is missing in the form');
	}
	return { ...request, method, query, headers, body: Buffer.from(content ?? '', 'utf8') };
}

function addressOf(url: string): Pick<XapiRequest, 'path' | 'query'> {
	if (!URL.canParse(url, 'http://localhost')) throw new XapiProblem(400, 'The address is none.');
	const { pathname, searchParams } = new URL(url, 'http://localhost');
	const path = pathname.slice(PREFIX.length).replace(/\/$/, '');
	return { path, query: pairsOf(searchParams, 'the address') };
}

function pairsOf(parameters: URLSearchParams, where: string): Map<string, string> {
	const pairs = new Map<string, string>();
	for (const [name, value] of parameters) {
		if (pairs.has(name)) throw new XapiProblem(400, `A parameter occurs twice in ${where}.`);
		if (value.includes('\u0000')) {
			throw new XapiProblem(400, `A parameter in ${where} holds the character U+0000.`);
		}
		pairs.set(name, value);
	}
	return pairs;
}

function headersOf({ headers }: IncomingMessage): Record<string, string | undefined> {
	const entries = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]);
	return Object.fromEntries(entries) as Record<string, string>;
}

function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer> {
	const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
	const parts: Buffer[] = [];
	let size = 0;
	incoming.on('data', (part: Buffer) => {
		size += part.length;
		if (size <= limit) parts.push(part);
		else {
			parts.length = 0;
			reject(new XapiProblem(413, `The request is larger than ${limit} bytes.`));
		}
	});
	incoming.on('end', () => resolve(Buffer.concat(parts)));
	incoming.on('error', () => reject(new XapiProblem(400, 'The request ended too early.')));
	incoming.on('aborted', () => reject(new XapiProblem(400, 'The request ended too early.')));
	return promise;
}
