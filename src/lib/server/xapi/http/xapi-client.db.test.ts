import XAPI, { type Statement } from '@xapi/xapi';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { basicOf, idsIn, test as base } from '../testing.ts';

const agent = { objectType: 'Agent', mbox: 'mailto:noor@example.org' } as const;
const activityId = 'http://example.org/activities/stoplicht';
const about = { agent, activityId } as const;

const test = base.extend(
	'client',
	({ endpoint, key }) => new XAPI({ endpoint, auth: basicOf(key), version: '1.0.3' })
);

const statement = (change: object = {}) =>
	({
		actor: agent,
		verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { nl: 'rondde af' } },
		object: { objectType: 'Activity', id: activityId },
		...change
	}) as unknown as Statement;

test('statements: send, get, more and void, one or many', async ({ client }) => {
	const one = await client.sendStatement({ statement: statement() });
	const id = one.data[0] ?? '';
	expect((await client.getStatement({ statementId: id })).data).toMatchObject({ id });
	const many = await client.sendStatements({ statements: [statement(), statement()] });
	expect(many.data).toHaveLength(2);
	const page = await client.getStatements({ agent, limit: 2 });
	expect(page.data.statements).toHaveLength(2);
	const rest = await client.getMoreStatements({ more: page.data.more });
	expect(idsIn({ json: rest.data })).toEqual([id]);

	await client.voidStatement({ actor: agent, statementId: id });
	await client.voidStatements({ actor: agent, statementIds: many.data });
	expect((await client.getVoidedStatement({ voidedStatementId: id })).data).toMatchObject({ id });
	await expect(client.getStatement({ statementId: id })).rejects.toBeDefined();
});

test('statements: with a file', async ({ endpoint, key }) => {
	// Its other adapter names the wrong type for a body of several parts.
	const client = new XAPI({ endpoint, auth: basicOf(key), adapter: 'fetch' });
	const content = new TextEncoder().encode('een tekening');
	const sha2 = Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');
	const attachment = {
		usageType: 'http://example.org/usage/drawing',
		display: { nl: 'Tekening' },
		contentType: 'text/plain',
		length: content.length,
		sha2
	};
	const sent = await client.sendStatement({
		statement: statement({ attachments: [attachment] }),
		attachments: [content.buffer as ArrayBuffer]
	});
	const found = await client.getStatement({ statementId: sent.data[0] ?? '', attachments: true });
	expect(JSON.stringify(found.data)).toContain('een tekening');
});

test('states: create, set, get, list and delete', async ({ client }) => {
	const registration = randomUUID();
	const place = { ...about, stateId: 'bookmark', registration };
	await client.createState({ ...place, state: { page: 1 } });
	await client.setState({ ...place, state: { page: 2 } });
	const { data, headers } = await client.getState(place);
	expect(data).toEqual({ page: 2 });
	expect((await client.getStates({ ...about, registration })).data).toEqual(['bookmark']);
	const etag = (headers as Record<string, string>).etag ?? '';
	await client.deleteState({ ...place, etag });
	await client.createState({ ...place, state: { page: 3 } });
	await client.deleteStates({ ...about, registration });
	expect((await client.getStates({ ...about, registration })).data).toEqual([]);
});

test('activity profiles: create, set, get, list and delete', async ({ client }) => {
	const place = { activityId, profileId: 'colours' };
	await client.createActivityProfile({ ...place, profile: { red: 1 } });
	const first = await client.getActivityProfile(place);
	const etag = (first.headers as Record<string, string>).etag ?? '';
	await client.setActivityProfile({ ...place, profile: { red: 2 }, etag, matchHeader: 'If-Match' });
	const { data, headers } = await client.getActivityProfile(place);
	expect(data).toEqual({ red: 2 });
	expect((await client.getActivityProfiles({ activityId })).data).toEqual(['colours']);
	const newer = (headers as Record<string, string>).etag ?? '';
	await client.deleteActivityProfile({ ...place, etag: newer });
	expect((await client.getActivityProfiles({ activityId })).data).toEqual([]);
});

test('agent profiles: create, set, get, list and delete', async ({ client }) => {
	const place = { agent, profileId: 'wishes' };
	await client.createAgentProfile({ ...place, profile: { letters: 'large' } });
	const first = await client.getAgentProfile(place);
	const etag = (first.headers as Record<string, string>).etag ?? '';
	await client.setAgentProfile({
		...place,
		profile: { letters: 'small' },
		etag,
		matchHeader: 'If-Match'
	});
	const { data, headers } = await client.getAgentProfile(place);
	expect(data).toEqual({ letters: 'small' });
	expect((await client.getAgentProfiles({ agent })).data).toEqual(['wishes']);
	const newer = (headers as Record<string, string>).etag ?? '';
	await client.deleteAgentProfile({ ...place, etag: newer });
	expect((await client.getAgentProfiles({ agent })).data).toEqual([]);
});

test('about, an agent and an activity', async ({ client }) => {
	expect((await client.getAbout()).data.version).toContain('1.0.3');
	expect((await client.getAgent({ agent })).data).toMatchObject({ mbox: [agent.mbox] });
	expect((await client.getActivity({ activityId })).data).toMatchObject({ id: activityId });
});

test('no method of the client is left out', () => {
	const inner = ['constructor', 'requestResource', 'requestURL', 'generateURL'];
	const names = Object.getOwnPropertyNames(XAPI.prototype).filter((name) => !inner.includes(name));
	const here = readFileSync(import.meta.filename, 'utf8');
	expect(names.length).toBeGreaterThan(20);
	expect(names.filter((name) => !here.includes(`client.${name}(`))).toEqual([]);
});
