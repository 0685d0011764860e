import { describe, expect } from 'vitest';
import { browserOf, enter, givePassword, later, nine, PASSWORD, tokenOf } from '#tests/doors.ts';
import { test } from '#tests/school.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from './actor.ts';
import type { Login } from './login.ts';
import { changeOwnPassword } from './own-password.ts';
import { hashPassword } from './passwords.ts';
import { newSecret } from './secrets.ts';
import { findActor } from './sessions.ts';
import { renewPassword } from './staff.ts';

const NEW = 'drie rode fietsen in mei';

describe('an own new password', () => {
	const change = (
		withTransaction: WithTransaction,
		login: Login,
		actor: Actor,
		{ current = PASSWORD, next = NEW, deviceId = newSecret() } = {}
	) =>
		changeOwnPassword(withTransaction, browserOf(login, deviceId, later), actor, { current, next });

	test('replaces the old one and leaves this session only', async ({
		login,
		withTransaction,
		worker
	}) => {
		await givePassword(withTransaction, worker);
		const [here, there] = [await tokenOf(login, worker), await tokenOf(login, worker)];
		const actor = await findActor(login, here, nine);
		if (!actor) throw new Error('not signed in');

		expect(await change(withTransaction, login, actor)).toBeNull();

		expect(await findActor(login, here, nine)).not.toBeNull();
		expect(await findActor(login, there, nine)).toBeNull();
		expect(await enter(login, worker, PASSWORD)).toBe('unknown');
		expect(await enter(login, worker, NEW)).toHaveProperty('token');
	});

	test('asks for the current one, as often as the door does', async ({
		login,
		withTransaction,
		worker
	}) => {
		await givePassword(withTransaction, worker);
		const deviceId = newSecret();
		const token = await tokenOf(login, worker, deviceId);
		const wrong = () => change(withTransaction, login, worker, { current: 'geraden', deviceId });

		for (let tried = 0; tried < 3; tried++) {
			expect(await wrong()).toEqual({ current: { problem: 'unknown' } });
		}
		// One count: what was tried at the door is tried here.
		for (let tried = 0; tried < 2; tried++) {
			expect(await enter(login, worker, 'geraden', deviceId)).toBe('unknown');
		}
		expect(await wrong()).toMatchObject({ current: { problem: 'wait' } });
		expect(await change(withTransaction, login, worker, { deviceId })).toMatchObject({
			current: { problem: 'wait' }
		});
		expect(await findActor(login, token, nine)).not.toBeNull();
	});

	test('stops guessing with a session that was taken to another device', async ({
		login,
		withTransaction,
		worker
	}) => {
		await givePassword(withTransaction, worker);
		await tokenOf(login, worker);
		const guesses = await Promise.all(
			Array.from({ length: 30 }, () =>
				change(withTransaction, login, worker, { current: 'geraden' })
			)
		);
		const tried = guesses.filter(
			(told) => told && 'current' in told && told.current.problem === 'unknown'
		);
		expect(tried).toHaveLength(10);
	});

	test.for([
		['kort', 'too_short'],
		['lang '.repeat(60), 'too_long'],
		['welkomwelkom', 'known'],
		[PASSWORD, 'same']
	] as const)('is not %j', async ([next, problem], { login, withTransaction, worker }) => {
		await givePassword(withTransaction, worker);
		expect(await change(withTransaction, login, worker, { next })).toEqual({ next: problem });
		expect(await enter(login, worker, PASSWORD)).toHaveProperty('token');
	});

	test('does not overwrite what an administrator made meanwhile', async ({
		login,
		withTransaction,
		worker,
		administrator
	}) => {
		await givePassword(withTransaction, worker);
		const hash = await hashPassword('van de beheerder gekregen');
		// Between looking whether the current one is right and keeping the new one.
		let turn = 0;
		const meanwhile: WithTransaction = async (tenant, work) => {
			if (++turn === 2) {
				await withTransaction(administrator, (tx) =>
					renewPassword(tx, administrator, { personId: worker.personId, hash }, later)
				);
			}
			return withTransaction(tenant, work);
		};

		expect(await change(meanwhile, login, worker)).toEqual({ current: { problem: 'unknown' } });
		expect(await enter(login, worker, NEW)).toBe('unknown');
		expect(await enter(login, worker, 'van de beheerder gekregen')).toHaveProperty('token');
	});
});
