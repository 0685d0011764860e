import http from 'node:http';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { test as base } from '#tests/school.ts';
import type { WithTransaction } from '../db/transaction.ts';
import { createCredential } from './credentials.ts';
import { createLrs } from './http/listener.ts';
import { LIMITS, type Lrs } from './http/types.ts';
import type { Scope, Version } from './schema.ts';

export type KeyPair = { id: string; key: string; secret: string };

export type Request = {
	method?: string;
	body?: unknown;
	headers?: Record<string, string | undefined>;
	key?: KeyPair | null;
	version?: string | null;
};

export type Reply = { status: number; headers: Headers; text: string; json: unknown };
export type Ask = (path: string, request?: Request) => Promise<Reply>;

/** Vitest's `test` with the record store on a port of its own, and keys with all rights of two organisations. */
export const test = base
	.extend('faults', { scope: 'worker' }, () => [] as unknown[])
	.extend(
		'endpoint',
		{ scope: 'worker' },
		async ({ withTransaction, login, faults }, { onCleanup }) => {
			const lrs: Lrs = {
				withTransaction,
				login,
				secret: Buffer.alloc(32, 'cursor'),
				limits: { ...LIMITS, batch: 50, page: 20, json: 200_000, rate: 100_000 },
				onFault: (error) => faults.push(error)
			};
			const server = await listen(lrs);
			onCleanup(() => server.stop());
			return server.endpoint;
		}
	)
	.extend('key', ({ withTransaction, school }) =>
		giveKey(withTransaction, school.organisationId, ['all'])
	)
	.extend('strangerKey', ({ withTransaction, strangerSchool }) =>
		giveKey(withTransaction, strangerSchool.organisationId, ['all'])
	)
	.extend(
		'ask',
		({ endpoint, key }): Ask =>
			(path, request) =>
				send(endpoint, key, path, request)
	);

/** Serves on a free port of this machine. */
export async function listen(lrs: Lrs): Promise<{ endpoint: string; stop: () => Promise<void> }> {
	const answer = createLrs(lrs);
	const server = http.createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${port}/xapi`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

export function giveKey(
	withTransaction: WithTransaction,
	organisationId: string,
	scopes: Scope[],
	defaultVersion: Version = '1.0.3'
): Promise<KeyPair> {
	return withTransaction({ organisationId, personId: null }, (tx) =>
		createCredential(tx, organisationId, { label: 'Toets', scopes, defaultVersion }, new Date())
	);
}

async function send(
	endpoint: string,
	own: KeyPair,
	path: string,
	{ method, body, headers = {}, key = own, version = '1.0.3' }: Request = {}
): Promise<Reply> {
	const isRaw = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
	const all: Record<string, string | undefined> = {
		...(key && { authorization: basicOf(key) }),
		...(version && { 'x-experience-api-version': version }),
		...(body !== undefined && { 'content-type': 'application/json' }),
		...headers
	};
	const given = Object.entries(all).filter((entry): entry is [string, string] => !!entry[1]);
	const response = await fetch(endpoint + path, {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		headers: given,
		...(body !== undefined && { body: isRaw ? (body as string) : JSON.stringify(body) })
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

export function basicOf({ key, secret }: Pick<KeyPair, 'key' | 'secret'>): string {
	return `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

/** A statement that the standard allows, with these changes. */
export function aStatement<Change extends object = object>(change: Change = {} as Change) {
	return {
		actor: { mbox: `mailto:${randomUUID()}@example.org` },
		verb: { id: 'http://example.org/verbs/did', display: { nl: 'deed' } },
		object: { id: `http://example.org/activities/${randomUUID()}` },
		...change
	};
}

/** The ids of an answer with statements. */
export function idsIn({ json }: { json: unknown }): string[] {
	return (json as { statements: { id: string }[] }).statements.map(({ id }) => id);
}

export function queryOf(values: Record<string, unknown>): string {
	const texts = Object.entries(values).map(([name, value]): [string, string] => [
		name,
		typeof value === 'string' ? value : JSON.stringify(value)
	]);
	return `?${new URLSearchParams(texts)}`;
}
