import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Actor } from './actor.ts';
import { createMember, test } from '#tests/school.ts';
import type { Login } from './login.ts';
import { people, sessions } from './schema.ts';
import {
	deleteOldSessions,
	endSession,
	endSessionsOf,
	findActor,
	listSessions,
	startSession
} from './sessions.ts';

const nine = new Date('2027-01-11T09:00:00Z');
const after = (minutes: number) => new Date(nine.getTime() + minutes * 60_000);

const start = (login: Login, person: Actor, now = nine) =>
	startSession(login, { ...person, method: 'code', device: 'Chromebook, Chrome' }, now);

describe('a session', () => {
	test('says who is acting, with what the pages need', async ({ login, participant }) => {
		const { id, token } = await start(login, participant);

		const actor = await findActor(login, token, after(1));

		expect(actor).toEqual({ ...participant, sessionId: id });
	});

	test('has a new token every time, and the database holds no secret', async ({
		login,
		participant
	}) => {
		const one = await start(login, participant);
		const two = await start(login, participant);
		expect(one.token).not.toBe(two.token);

		const [row] = await login.select().from(sessions).where(eq(sessions.id, one.id));
		expect(JSON.stringify(row)).not.toContain(one.token.split('.')[1]);
		expect(row?.secretHash).toHaveLength(32);
	});

	test('of a participant ends after an hour of silence, of a worker after half an hour', async ({
		login,
		participant,
		worker
	}) => {
		const pupil = await start(login, participant);
		const staff = await start(login, worker);

		expect(await findActor(login, staff.token, after(29))).not.toBeNull();
		expect(await findActor(login, staff.token, after(60))).toBeNull();
		expect(await findActor(login, pupil.token, after(59))).not.toBeNull();
		expect(await findActor(login, pupil.token, after(120))).toBeNull();
	});

	test('stays while it is used, and ends after eight hours all the same', async ({
		login,
		participant
	}) => {
		const { token } = await start(login, participant);
		for (let minutes = 30; minutes < 8 * 60; minutes += 30) {
			expect(await findActor(login, token, after(minutes))).not.toBeNull();
		}
		expect(await findActor(login, token, after(8 * 60))).toBeNull();
	});

	test('is removed from the database when it turns out to be over', async ({
		login,
		participant
	}) => {
		const { id, token } = await start(login, participant);
		await findActor(login, token, after(61));
		expect(await login.select().from(sessions).where(eq(sessions.id, id))).toEqual([]);
	});

	test('is written to at most every five minutes', async ({ login, participant }) => {
		const { id, token } = await start(login, participant);
		const seenAt = async () =>
			(await login.select().from(sessions).where(eq(sessions.id, id)))[0]?.seenAt;

		await findActor(login, token, after(4));
		expect(await seenAt()).toEqual(nine);
		await findActor(login, token, after(5));
		expect(await seenAt()).toEqual(after(5));
	});

	test('ends with the person, and a changed role works at once', async ({
		login,
		withTransaction,
		worker
	}) => {
		const { token } = await start(login, worker);
		const change = (set: Partial<typeof people.$inferInsert>) =>
			withTransaction(worker, (tx) =>
				tx.update(people).set(set).where(eq(people.id, worker.personId))
			);

		await change({ role: 'author' });
		expect((await findActor(login, token, after(1)))?.role).toBe('author');
		await change({ endedAt: nine });
		expect(await findActor(login, token, after(1))).toBeNull();
	});

	test('opens to no altered token', async ({ login, participant }) => {
		const { token } = await start(login, participant);
		const altered = fc.oneof(
			fc.string(),
			fc
				.tuple(fc.nat(token.length - 1), fc.constantFrom(...'abcdef0123456789.-_AZ'))
				.map(([at, sign]) => token.slice(0, at) + sign + token.slice(at + 1)),
			fc.constantFrom('', '.', `${token}a`, token.slice(1), token.replace('.', ''), `${token} `)
		);
		await fc.assert(
			fc.asyncProperty(altered, async (wrong) => {
				fc.pre(wrong !== token);
				expect(await findActor(login, wrong, after(1))).toBeNull();
			}),
			{ numRuns: 500 }
		);
	});
});

describe('the list of sessions', () => {
	test('shows a person their own, and ends those only', async ({
		login,
		withTransaction,
		school,
		participant
	}) => {
		const other = await createMember(withTransaction, school, 'participant', 'Yassin');
		const mine = await start(login, participant);
		const later = await start(login, participant, after(2));
		const theirs = await start(login, other);

		await withTransaction(participant, async (tx) => {
			const list = await listSessions(tx, participant);
			expect(list.map(({ id }) => id)).toEqual([later.id, mine.id]);
			expect(await endSession(tx, participant, theirs.id)).toBe(false);
			expect(await endSession(tx, participant, mine.id)).toBe(true);
		});
		expect(await findActor(login, mine.token, after(3))).toBeNull();
		expect(await findActor(login, theirs.token, after(3))).not.toBeNull();
	});

	test('can be ended but for one', async ({ login, withTransaction, participant }) => {
		const kept = await start(login, participant);
		const ended = await start(login, participant);
		await withTransaction(participant, (tx) => endSessionsOf(tx, participant, kept.id));
		expect(await findActor(login, kept.token, after(1))).not.toBeNull();
		expect(await findActor(login, ended.token, after(1))).toBeNull();
	});

	test('loses what nobody came back to', async ({ login, participant }) => {
		const old = await start(login, participant, after(-120));
		const young = await start(login, participant);
		await deleteOldSessions(login, after(10));
		const rows = await login
			.select({ id: sessions.id })
			.from(sessions)
			.where(eq(sessions.personId, participant.personId));
		expect(rows.map(({ id }) => id)).toEqual([young.id]);
		expect(old.id).not.toBe(young.id);
	});
});
