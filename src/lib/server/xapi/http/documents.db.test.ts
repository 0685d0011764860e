import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { queryOf, test, type Ask, type Request } from '../testing.ts';

type Place = { resource: string; values: Record<string, unknown>; id: string };

const agent = () => ({ mbox: `mailto:${randomUUID()}@example.org` });
const PLACES: (() => Place)[] = [
	() => ({
		resource: '/activities/state',
		values: { activityId: `http://example.org/${randomUUID()}`, agent: agent() },
		id: 'stateId'
	}),
	() => ({
		resource: '/activities/profile',
		values: { activityId: `http://example.org/${randomUUID()}` },
		id: 'profileId'
	}),
	() => ({ resource: '/agents/profile', values: { agent: agent() }, id: 'profileId' })
];

const addressOf = ({ resource, values, id }: Place, name?: string, more = {}) =>
	resource + queryOf({ ...values, ...(name && { [id]: name }), ...more });

describe.for(PLACES.map((make) => [make().resource, make] as const))('%s', ([, make]) => {
	test('stores, merges, lists and deletes documents', async ({ ask }) => {
		const place = make();
		const one = addressOf(place, 'één');
		expect((await ask(one)).status).toBe(404);
		expect((await ask(one, { body: { a: 1, b: { c: 1 } } })).status).toBe(204);
		expect((await ask(one, { body: { b: { d: 2 } } })).status).toBe(204);
		const { json, headers } = await ask(one);
		expect(json).toEqual({ a: 1, b: { d: 2 } });
		expect(headers.get('etag')).toMatch(/^"[0-9a-f]{40}"$/);
		expect(headers.get('last-modified')).toMatch(/GMT$/);

		const since = new Date().toISOString();
		await new Promise((resolve) => setTimeout(resolve, 5));
		await ask(addressOf(place, 'b'), { body: 'bytes', headers: { 'content-type': 'text/plain' } });
		expect((await ask(addressOf(place))).json).toEqual(['b', 'één']);
		expect((await ask(addressOf(place, undefined, { since }))).json).toEqual(['b']);
		const plain = await ask(addressOf(place, 'b'));
		expect([plain.text, plain.headers.get('content-type')]).toEqual(['bytes', 'text/plain']);

		expect((await ask(one, { method: 'DELETE' })).status).toBe(204);
		expect((await ask(one, { method: 'DELETE' })).status).toBe(204);
		expect((await ask(addressOf(place))).json).toEqual(['b']);
	});

	test('merges JSON objects only', async ({ ask }) => {
		const one = addressOf(make(), 'x');
		expect((await ask(one, { body: '[1]' })).status).toBe(400);
		expect((await ask(one, { body: '{"half":' })).status).toBe(400);
		expect((await ask(one, { body: { a: 1 } })).status).toBe(204);
		const plain = { headers: { 'content-type': 'text/plain' }, body: 'x' };
		expect((await ask(one, plain)).status).toBe(400);
		expect((await ask(one)).json).toEqual({ a: 1 });
	});

	test('overwrites what the sender knows, and nothing else', async ({ ask }) => {
		const one = addressOf(make(), 'x');
		const put = async (body: unknown, headers: Request['headers'] = {}, version = '2.0.0') =>
			(await ask(one, { method: 'PUT', body, headers, version })).status;
		expect(await put({ v: 1 }, { 'if-match': '"unknown"' })).toBe(412);
		expect(await put({ v: 1 }, { 'if-none-match': '*' })).toBe(204);
		expect(await put({ v: 2 }, { 'if-none-match': '*' })).toBe(412);
		expect(await put({ v: 2 })).toBe(409);
		const etag = await etagOf(ask, one);
		expect(await put({ v: 2 }, { 'if-match': `W/${etag}` })).toBe(204);
		expect(await put({ v: 3 }, { 'if-match': etag })).toBe(412);
		expect(await put({ v: 3 }, { 'if-match': '*' })).toBe(204);
		const old = { 'if-match': etag };
		expect((await ask(one, { method: 'DELETE', headers: old })).status).toBe(412);
		expect((await ask(one, { body: { v: 4 }, headers: old })).status).toBe(412);
		expect((await ask(one)).json).toEqual({ v: 3 });
	});

	test('names what is missing or wrong', async ({ ask }) => {
		const place = make();
		const { resource, values, id } = place;
		for (const name of Object.keys(values)) {
			const { [name]: _, ...rest } = values;
			const reply = await ask(resource + queryOf({ ...rest, [id]: 'x' }));
			expect(reply).toMatchObject({ status: 400, json: { message: `${name}: is missing` } });
		}
		expect((await ask(addressOf(place, 'x', { other: '1' }))).status).toBe(400);
		expect((await ask(addressOf(place, 'x'.repeat(1_001)))).status).toBe(400);
		expect((await ask(addressOf(place, undefined, { since: 'x' }))).status).toBe(400);
	});
});

test('1.0.3 wants a profile to be known, and lets a state be overwritten', async ({ ask }) => {
	const [state, profile] = PLACES.map((make) => addressOf(make(), 'x'));
	const put = async (path = '', version = '1.0.3') =>
		(await ask(path, { method: 'PUT', body: { v: 1 }, version })).status;
	expect([await put(state), await put(state)]).toEqual([204, 204]);
	expect(await put(profile)).toBe(400);
	expect(await put(profile, '2.0.0')).toBe(204);
	expect(await put(profile)).toBe(409);
});

test('a state belongs to a registration, and goes with the others of its activity', async ({
	ask
}) => {
	const place = PLACES[0]?.() as Place;
	const registration = randomUUID();
	const own = addressOf(place, 's', { registration });
	await ask(own, { body: { own: true } });
	await ask(addressOf(place, 's'), { body: { own: false } });
	expect((await ask(own)).json).toEqual({ own: true });
	expect((await ask(addressOf(place, undefined, { registration }))).json).toEqual(['s']);
	const all = addressOf(place, undefined, { registration });
	expect((await ask(all, { method: 'DELETE' })).status).toBe(204);
	expect((await ask(own)).status).toBe(404);
	expect((await ask(addressOf(place, 's'))).status).toBe(200);
});

test('two at once create one document', async ({ ask }) => {
	const one = addressOf(PLACES[1]?.() as Place, 'x');
	const replies = await Promise.all(
		Array.from({ length: 8 }, (_, at) =>
			ask(one, { method: 'PUT', body: { at }, headers: { 'if-none-match': '*' } })
		)
	);
	const statuses = replies.map(({ status }) => status).sort();
	expect(statuses).toEqual([204, 412, 412, 412, 412, 412, 412, 412]);
});

async function etagOf(ask: Ask, path: string): Promise<string> {
	return (await ask(path)).headers.get('etag') ?? '';
}
