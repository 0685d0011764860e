import XAPI, { type Statement } from '@xapi/xapi';
import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Version } from '../schema.ts';
import type { AnyStatement } from '../types.ts';

/** What a receiver said: a status, 0 when it did not answer. */
export type Outcome = { status: number; retryAfter: number | null };
export type Send = (statements: AnyStatement[]) => Promise<Outcome>;

export type Receiver = {
	endpoint: string;
	version: Version;
	key: string;
	secret: string;
	/** For tests: plain http, and this machine itself. */
	anywhere?: boolean;
};

const PATIENCE = 15_000;
const MOST_ANSWER = 1024 * 1024;

const inside = new BlockList();
for (const [net, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['224.0.0.0', 3]
] as const) {
	inside.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
	['::', 127],
	['fc00::', 7],
	['fe80::', 10],
	['ff00::', 8],
	['64:ff9b::', 96],
	['2002::', 16]
] as const) {
	inside.addSubnet(net, bits, 'ipv6');
}

/** Whether statements may be sent there: https, a host on the internet. Names are looked up when sending. */
export function isEndpoint(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname, username, search, hash } = new URL(text);
	const host = hostname.replace(/^\[|\]$/g, '');
	if (protocol !== 'https:' || username || search || hash) return false;
	return isIP(host) ? !isInside(host) : host.includes('.') && !host.endsWith('.localhost');
}

/** Sends statements to a receiver with the client that others use too. */
export function senderTo({ endpoint, version, key, secret, anywhere = false }: Receiver): Send {
	const client = new XAPI({
		endpoint,
		version: version as '1.0.3',
		auth: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
		// Its own adapters drop the status, have no time limit and follow redirects.
		adapter: (request) => ask({ ...request, anywhere }) as Promise<never>
	});
	return async (statements) => {
		if (!anywhere && !isEndpoint(endpoint)) return { status: 0, retryAfter: null };
		try {
			const { status, headers } = await client.sendStatements({
				// Its types know 1.0.3 only.
				statements: statements as unknown as Statement[]
			});
			return { status, retryAfter: secondsIn(headers as Record<string, string>) };
		} catch {
			return { status: 0, retryAfter: null };
		}
	};
}

type Asked = {
	url: string;
	method: string;
	headers?: Record<string, string>;
	data?: unknown;
	anywhere: boolean;
};

function ask({ url, method, headers = {}, data, anywhere }: Asked): Promise<{
	data: unknown;
	headers: Record<string, string>;
	status: number;
}> {
	const { promise, resolve, reject } = Promise.withResolvers<never>();
	const body = data === undefined ? undefined : JSON.stringify(data);
	const client = anywhere && url.startsWith('http:') ? http : https;
	const request = client.request(url, {
		method,
		headers: { ...headers, ...(body && { 'Content-Length': Buffer.byteLength(body) }) },
		signal: AbortSignal.timeout(PATIENCE),
		// Checked for the address that is used, so that a name cannot point elsewhere in between.
		...(!anywhere && { lookup: lookupOutside })
	});
	request.on('error', reject);
	request.on('response', (response) => {
		let size = 0;
		response.on('data', (part: Buffer) => {
			size += part.length;
			if (size > MOST_ANSWER) request.destroy(new Error('too long an answer'));
		});
		response.on('error', reject);
		response.on('end', () => {
			const answered = response.headers as Record<string, string>;
			resolve({ data: '', headers: answered, status: response.statusCode ?? 0 } as never);
		});
	});
	request.end(body);
	return promise;
}

const lookupOutside: LookupFunction = (hostname, options, callback) => {
	lookup(hostname, { ...options, all: true }, (error, addresses) => {
		if (error) return callback(error, '', 0);
		const found = addresses.filter(({ address }) => !isInside(address));
		const [first] = found;
		if (!first) return callback(new Error('not an address on the internet'), '', 0);
		if (options.all) callback(null, found);
		else callback(null, first.address, first.family);
	});
};

function isInside(address: string): boolean {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return inside.check(mapped, 'ipv4');
	return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Retry-After in seconds, as a number or as a date (RFC 9110, 10.2.3). */
function secondsIn(headers: Record<string, string>): number | null {
	const value = headers['retry-after'];
	if (!value) return null;
	const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
	return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), 3_600) : null;
}
