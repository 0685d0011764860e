import { createHash, randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { aStatement, idsIn, queryOf, test } from '../testing.ts';

const agent = { mbox: 'mailto:same@example.org' };
const activityId = 'http://example.org/same';
const definition = { name: { nl: 'Alleen van ons' } };

describe('another organisation', () => {
	test('sees nothing of ours, and may use the same ids', async ({ ask, strangerKey }) => {
		const id = randomUUID();
		const registration = randomUUID();
		const body = aStatement({
			id,
			actor: agent,
			object: { id: activityId, definition },
			context: { registration }
		});
		expect((await ask('/statements', { body })).status).toBe(200);
		const asStranger = { key: strangerKey };
		expect((await ask(`/statements?statementId=${id}`, asStranger)).status).toBe(404);
		for (const query of [
			{},
			{ agent },
			{ activity: activityId },
			{ registration },
			{ verb: body.verb.id }
		]) {
			expect(idsIn(await ask(`/statements${queryOf(query)}`, asStranger))).toEqual([]);
		}
		const activity = await ask(`/activities${queryOf({ activityId })}`, asStranger);
		expect(activity.json).toEqual({ objectType: 'Activity', id: activityId });

		const head = { method: 'HEAD', ...asStranger };
		expect((await ask(`/statements?statementId=${id}`, head)).status).toBe(404);
		const person = await ask(`/agents${queryOf({ agent })}`, asStranger);
		expect(person.json).toEqual({ objectType: 'Person', mbox: [agent.mbox] });

		const other = { ...body, verb: { id: 'http://example.org/verbs/other' } };
		const put = { method: 'PUT', body: other, ...asStranger };
		expect((await ask(`/statements?statementId=${id}`, put)).status).toBe(204);
		expect((await ask('/statements', { body: other, ...asStranger })).status).toBe(200);
		const voiding = aStatement({
			verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
			object: { objectType: 'StatementRef', id }
		});
		expect((await ask('/statements', { body: voiding, ...asStranger })).status).toBe(200);
		expect((await ask(`/statements?statementId=${id}`)).json).toMatchObject({ verb: body.verb });
		// Theirs is void now, ours is not, and each sees only its own.
		const asVoided = `/statements?voidedStatementId=${id}`;
		expect((await ask(asVoided)).status).toBe(404);
		expect((await ask(asVoided, asStranger)).json).toMatchObject({ verb: other.verb });
		const renamed = { id: activityId, definition: { name: { nl: 'Van hen' } } };
		await ask('/statements', { body: aStatement({ object: renamed }), ...asStranger });
		const own = await ask(`/activities${queryOf({ activityId })}`);
		expect(own.json).toEqual({ objectType: 'Activity', id: activityId, definition });
	});

	test.for([
		['/activities/state', { activityId, agent, stateId: 's' }],
		['/activities/profile', { activityId, profileId: 'p' }],
		['/agents/profile', { agent, profileId: 'p' }]
	] as const)('keeps its own documents at %s', async ([resource, values], { ask, strangerKey }) => {
		const path = resource + queryOf(values);
		const { stateId: _, profileId: __, ...scope } = values as Record<string, unknown>;
		const asStranger = { key: strangerKey };
		await ask(path, { body: { ours: true } });
		expect((await ask(path, asStranger)).status).toBe(404);
		expect((await ask(resource + queryOf(scope), asStranger)).json).toEqual([]);
		expect((await ask(path, { method: 'DELETE', ...asStranger })).status).toBe(204);
		expect((await ask(path, { method: 'HEAD', ...asStranger })).status).toBe(404);
		const etag = (await ask(path)).headers.get('etag') ?? '';
		const put = { method: 'PUT', body: { theirs: true }, ...asStranger };
		const known = { ...put, headers: { 'if-match': etag } };
		expect((await ask(path, known)).status).toBe(412);
		const fresh = { ...put, headers: { 'if-none-match': '*' } };
		expect((await ask(path, fresh)).status).toBe(204);
		expect((await ask(path, { body: { more: 1 }, ...asStranger })).status).toBe(204);
		expect((await ask(path, asStranger)).json).toEqual({ theirs: true, more: 1 });
		if (resource === '/activities/state') {
			const all = { method: 'DELETE', ...asStranger };
			expect((await ask(resource + queryOf(scope), all)).status).toBe(204);
			expect((await ask(path, asStranger)).status).toBe(404);
		}
		const ours = await ask(path);
		expect([ours.json, ours.headers.get('etag')]).toEqual([{ ours: true }, etag]);
	});

	test('cannot go on with an answer of ours, nor read our files', async ({ ask, strangerKey }) => {
		const verb = { id: `http://example.org/v/${randomUUID()}` };
		await ask('/statements', { body: [aStatement({ verb }), aStatement({ verb })] });
		const reply = await ask(`/statements${queryOf({ verb: verb.id, limit: 1 })}`);
		const more = (reply.json as { more: string }).more.replace(/^\/xapi/, '');
		expect((await ask(more)).status).toBe(200);
		expect((await ask(more, { key: strangerKey })).status).toBe(400);
		expect((await ask(more.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')))).status).toBe(400);

		const content = `geheim ${randomUUID()}`;
		const sha2 = createHash('sha256').update(content).digest('hex');
		const attachment = {
			usageType: 'http://example.org/usage',
			display: {},
			contentType: 'text/plain',
			length: content.length,
			sha2
		};
		const body =
			`--grens\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(aStatement({ attachments: [attachment] }))}\r\n` +
			`--grens\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${sha2}\r\n\r\n${content}\r\n--grens--`;
		const headers = { 'content-type': 'multipart/mixed; boundary=grens' };
		expect((await ask('/statements', { body, headers })).status).toBe(200);
		const claim = aStatement({ attachments: [{ ...attachment, fileUrl: 'http://example.org/f' }] });
		await ask('/statements', { body: claim, key: strangerKey });
		const theirs = await ask('/statements?attachments=true', { key: strangerKey });
		expect(theirs.text).toContain(sha2);
		expect(theirs.text).not.toContain(content);
	});
});
