import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { aStatement, basicOf, giveKey, idsIn, listen, queryOf, test } from '../testing.ts';
import { revokeCredential } from '../credentials.ts';
import { LIMITS } from './types.ts';

describe('a key', () => {
	test('is asked for, and has to be right', async ({ ask, key }) => {
		const none = await ask('/statements', { key: null });
		expect(none.status).toBe(401);
		expect(none.headers.get('www-authenticate')).toContain('Basic');
		const wrong = { ...key, secret: 'wrong' };
		expect((await ask('/statements', { key: wrong })).status).toBe(401);
		expect((await ask('/about', { key: null, version: null })).json).toEqual({
			version: ['1.0.3', '2.0.0']
		});
	});

	test('that was revoked or has ended counts no more', async ({ ask, withTransaction, school }) => {
		const { organisationId } = school;
		const gone = await giveKey(withTransaction, organisationId, ['all']);
		const tenant = { organisationId, personId: null };
		await withTransaction(tenant, (tx) =>
			revokeCredential(tx, organisationId, gone.id, new Date())
		);
		expect((await ask('/statements', { key: gone })).status).toBe(401);
	});

	test('does what its scopes say', async ({ ask, withTransaction, school }) => {
		const { organisationId } = school;
		const agent = { mbox: 'mailto:a@example.org' };
		const state = `/activities/state${queryOf({ activityId: 'http://a.example/x', agent, stateId: 's' })}`;
		const profile = `/agents/profile${queryOf({ agent, profileId: 'p' })}`;
		const tries = async (scopes: Parameters<typeof giveKey>[2]) => {
			const key = await giveKey(withTransaction, organisationId, scopes);
			const status = async (path: string, method = 'GET', body?: unknown) =>
				(await ask(path, { method, body, key })).status;
			return [
				await status('/statements', 'POST', aStatement()),
				await status('/statements'),
				await status(state),
				await status(profile)
			];
		};
		expect(await tries(['statements/write'])).toEqual([200, 403, 403, 403]);
		expect(await tries(['statements/read'])).toEqual([403, 200, 403, 403]);
		expect(await tries(['state'])).toEqual([403, 403, 404, 403]);
		expect(await tries(['profile'])).toEqual([403, 403, 403, 404]);
		expect(await tries(['all'])).toEqual([200, 200, 404, 404]);
	});

	test('may be limited to what it sent itself', async ({ ask, withTransaction, school }) => {
		const verb = { id: `http://example.org/v/${randomUUID()}` };
		const theirs = (await ask('/statements', { body: aStatement({ verb }) })).json as string[];
		const key = await giveKey(withTransaction, school.organisationId, [
			'statements/write',
			'statements/read/mine'
		]);
		const mine = (await ask('/statements', { body: aStatement({ verb }), key })).json as string[];
		expect(idsIn(await ask(`/statements${queryOf({ verb: verb.id })}`, { key }))).toEqual(mine);
		expect(idsIn(await ask('/statements', { key }))).toEqual(mine);
		expect((await ask(`/statements?statementId=${theirs[0]}`, { key })).status).toBe(404);
		expect((await ask(`/statements?statementId=${mine[0]}`, { key })).status).toBe(200);
	});
});

describe('the version', () => {
	test.for([
		['1.0', '1.0.3'],
		['1.0.9', '1.0.3'],
		['2.0', '2.0.0'],
		['2.0.1', '2.0.0']
	])('%s is answered as %s', async ([sent, answered], { ask }) => {
		const reply = await ask('/statements?limit=1', { version: sent });
		expect(reply.status).toBe(200);
		expect(reply.headers.get('x-experience-api-version')).toBe(answered);
	});

	test('has to be one that is known, and is missed in the words of the key', async ({
		ask,
		withTransaction,
		school
	}) => {
		for (const version of ['0.95', '1.1.0', '3.0', 'x']) {
			expect((await ask('/statements', { version })).status).toBe(400);
		}
		const key = await giveKey(withTransaction, school.organisationId, ['all'], '2.0.0');
		const missing = await ask('/statements', { version: null, key });
		expect(missing.status).toBe(400);
		expect(missing.headers.get('x-experience-api-version')).toBe('2.0.0');
	});
});

describe('the alternate syntax', () => {
	const form = { 'content-type': 'application/x-www-form-urlencoded', authorization: undefined };

	test('carries headers, parameters and content in a form', async ({ ask, key }) => {
		const statementId = randomUUID();
		const fields = {
			Authorization: basicOf(key),
			'X-Experience-API-Version': '1.0.3',
			statementId,
			content: JSON.stringify(aStatement())
		};
		const send = (method: string, values: Record<string, string>, version: string | null = null) =>
			ask(`/statements?method=${method}`, {
				method: 'POST',
				key: null,
				version,
				headers: form,
				body: new URLSearchParams(values).toString()
			});
		expect((await send('PUT', fields)).status).toBe(204);
		const { content: _, ...query } = fields;
		expect((await send('GET', query)).json).toMatchObject({ id: statementId });
		expect((await send('PUT', query)).status).toBe(400);
		expect((await send('PATCH', fields)).status).toBe(400);
		expect((await send('GET', { ...query, 'X-Experience-API-Version': '2.0.0' })).status).toBe(400);
		expect((await send('GET&limit=1', query)).status).toBe(400);
	});
});

describe('a request', () => {
	test('has a resource and a method that exist', async ({ ask }) => {
		expect((await ask('/nothing')).status).toBe(404);
		expect((await ask('/__proto__')).status).toBe(404);
		const wrong = await ask('/statements', { method: 'DELETE' });
		expect(wrong.status).toBe(405);
		expect(wrong.headers.get('allow')).toContain('POST');
	});

	test('for the head gets the same headers and no body', async ({ ask }) => {
		const path = '/statements?limit=1&statementId=';
		const { status, text, headers } = await ask('/statements?limit=1', { method: 'HEAD' });
		expect(status).toBe(200);
		expect(text).toBe('');
		expect(Number(headers.get('content-length'))).toBeGreaterThan(10);
		expect((await ask(path, { method: 'HEAD' })).status).toBe(400);
	});

	test('from a page elsewhere is allowed, since a key is no cookie', async ({ ask }) => {
		const reply = await ask('/statements', { method: 'OPTIONS', key: null, version: null });
		expect(reply.status).toBe(204);
		expect(reply.headers.get('access-control-allow-headers')).toContain('Authorization');
		expect(reply.headers.get('access-control-allow-origin')).toBe('*');
	});

	test('has limits: bytes, statements and requests a second', async ({
		ask,
		withTransaction,
		login,
		key
	}) => {
		const long = aStatement({ result: { response: 'x'.repeat(300_000) } });
		expect((await ask('/statements', { body: long })).status).toBe(413);
		const many = Array.from({ length: 51 }, () => aStatement());
		expect((await ask('/statements', { body: many })).status).toBe(413);

		const slow = await listen({
			withTransaction,
			login,
			secret: Buffer.alloc(32),
			limits: { ...LIMITS, rate: 3 },
			onFault: () => {}
		});
		const statuses: number[] = [];
		for (let count = 0; count < 6; count++) {
			const headers = { authorization: basicOf(key), 'x-experience-api-version': '1.0.3' };
			const { status, headers: answered } = await fetch(`${slow.endpoint}/statements?limit=1`, {
				headers
			});
			statuses.push(status);
			if (status === 429) expect(answered.get('retry-after')).toBe('1');
		}
		await slow.stop();
		expect(statuses.slice(0, 3)).toEqual([200, 200, 200]);
		expect(statuses).toContain(429);
	});
});
