import { createHash, randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { aStatement, basicOf, giveKey, idsIn, queryOf, test, type Ask } from '../testing.ts';

const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

async function stored(ask: Ask, change: Record<string, unknown> = {}): Promise<string> {
	const reply = await ask('/statements', { body: aStatement(change) });
	expect(reply.text).toMatch(/^\["/);
	return (reply.json as string[])[0] ?? '';
}

const byId = (id: string) => `/statements?statementId=${id}`;
const voidOf = (id: string) =>
	aStatement({ verb: { id: VOIDED }, object: { objectType: 'StatementRef', id } });

describe('a statement', () => {
	test('gets what the store adds: id, moment, version and who says so', async ({ ask }) => {
		const id = await stored(ask, { authority: { mbox: 'mailto:somebody@else.example' } });
		const { json, headers } = await ask(byId(id));
		expect(json).toMatchObject({
			id,
			version: '1.0.0',
			stored: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
			timestamp: (json as { stored: string }).stored,
			authority: { objectType: 'Agent', account: { name: expect.stringContaining('key:') } }
		});
		expect(headers.get('x-experience-api-consistent-through')).toMatch(/Z$/);
		expect(headers.get('last-modified')).toMatch(/GMT$/);
	});

	test('may come again, but another may not have its id', async ({ ask }) => {
		const id = randomUUID();
		const statement = aStatement({ id });
		const send = (body: unknown) => ask(byId(id), { method: 'PUT', body });
		expect((await send(statement)).status).toBe(204);
		expect((await send(statement)).status).toBe(204);
		const { json } = await ask(byId(id));
		expect((await send(json)).status).toBe(204);
		const other = await send({ ...statement, verb: { id: 'http://example.org/verbs/other' } });
		expect(other).toMatchObject({ status: 409, json: { message: expect.stringMatching(/^id:/) } });
	});

	test.for([
		['a body that is not JSON', '{', 'The body: cannot be read'],
		['a list of two', [aStatement(), aStatement()], 'not one statement'],
		['another id', aStatement({ id: randomUUID() }), 'statement.id: is another'],
		['no verb', aStatement({ verb: undefined }), 'statement.verb: is missing']
	] as const)('put with %s is refused', async ([, body, message], { ask }) => {
		const reply = await ask(byId(randomUUID()), { method: 'PUT', body });
		expect(reply.status).toBe(400);
		expect((reply.json as { message: string }).message).toContain(message);
	});

	test('in a batch is stored with all others or not at all', async ({ ask }) => {
		const good = aStatement({ id: randomUUID() });
		const bad = aStatement({ actor: { mbox: 'mailto:x', openid: 'http://x.example' } });
		const reply = await ask('/statements', { body: [good, aStatement(), bad] });
		expect(reply).toMatchObject({
			status: 400,
			json: { message: 'statements[2].actor.mbox: is not a mailto address' }
		});
		expect((await ask(byId(good.id))).status).toBe(404);

		const twice = await ask('/statements', { body: [good, good] });
		expect(twice).toMatchObject({
			status: 400,
			json: { message: expect.stringContaining('[1].id') }
		});
		const taken = await stored(ask);
		const clash = await ask('/statements', { body: [good, aStatement({ id: taken })] });
		expect(clash.status).toBe(409);
		expect((await ask(byId(good.id))).status).toBe(404);
	});

	test('keeps the order of its batch', async ({ ask }) => {
		const verb = { id: `http://example.org/verbs/${randomUUID()}` };
		const { json } = await ask('/statements', {
			body: Array.from({ length: 8 }, () => aStatement({ verb }))
		});
		const found = await ask(`/statements${queryOf({ verb: verb.id, ascending: true })}`);
		expect(idsIn(found)).toEqual(json);
	});
});

describe('voiding', () => {
	test('hides a statement, which stays readable as voided', async ({ ask }) => {
		const verb = { id: `http://example.org/verbs/${randomUUID()}` };
		const id = await stored(ask, { verb });
		const { json } = await ask('/statements', { body: voidOf(id) });
		const [voiding] = json as string[];
		expect((await ask(byId(id))).status).toBe(404);
		expect((await ask(`/statements?voidedStatementId=${id}`)).json).toMatchObject({ id });
		// What refers to it is still found by what it was about.
		expect(idsIn(await ask(`/statements${queryOf({ verb: verb.id })}`))).toEqual([voiding]);
	});

	test('waits for a statement that comes later, and never voids what voids', async ({ ask }) => {
		const id = randomUUID();
		const voiding = (await ask('/statements', { body: voidOf(id) })).json as string[];
		await ask('/statements', { body: aStatement({ id }) });
		expect((await ask(byId(id))).status).toBe(404);
		await ask('/statements', { body: voidOf(voiding[0] ?? '') });
		expect((await ask(byId(voiding[0] ?? ''))).status).toBe(200);
	});

	test('of what another key sent takes all rights', async ({ ask, withTransaction, school }) => {
		const writer = await giveKey(withTransaction, school.organisationId, ['statements/write']);
		const theirs = await stored(ask);
		const refused = await ask('/statements', { body: voidOf(theirs), key: writer });
		expect(refused.status).toBe(403);
		const later = randomUUID();
		expect((await ask('/statements', { body: voidOf(later), key: writer })).status).toBe(200);
		await ask('/statements', { body: aStatement({ id: later }) });
		expect((await ask(byId(later))).status).toBe(200);
	});
});

describe('a query', () => {
	test('finds by agent, verb, activity, registration and moment', async ({ ask }) => {
		const agent = {
			objectType: 'Agent',
			account: { homePage: 'http://h.example', name: randomUUID() }
		};
		const activity = `http://example.org/a/${randomUUID()}`;
		const registration = randomUUID();
		const verb = { id: `http://example.org/v/${randomUUID()}` };
		const before = new Date(Date.now() - 1).toISOString();
		const id = await stored(ask, {
			actor: agent,
			object: { id: activity },
			verb,
			context: { registration }
		});
		const wanted = [
			{ agent },
			{ activity },
			{ registration },
			{ verb: verb.id },
			{ agent, activity },
			{ agent, activity, verb: verb.id, registration, since: before },
			{ agent, until: new Date(Date.now() + 1_000).toISOString(), related_agents: true },
			{ activity, related_activities: true, limit: 1 }
		];
		for (const query of wanted) {
			expect(idsIn(await ask(`/statements${queryOf(query)}`)), JSON.stringify(query)).toEqual([id]);
		}
		const unwanted = [
			{ agent: { mbox: 'mailto:nobody@example.org' } },
			{ activity, verb: 'http://example.org/v/other' },
			{ agent, since: new Date(Date.now() + 1_000).toISOString() },
			{ agent, until: before }
		];
		for (const query of unwanted) {
			expect(idsIn(await ask(`/statements${queryOf(query)}`)), JSON.stringify(query)).toEqual([]);
		}
	});

	test('takes a member for a group, and everybody else only when asked', async ({ ask }) => {
		const person = (name: string) => ({ mbox: `mailto:${name}-${randomUUID()}@example.org` });
		const [member, teacher, inner] = [person('member'), person('teacher'), person('inner')];
		const grouping = { id: `http://example.org/a/${randomUUID()}` };
		const id = await stored(ask, {
			actor: { objectType: 'Group', member: [member] },
			object: { objectType: 'SubStatement', ...aStatement({ actor: inner }) },
			context: { instructor: teacher, contextActivities: { grouping } }
		});
		const found = async (query: object) => idsIn(await ask(`/statements${queryOf({ ...query })}`));
		expect(await found({ agent: member })).toEqual([id]);
		expect(await found({ agent: teacher })).toEqual([]);
		expect(await found({ agent: teacher, related_agents: true })).toEqual([id]);
		expect(await found({ agent: inner, related_agents: true })).toEqual([id]);
		expect(await found({ activity: grouping.id })).toEqual([]);
		expect(await found({ activity: grouping.id, related_activities: true })).toEqual([id]);
	});

	test('finds what refers to a statement, whichever came first', async ({ ask }) => {
		const verb = { id: `http://example.org/v/${randomUUID()}` };
		const target = randomUUID();
		const about = (id: string) => ({ object: { objectType: 'StatementRef', id } });
		const early = await stored(ask, about(target));
		const chained = await stored(ask, about(early));
		await ask('/statements', { body: aStatement({ id: target, verb }) });
		const late = await stored(ask, about(target));
		const found = await ask(`/statements${queryOf({ verb: verb.id, ascending: true })}`);
		expect(idsIn(found)).toEqual([early, chained, target, late]);
	});

	test('gives the rest of a long answer, once each, while others write', async ({ ask }) => {
		const verb = { id: `http://example.org/v/${randomUUID()}` };
		const send = () =>
			ask('/statements', { body: Array.from({ length: 7 }, () => aStatement({ verb })) });
		await send();
		let reply = await ask(`/statements${queryOf({ verb: verb.id, limit: 3 })}`);
		const ids = idsIn(reply);
		for (let more = moreOf(reply); more; more = moreOf(reply)) {
			await send();
			reply = await ask(more);
			ids.push(...idsIn(reply));
		}
		expect(ids).toHaveLength(7);
		expect(new Set(ids).size).toBe(7);
	});

	test('skips voided statements without ending a page early', async ({ ask }) => {
		const verb = { id: `http://example.org/v/${randomUUID()}` };
		const { json } = await ask('/statements', {
			body: Array.from({ length: 12 }, () => aStatement({ verb }))
		});
		const ids = json as string[];
		const agent = { mbox: 'mailto:voider@example.org' };
		await ask('/statements', {
			body: ids.slice(2, 11).map((id) => ({ ...voidOf(id), actor: agent }))
		});
		const query = { verb: verb.id, limit: 3, until: new Date().toISOString(), ascending: true };
		const reply = await ask(`/statements${queryOf(query)}`);
		expect(idsIn(reply).slice(0, 3)).toEqual([ids[0], ids[1], ids[11]]);
	});

	const SOME = '6690e6c9-3ef0-4ed3-8b37-7f3964730bee';
	test.for([
		['verb', 'word'],
		['activity', 'word'],
		['agent', '{'],
		['agent', '{"mbox":"mailto:a@b.c","name":null}'],
		['agent', '{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"}]}'],
		['registration', 'x'],
		['since', '2020-02-30T00:00:00Z'],
		['until', 'soon'],
		['limit', '-1'],
		['format', 'Exact'],
		['ascending', 'yes'],
		['related_agents', '1'],
		['Verb', 'http://example.org/v'],
		['cursor', 'abc.def'],
		['statementId', 'x'],
		['verb', 'http://example.org/\u0000']
	] as const)('refuses %s=%s and names the parameter', async ([name, value], { ask }) => {
		const reply = await ask(`/statements${queryOf({ [name]: value })}`);
		expect(reply.status).toBe(400);
		expect((reply.json as { message: string }).message.length).toBeGreaterThan(10);
		const both = await ask(`/statements?statementId=${SOME}&voidedStatementId=${SOME}`);
		expect(both.status).toBe(400);
		expect((await ask(`/statements?statementId=${SOME}&limit=1`)).status).toBe(400);
	});
});

describe('forms', () => {
	test('ids leave no more than identifiers, canonical gives one language', async ({ ask }) => {
		const id = `http://example.org/a/${randomUUID()}`;
		const named = (name: object) => ({ object: { id, definition: { name } } });
		const actor = { objectType: 'Agent', name: 'Noor', mbox: 'mailto:noor@example.org' };
		await stored(ask, named({ nl: 'Stoplicht' }));
		await stored(ask, { ...named({ 'en-GB': 'Traffic light', nl: 'Het stoplicht' }), actor });
		const read = async (format: string, language: string) => {
			const headers = { 'accept-language': language };
			const reply = await ask(`/statements${queryOf({ activity: id, format })}`, { headers });
			return (reply.json as { statements: { object: unknown; actor: unknown }[] }).statements[0];
		};
		expect(await read('ids', '')).toMatchObject({
			object: { id },
			verb: { id: 'http://example.org/verbs/did' },
			actor: { objectType: 'Agent', mbox: actor.mbox }
		});
		expect((await read('ids', ''))?.actor).not.toHaveProperty('name');
		expect((await read('canonical', 'en'))?.object).toMatchObject({
			definition: { name: { 'en-GB': 'Traffic light' } }
		});
		expect((await read('canonical', 'de, nl;q=0.5'))?.object).toMatchObject({
			definition: { name: { nl: 'Het stoplicht' } }
		});
		expect((await ask(`/activities${queryOf({ activityId: id })}`)).json).toMatchObject({
			definition: { name: { nl: 'Het stoplicht', 'en-GB': 'Traffic light' } }
		});
	});

	test('nobody else defines our own activities', async ({ ask }) => {
		const id = `https://opmaat.example/xapi/courses/${randomUUID()}`;
		await stored(ask, { object: { id, definition: { name: { nl: 'Onzin' } } } });
		expect((await ask(`/activities${queryOf({ activityId: id })}`)).json).toEqual({
			objectType: 'Activity',
			id
		});
	});

	test('2.0 has its own context, which 1.0.3 neither takes nor gets', async ({ ask }) => {
		const agent = { objectType: 'contextAgent', agent: { mbox: 'mailto:helper@example.org' } };
		const body = aStatement({
			context: { contextAgents: [agent] },
			timestamp: '2026-01-02T03:04:05+01:00'
		});
		expect((await ask('/statements', { body })).status).toBe(400);
		const reply = await ask('/statements', { body, version: '2.0' });
		expect(reply.headers.get('x-experience-api-version')).toBe('2.0.0');
		const [id = ''] = reply.json as string[];
		expect((await ask(byId(id), { version: '2.0.0' })).json).toMatchObject({
			version: '2.0.0',
			timestamp: '2026-01-02T02:04:05.000Z',
			context: { contextAgents: [agent] }
		});
		const old = await ask(byId(id));
		expect(old.text).not.toContain('contextAgents');
	});
});

describe('attachments', () => {
	const content = Buffer.from([0, 13, 10, 45, 45, 13, 10, 13, 10, 255, 0]);
	const sha2 = createHash('sha256').update(content).digest('hex');
	const attachment = {
		usageType: 'http://example.org/usage',
		display: { nl: 'Bestand' },
		contentType: 'image/png',
		length: content.length,
		sha2
	};
	const multipart = (statement: unknown, hash = sha2, extra = '') =>
		Buffer.concat([
			Buffer.from(
				`--grens\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(statement)}\r\n--grens\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${hash}\r\n\r\n`
			),
			content,
			Buffer.from(`\r\n${extra}--grens--`)
		]);
	const headers = { 'content-type': 'multipart/mixed; boundary="grens"' };

	test('come back byte for byte', async ({ endpoint, ask, key }) => {
		const reply = await ask('/statements', {
			body: multipart(aStatement({ attachments: [attachment] })),
			headers
		});
		const [id = ''] = reply.json as string[];
		const response = await fetch(`${endpoint}/statements?statementId=${id}&attachments=true`, {
			headers: { authorization: basicOf(key), 'x-experience-api-version': '1.0.3' }
		});
		expect(response.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=/);
		const bytes = Buffer.from(await response.arrayBuffer());
		expect(bytes.includes(content)).toBe(true);
		expect(bytes.toString('latin1')).toContain(`X-Experience-API-Hash: ${sha2}`);
	});

	test.for([
		['a file that was not sent', { body: aStatement({ attachments: [attachment] }) }],
		['a file that nobody names', { body: multipart(aStatement()), headers }],
		[
			'another hash',
			{ body: multipart(aStatement({ attachments: [attachment] }), 'a'.repeat(64)), headers }
		],
		[
			'a body that is cut off',
			{ body: multipart(aStatement({ attachments: [attachment] })).subarray(0, -20), headers }
		],
		['no boundary', { body: 'x', headers: { 'content-type': 'multipart/mixed' } }],
		['another type', { body: '{}', headers: { 'content-type': 'text/plain' } }]
	])('with %s are refused', async ([, request], { ask }) => {
		expect((await ask('/statements', request as never)).status).toBe(400);
	});
});

function moreOf({ json }: { json: unknown }): string {
	return (json as { more: string }).more.replace(/^\/xapi/, '');
}
