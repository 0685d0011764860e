import { and, desc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { Conflict, NotFound } from '#lib/errors.ts';
import { browserOf, enter, givePassword, later, nine, PASSWORD, tokenOf } from '#tests/doors.ts';
import { createMember, test } from '#tests/school.ts';
import { verifyChain } from '../audit/access-log.ts';
import { accessLog } from '../audit/schema.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from './actor.ts';
import { hashPassword, newPassword } from './passwords.ts';
import { findPerson, setPassword } from './people.ts';
import { people } from './schema.ts';
import { findActor } from './sessions.ts';
import { signInWithPassword } from './sign-in.ts';
import { addStaff, endStaff, listStaff, renewPassword } from './staff.ts';

const NEW = 'drie rode fietsen in mei';

async function lastEntry(withTransaction: WithTransaction, actor: Actor) {
	return withTransaction(actor, async (tx) => {
		expect(await verifyChain(tx, actor.organisationId)).toMatchObject({ intact: true });
		const [entry] = await tx
			.select({ action: accessLog.action, object: accessLog.object, subjects: accessLog.subjects })
			.from(accessLog)
			.where(
				and(
					eq(accessLog.organisationId, actor.organisationId),
					eq(accessLog.actorId, actor.personId)
				)
			)
			.orderBy(desc(accessLog.seq))
			.limit(1);
		return entry;
	});
}

describe('a new password from an administrator', () => {
	for (const role of ['worker', 'author', 'administrator'] as const) {
		test(`lets a ${role} in, where the old one no longer does, and ends every session`, async ({
			login,
			withTransaction,
			school,
			administrator
		}) => {
			const person = await createMember(withTransaction, school, role, 'Sanne');
			const email = await givePassword(withTransaction, person);
			const tokens = [await tokenOf(login, person), await tokenOf(login, person)];

			const password = newPassword();
			const hash = await hashPassword(password);
			const told = await withTransaction(administrator, (tx) =>
				renewPassword(tx, administrator, { personId: person.personId, hash }, later)
			);

			expect(told).toEqual({ name: 'Sanne', email });
			for (const token of tokens) expect(await findActor(login, token, nine)).toBeNull();
			expect(await enter(login, person, PASSWORD)).toBe('unknown');
			expect(await enter(login, person, password)).toHaveProperty('token');
		});
	}

	test('leaves nobody in who was just signing in with the old one', async ({
		login,
		withTransaction,
		worker,
		administrator
	}) => {
		await givePassword(withTransaction, worker);
		const renewal = { personId: worker.personId, hash: 'another' };
		const entering = await withTransaction(administrator, async (tx) => {
			await renewPassword(tx, administrator, renewal, later);
			const begun = enter(login, worker, PASSWORD);
			// Time for the old password to be found right, which it still is for everybody else.
			await new Promise((resolve) => setTimeout(resolve, 500));
			return [begun];
		});
		expect(await Promise.all(entering)).toEqual(['unknown']);
	});

	test('is noted in the access log, under a pseudonym', async ({
		withTransaction,
		worker,
		administrator
	}) => {
		await givePassword(withTransaction, worker);
		await withTransaction(administrator, (tx) =>
			renewPassword(tx, administrator, { personId: worker.personId, hash: 'hash' }, later)
		);

		const person = await withTransaction(worker, (tx) => findPerson(tx, worker));
		expect(await lastEntry(withTransaction, administrator)).toEqual({
			action: 'staff.manage',
			object: 'staff:password',
			subjects: [person?.subjectId]
		});
	});

	test('reaches nobody of another organisation, no participant and nobody who has left', async ({
		login,
		withTransaction,
		school,
		administrator,
		participant,
		strangerWorker
	}) => {
		const gone = await createMember(withTransaction, school, 'author', 'Weg');
		await givePassword(withTransaction, gone);
		await givePassword(withTransaction, strangerWorker);
		await withTransaction(administrator, (tx) => endStaff(tx, administrator, gone.personId, later));
		const token = await tokenOf(login, strangerWorker);

		for (const { personId } of [strangerWorker, participant, gone]) {
			for (const attempt of [
				() =>
					withTransaction(administrator, (tx) =>
						renewPassword(tx, administrator, { personId, hash: 'hash' }, later)
					),
				() => withTransaction(administrator, (tx) => endStaff(tx, administrator, personId, later))
			]) {
				await expect(attempt()).rejects.toThrow(NotFound);
			}
		}
		expect(await findActor(login, token, nine)).not.toBeNull();
		expect(await enter(login, strangerWorker, PASSWORD)).toHaveProperty('token');
	});

	test('is not a way around the own old one', async ({ withTransaction, administrator }) => {
		await givePassword(withTransaction, administrator);
		const { personId } = administrator;
		await expect(
			withTransaction(administrator, (tx) =>
				renewPassword(tx, administrator, { personId, hash: 'hash' }, later)
			)
		).rejects.toThrow(Conflict);
	});
});

describe('the staff of an organisation', () => {
	test('is listed by name with the last time of signing in, without participants and others', async ({
		login,
		withTransaction,
		worker,
		author,
		administrator,
		participant,
		strangerWorker
	}) => {
		for (const person of [worker, author, administrator, strangerWorker]) {
			await givePassword(withTransaction, person);
		}
		await tokenOf(login, worker);

		const staff = await withTransaction(administrator, (tx) => listStaff(tx, administrator));

		expect(staff.map(({ name, role, signedInAt }) => [name, role, signedInAt])).toEqual([
			['Beheer', 'administrator', null],
			['Marit', 'author', null],
			['Sanne', 'worker', nine]
		]);
		expect(staff.map(({ id }) => id)).not.toContain(participant.personId);
	});

	test('grows by who can sign in at once, and not by an address that is taken', async ({
		login,
		withTransaction,
		administrator,
		strangerWorker
	}) => {
		const taken = await givePassword(withTransaction, strangerWorker);
		const email = `nieuw-${administrator.personId}@demo.example`;
		const hash = await hashPassword(NEW);
		const add = (address: string) =>
			withTransaction(administrator, (tx) =>
				addStaff(
					tx,
					administrator,
					{ name: ' Karim ', role: 'worker', email: address, hash },
					later
				)
			);

		await add(` ${email.toUpperCase()}`);
		await expect(add(taken)).rejects.toThrow('email_taken');

		const staff = await withTransaction(administrator, (tx) => listStaff(tx, administrator));
		expect(staff).toMatchObject([{ name: 'Karim', role: 'worker', email }]);
		expect(await signInWithPassword(browserOf(login), { email, password: NEW })).toMatchObject({
			role: 'worker'
		});
		expect(await lastEntry(withTransaction, administrator)).toMatchObject({
			object: 'staff:account'
		});
	});

	test('loses who leaves: signed out, not let in, the name kept and the address free', async ({
		login,
		withTransaction,
		school,
		author,
		administrator
	}) => {
		const email = await givePassword(withTransaction, author);
		const token = await tokenOf(login, author);

		await withTransaction(administrator, (tx) =>
			endStaff(tx, administrator, author.personId, later)
		);

		expect(await findActor(login, token, nine)).toBeNull();
		expect(await enter(login, author, PASSWORD)).toBe('unknown');
		const [kept] = await withTransaction(administrator, (tx) =>
			tx.select({ name: people.name }).from(people).where(eq(people.id, author.personId))
		);
		expect(kept?.name).toBe('Marit');
		const next = await createMember(withTransaction, school, 'author', 'Opvolger');
		await withTransaction(next, (tx) => setPassword(tx, next, { email, hash: 'hash' }, later));
		expect(await lastEntry(withTransaction, administrator)).toMatchObject({
			object: 'staff:leaving'
		});
	});

	test('keeps an administrator: nobody ends an own account, and of two who end each other one stays', async ({
		withTransaction,
		school,
		administrator
	}) => {
		const second = await createMember(withTransaction, school, 'administrator', 'Tweede');
		for (const person of [administrator, second]) await givePassword(withTransaction, person);
		const end = (by: Actor, whom: Actor) =>
			withTransaction(by, (tx) => endStaff(tx, by, whom.personId, later));
		await expect(end(administrator, administrator)).rejects.toThrow('own_account');

		const outcomes = await Promise.allSettled([
			end(administrator, second),
			end(second, administrator)
		]);

		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const left = await withTransaction(administrator, (tx) => listStaff(tx, administrator));
		expect(left).toHaveLength(1);
	});
});
