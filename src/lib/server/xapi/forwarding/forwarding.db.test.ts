import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { WithTransaction } from '../../db/transaction.ts';
import { aStatement, test as base, type Ask } from '../testing.ts';
import type { AnyStatement } from '../types.ts';
import { deliver } from './deliver.ts';
import { countWaiting, listDeadLetters, resendDeadLetters } from './outbox.ts';
import { forgetTargets } from './queue.ts';
import { isEndpoint, senderTo } from './receiver.ts';
import { createTarget, keyPairOf, listTargets, pauseTarget, type NewTarget } from './targets.ts';

const SEALING = Buffer.alloc(32, 'seal');
const drawing = { secret: Buffer.alloc(32, 'one'), textCourses: [] };

type Answering = (statements: AnyStatement[]) => number | [number, Record<string, string>];

/** A record store of somebody else, which answers as it is told and remembers what it accepted. */
const test = base.extend('receiver', async ({ school: _school }, { onCleanup }) => {
	const kept: AnyStatement[] = [];
	const state = { answer: (() => 200) as Answering, requests: 0, kept };
	const server = http.createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			state.requests++;
			const statements = JSON.parse(Buffer.concat(parts).toString()) as AnyStatement[];
			const [status, headers] = [state.answer(statements)].flat() as [
				number,
				Record<string, string>
			];
			const known = new Set(kept.map(({ id }) => id));
			if (status < 300 || status === 599)
				kept.push(...statements.filter(({ id }) => !known.has(id)));
			// Accepted, and the answer gets lost: the worst that can happen.
			if (status === 599) return response.destroy();
			response.writeHead(status, headers).end('[]');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onCleanup(() => void server.close());
	return { ...state, state, port: (server.address() as AddressInfo).port };
});

async function makeTarget(
	withTransaction: WithTransaction,
	organisationId: string,
	change: Partial<NewTarget> = {}
) {
	const tenant = { organisationId, personId: null };
	const id = await withTransaction(tenant, (tx) =>
		createTarget(
			tx,
			organisationId,
			{ label: 'Elders', endpoint: 'https://lrs.example', key: 'k', secret: 's', ...change },
			SEALING,
			new Date()
		)
	);
	forgetTargets(organisationId);
	return id;
}

function runner(
	withTransaction: WithTransaction,
	organisationId: string,
	targetId: string,
	port: number
) {
	let ahead = 0;
	const receiver = {
		endpoint: `http://127.0.0.1:${port}/`,
		version: '1.0.3',
		key: 'k',
		secret: 's'
	} as const;
	return {
		later: (seconds: number) => (ahead += seconds * 1000),
		run: () =>
			deliver({
				withTransaction,
				organisationId,
				targetId,
				drawing,
				send: senderTo({ ...receiver, anywhere: true }),
				clock: () => new Date(Date.now() + ahead)
			}),
		counts: async () => {
			const tenant = { organisationId, personId: null };
			const all = await withTransaction(tenant, (tx) => countWaiting(tx, organisationId));
			return all.get(targetId) ?? { waiting: 0, dead: 0 };
		}
	};
}

const send = async (ask: Ask, count: number, change: object = {}) =>
	(
		await ask('/statements', {
			body: Array.from({ length: count }, () => aStatement({ ...change }))
		})
	).json as string[];

test('delivers each statement once, in order, whatever goes wrong on the way', async ({
	ask,
	receiver,
	withTransaction,
	school
}) => {
	const { organisationId } = school;
	const targetId = await makeTarget(withTransaction, organisationId);
	const { run, later, counts } = runner(withTransaction, organisationId, targetId, receiver.port);
	const registration = randomUUID();
	const ids = await send(ask, 7, { context: { registration } });
	expect(await counts()).toEqual({ waiting: 7, dead: 0 });

	const answers: (number | [number, Record<string, string>])[] = [
		599,
		503,
		[429, { 'retry-after': '30' }],
		409
	];
	receiver.state.answer = (statements) => {
		const known = new Set(receiver.kept.map(({ id }) => id));
		const scripted = answers.shift();
		if (scripted) return scripted;
		return statements.some(({ id }) => known.has(id)) ? 409 : 200;
	};
	await run();
	expect((await counts()).waiting).toBe(7);
	for (let round = 0; round < 5; round++) {
		later(60);
		await run();
	}
	expect(await counts()).toEqual({ waiting: 0, dead: 0 });
	expect(receiver.kept.map(({ id }) => id)).toEqual(ids);
});

test('one at a time delivers to a receiver', async ({ ask, receiver, withTransaction, school }) => {
	const { organisationId } = school;
	const targetId = await makeTarget(withTransaction, organisationId);
	const { run } = runner(withTransaction, organisationId, targetId, receiver.port);
	const ids = await send(ask, 3);
	const delivered = await Promise.all([run(), run(), run()]);
	expect(delivered.toSorted()).toEqual([0, 0, 3]);
	expect(receiver.state.requests).toBe(1);
	expect(receiver.kept.map(({ id }) => id)).toEqual(ids);
});

test('sets aside what the receiver will not have, and sends it again when asked', async ({
	ask,
	receiver,
	withTransaction,
	school
}) => {
	const { organisationId } = school;
	const targetId = await makeTarget(withTransaction, organisationId);
	const { run, counts } = runner(withTransaction, organisationId, targetId, receiver.port);
	const ids = await send(ask, 5);
	receiver.state.answer = (statements) => {
		if (statements.length > 2) return 413;
		return statements.some(({ id }) => id === ids[3]) ? 400 : 200;
	};
	await run();
	expect(await counts()).toEqual({ waiting: 0, dead: 1 });
	const tenant = { organisationId, personId: null };
	const dead = await withTransaction(tenant, (tx) => listDeadLetters(tx, organisationId));
	const { verb } = aStatement();
	expect(dead).toMatchObject([
		{ statementId: ids[3], target: 'Elders', problem: 'status 400', verb: verb.id }
	]);
	receiver.state.answer = () => 200;
	await withTransaction(tenant, (tx) =>
		resendDeadLetters(tx, organisationId, targetId, new Date())
	);
	await run();
	expect(receiver.kept.map(({ id }) => id).sort()).toEqual([...ids].sort());
});

test('pauses a receiver that refuses the key, and goes on when told', async ({
	ask,
	receiver,
	withTransaction,
	school
}) => {
	const { organisationId } = school;
	const targetId = await makeTarget(withTransaction, organisationId);
	const { run, counts } = runner(withTransaction, organisationId, targetId, receiver.port);
	await send(ask, 2);
	receiver.state.answer = () => 401;
	await run();
	await run();
	expect(receiver.state.requests).toBe(1);
	const tenant = { organisationId, personId: null };
	const [target] = await withTransaction(tenant, (tx) => listTargets(tx, organisationId));
	expect(target).toMatchObject({ pauseReason: 'status 401' });
	receiver.state.answer = () => 200;
	await withTransaction(tenant, (tx) => pauseTarget(tx, organisationId, targetId, null));
	await run();
	expect(await counts()).toEqual({ waiting: 0, dead: 0 });
});

test('sends what was chosen, under names of this receiver alone, and nothing typed', async ({
	ask,
	receiver,
	withTransaction,
	school
}) => {
	const { organisationId } = school;
	const verb = { id: 'http://adlnet.gov/expapi/verbs/answered' };
	const targetId = await makeTarget(withTransaction, organisationId, { verbs: [verb.id] });
	const { run } = runner(withTransaction, organisationId, targetId, receiver.port);
	const registration = randomUUID();
	const secretWords = `geheim-${randomUUID()}`;
	const actor = { name: secretWords, mbox: `mailto:${secretWords}@example.org` };
	const answered = (interactionType: string, response: string) => ({
		actor,
		verb,
		object: { id: `http://example.org/${interactionType}`, definition: { interactionType } },
		result: { response },
		context: { registration, instructor: actor }
	});
	await send(ask, 1, answered('fill-in', secretWords));
	await send(ask, 1, answered('choice', 'a'));
	await send(ask, 3);
	await run();
	expect(receiver.kept).toHaveLength(2);
	expect(JSON.stringify(receiver.kept)).not.toContain(secretWords);
	expect(JSON.stringify(receiver.kept)).not.toContain(registration);
	expect(receiver.kept.map(({ result }) => result)).toEqual([{}, { response: 'a' }]);
	const [one, two] = receiver.kept;
	expect(one?.actor).toEqual(two?.actor);
	expect(one?.context?.registration).toBe(two?.context?.registration);
});

test('keeps the key of a receiver encrypted', async ({ withTransaction, school }) => {
	const { organisationId } = school;
	await makeTarget(withTransaction, organisationId, { key: 'sleutel', secret: 'geheim' });
	const tenant = { organisationId, personId: null };
	const [target] = await withTransaction(tenant, (tx) => listTargets(tx, organisationId));
	if (!target) throw new Error('no target');
	expect(target.sealed.toString('latin1')).not.toContain('geheim');
	expect(keyPairOf(target, SEALING)).toEqual({ key: 'sleutel', secret: 'geheim' });
	expect(() => keyPairOf(target, Buffer.alloc(32, 'other'))).toThrow();
});

test.for([
	['https://lrs.example.org/xapi/', true],
	['http://lrs.example.org/', false],
	['https://localhost/', false],
	['https://127.0.0.1/', false],
	['https://10.1.2.3/', false],
	['https://[::1]/', false],
	['https://[::ffff:10.0.0.1]/', false],
	['https://192.168.1.1/', false],
	['https://user:secret@lrs.example.org/', false],
	['word', false]
] as const)('%s as an address to send to: %s', ([address, allowed]) => {
	expect(isEndpoint(address)).toBe(allowed);
});
