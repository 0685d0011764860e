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

		const other = { ...body, verb: { id: 'http://example.org/verbs/other' } };
		expect((await ask('/statements', { body: other, ...asStranger })).status).toBe(200);
		const voiding = aStatement({
			verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
			object: { objectType: 'StatementRef', id }
		});
		expect((await ask('/statements', { body: voiding, ...asStranger })).status).toBe(200);
		expect((await ask(`/statements?statementId=${id}`)).json).toMatchObject({ verb: body.verb });
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
		await ask(path, { body: { theirs: true }, ...asStranger });
		expect((await ask(path)).json).toEqual({ ours: true });
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
