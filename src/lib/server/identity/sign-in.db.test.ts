import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { newId } from '#lib/ids.ts';
import { createMember, createSchool, test, type School } from '#tests/school.ts';
import type { WithTransaction } from '../db/transaction.ts';
import { issueCodes, prepareCodes, type PreparedCodes } from './cards.ts';
import { newPersonalCode, normaliseCode } from './codes.ts';
import type { Login } from './login.ts';
import { hashPassword } from './passwords.ts';
import { setPassword } from './people.ts';
import { isSignInClosed, reopenSignIn } from './reopening.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { findActor } from './sessions.ts';
import { signInWithCard, signInWithCodes, signInWithPassword } from './sign-in.ts';

const pepper = Buffer.alloc(32, 7);
const nine = new Date('2027-01-11T09:00:00Z');
const PASSWORD = 'een lang en rustig wachtwoord';

const context = (login: Login, deviceId = newSecret(), now = nine) => ({
	login,
	pepper,
	deviceId,
	device: 'Chromebook, Chrome',
	now
});

/** Instead of argon2, where a test is about counting and makes thousands of tries. */
const cheap = async (_: Buffer, groupId: string, code: string) =>
	createHash('sha256')
		.update(`${groupId} ${normaliseCode(code)}`)
		.digest();

async function cheapCodes(groupId: string, code: string): Promise<PreparedCodes> {
	const token = newSecret();
	return {
		code,
		codeHash: await cheap(pepper, groupId, code),
		token,
		tokenHash: hashSecret(token)
	};
}

function first<Item>([item]: Item[]): Item {
	if (item === undefined) throw new Error('nothing was made');
	return item;
}

async function createClass(withTransaction: WithTransaction, school: School, size: number) {
	return Promise.all(
		Array.from({ length: size }, async (_, number) => {
			const pupil = await createMember(withTransaction, school, 'participant', `P${number}`);
			const prepared = await cheapCodes(school.groupId, newPersonalCode());
			return withTransaction(pupil, (tx) =>
				issueCodes(tx, { ...pupil, groupId: school.groupId }, prepared, nine)
			);
		})
	);
}

describe('signing in with codes', () => {
	test('finds the person however the codes are typed', async ({
		login,
		withTransaction,
		school,
		participant
	}) => {
		const prepared = first(await prepareCodes(pepper, school.groupId, 1, ['maan7']));
		await withTransaction(participant, (tx) =>
			issueCodes(tx, { ...participant, groupId: school.groupId }, prepared, nine)
		);
		for (const [groupCode, code] of [
			[school.groupCode, 'maan7'],
			[` ${school.groupCode.toLowerCase()} `, ' Maan 7'],
			[school.groupCode.replace(/^(...)/, '$1-'), 'MAAN7']
		] as const) {
			const result = await signInWithCodes(context(login), { groupCode, code });
			if ('problem' in result) throw new Error(result.problem);
			expect(result.role).toBe('participant');
			const actor = await findActor(login, result.session.token, nine);
			expect(actor?.personId).toBe(participant.personId);
		}
	});

	test('does not say which of the two is wrong', async ({
		login,
		withTransaction,
		school,
		participant,
		strangerSchool
	}) => {
		const prepared = first(await prepareCodes(pepper, school.groupId, 1));
		const { code } = await withTransaction(participant, (tx) =>
			issueCodes(tx, { ...participant, groupId: school.groupId }, prepared, nine)
		);
		for (const tried of [
			{ groupCode: school.groupCode, code: 'boom3' },
			{ groupCode: 'BESTAATNIET', code },
			{ groupCode: strangerSchool.groupCode, code },
			{ groupCode: '', code: '' }
		]) {
			expect(await signInWithCodes(context(login), tried)).toEqual({ problem: 'unknown' });
		}
	});

	test('takes the new code only, once a card is replaced, and ends the sessions', async ({
		login,
		withTransaction,
		school,
		participant
	}) => {
		const { groupCode, groupId } = school;
		const [old, fresh] = [
			first(await prepareCodes(pepper, groupId, 1)),
			first(await prepareCodes(pepper, groupId, 1))
		];
		const issue = (prepared: PreparedCodes) =>
			withTransaction(participant, (tx) =>
				issueCodes(tx, { ...participant, groupId }, prepared, nine)
			);
		await issue(old);
		const before = await signInWithCodes(context(login), { groupCode, code: old.code });
		const entering = await withTransaction(participant, async (tx) => {
			await issueCodes(tx, { ...participant, groupId }, fresh, nine);
			const begun = [
				signInWithCodes(context(login), { groupCode, code: old.code }),
				signInWithCard(context(login), old.token)
			];
			await new Promise((resolve) => setTimeout(resolve, 500));
			return begun;
		});
		const refused = { problem: 'unknown' };
		expect(await Promise.all(entering)).toEqual([refused, refused]);

		if ('problem' in before) throw new Error(before.problem);
		expect(await findActor(login, before.session.token, nine)).toBeNull();
		expect(await signInWithCodes(context(login), { groupCode, code: old.code })).toEqual({
			problem: 'unknown'
		});
		expect(await signInWithCard(context(login), old.token)).toEqual({ problem: 'unknown' });
		expect(await signInWithCodes(context(login), { groupCode, code: fresh.code })).toHaveProperty(
			'session'
		);
	});

	test('refuses a code that somebody in the group has already', async ({
		withTransaction,
		school,
		participant
	}) => {
		const { groupId } = school;
		const other = await createMember(withTransaction, school, 'participant', 'Yassin');
		const give = async (person: typeof other) => {
			const prepared = await cheapCodes(groupId, 'maan7');
			return withTransaction(person, (tx) =>
				issueCodes(tx, { ...person, groupId }, prepared, nine)
			);
		};
		await give(participant);
		await expect(give(other)).rejects.toThrow('code_taken');
	});
});

describe('signing in with a card', () => {
	test('needs the whole token', async ({ login, withTransaction, school, participant }) => {
		const prepared = await cheapCodes(school.groupId, 'berk4');
		const { token } = await withTransaction(participant, (tx) =>
			issueCodes(tx, { ...participant, groupId: school.groupId }, prepared, nine)
		);
		const result = await signInWithCard(context(login), token);
		if ('problem' in result) throw new Error(result.problem);
		expect((await findActor(login, result.session.token, nine))?.personId).toBe(
			participant.personId
		);
		for (const wrong of ['', token.slice(1), `${token}A`, token.toLowerCase()]) {
			expect(await signInWithCard(context(login), wrong)).toEqual({ problem: 'unknown' });
		}
	});
});

describe('signing in with a password', () => {
	const addressOf = (person: { personId: string }) => `${person.personId}@demo.example`;

	async function giveWorker(
		withTransaction: WithTransaction,
		worker: { organisationId: string; personId: string }
	) {
		const email = addressOf(worker);
		const hash = await hashPassword(PASSWORD);
		await withTransaction(worker, (tx) => setPassword(tx, worker, { email, hash }, nine));
		return email;
	}

	test('takes the right password and no other', async ({ login, withTransaction, worker }) => {
		const email = await giveWorker(withTransaction, worker);
		const right = await signInWithPassword(context(login), {
			email: ` ${email.toUpperCase()}`,
			password: PASSWORD
		});
		expect(right).toMatchObject({ role: 'worker' });
		for (const password of ['', `${PASSWORD} `, PASSWORD.toUpperCase(), 'x'.repeat(10_000)]) {
			const result = await signInWithPassword(context(login), { email, password });
			expect(result).toEqual({ problem: 'unknown' });
		}
	});

	test('answers the same way, and as often, for an unknown address', async ({ login }) => {
		const email = `${newId()}@nergens.example`;
		const results = [];
		for (let tried = 0; tried < 11; tried++) {
			results.push(await signInWithPassword(context(login), { email, password: PASSWORD }));
		}
		expect(results.slice(0, 10)).toEqual(Array(10).fill({ problem: 'unknown' }));
		expect(results[10]).toMatchObject({ problem: 'wait' });
	});

	test('costs the same for an unknown address', async ({ login, withTransaction, worker }) => {
		const known = await giveWorker(withTransaction, worker);
		const unknown = `${newId()}@nergens.example`;
		const times: Record<string, number[]> = { [known]: [], [unknown]: [] };
		// In turns, so that whatever else the machine does weighs on both.
		for (let tried = 0; tried < 9; tried++) {
			for (const email of [known, unknown]) {
				const start = performance.now();
				await signInWithPassword(context(login), { email, password: 'iets heel anders dan dat' });
				times[email]?.push(performance.now() - start);
			}
		}
		const median = (email: string) => first((times[email] ?? []).sort((a, b) => a - b).slice(4));
		expect(median(known) / median(unknown)).toBeGreaterThan(0.5);
		expect(median(known) / median(unknown)).toBeLessThan(2);
	});

	test('lets the owner in on a known device while others guess', async ({
		login,
		withTransaction,
		worker
	}) => {
		const email = await giveWorker(withTransaction, worker);
		const own = newSecret();
		await signInWithPassword(context(login, own), { email, password: PASSWORD });

		const guesses = await Promise.all(
			Array.from({ length: 30 }, () =>
				signInWithPassword(context(login), { email, password: 'geraden wachtwoord' })
			)
		);

		expect(
			guesses.filter((result) => 'problem' in result && result.problem === 'unknown')
		).toHaveLength(10);
		expect(await signInWithPassword(context(login), { email, password: PASSWORD })).toMatchObject({
			problem: 'wait'
		});
		expect(
			await signInWithPassword(context(login, own), { email, password: PASSWORD })
		).toHaveProperty('session');
	});
});

describe('the limits on wrong codes', () => {
	test('are never met by a class that makes typing errors', async ({ login, withTransaction }) => {
		const runs = 50;
		let wrong = 0;
		for (let run = 0; run < runs; run++) {
			const school = await createSchool(withTransaction);
			const cards = await createClass(withTransaction, school, 35);
			const inside = await Promise.all(
				cards.map(async ({ code }) => {
					const own = context(login);
					for (;;) {
						const error = Math.random() < 0.2;
						const typed = error ? newPersonalCode() : code;
						const { groupCode } = school;
						const result = await signInWithCodes(own, { groupCode, code: typed }, cheap);
						if ('session' in result) return true;
						if (result.problem !== 'unknown') return false;
						wrong++;
					}
				})
			);
			expect(inside.every(Boolean)).toBe(true);
		}
		expect(wrong).toBeGreaterThan(runs * 4);
	}, 120_000);

	test('are never met on one Chromebook that a whole class takes turns on', async ({
		login,
		withTransaction,
		school
	}) => {
		const cards = await createClass(withTransaction, school, 35);
		const shared = context(login);
		const { groupCode } = school;
		for (const { code } of cards) {
			for (const typed of ['boom3', 'roos4', code]) {
				const result = await signInWithCodes(shared, { groupCode, code: typed }, cheap);
				expect('session' in result || result.problem === 'unknown').toBe(true);
			}
		}
	});

	test('stop a hundred wrong tries in a group, however many come at once', async ({
		login,
		withTransaction,
		school
	}) => {
		const card = first(await createClass(withTransaction, school, 1));
		const { groupCode, groupId, organisationId } = school;
		let hashed = 0;
		const counting: typeof cheap = (...tried) => (hashed++, cheap(...tried));
		const guess = () =>
			signInWithCodes(context(login), { groupCode, code: newPersonalCode() }, counting);

		const results = await Promise.all(Array.from({ length: 400 }, guess));

		expect(hashed).toBe(100);
		expect(
			results.filter((result) => 'problem' in result && result.problem === 'closed')
		).toHaveLength(300);
		// The right code does not help on a device that nobody knows; the card does.
		const codes = { groupCode, code: card.code };
		expect(await signInWithCodes(context(login), codes, cheap)).toMatchObject({
			problem: 'closed'
		});
		expect(await signInWithCard(context(login), card.token)).toHaveProperty('session');
		const closed = await withTransaction({ organisationId, personId: null }, (tx) =>
			isSignInClosed(tx, login, { organisationId, groupId }, nine)
		);
		expect(closed).toBe(true);
	});

	test('leave a known device open for its own people, within a limit', async ({
		login,
		withTransaction,
		school
	}) => {
		const mine = first(await createClass(withTransaction, school, 1));
		const other = first(await createClass(withTransaction, school, 1));
		const own = context(login);
		const { groupCode } = school;
		const tryCode = (device: typeof own, code: string) =>
			signInWithCodes(device, { groupCode, code }, cheap);
		await tryCode(own, mine.code);
		for (let tried = 0; tried < 101; tried++) await tryCode(context(login), 'wrong');

		expect(await tryCode(own, mine.code)).toHaveProperty('session');
		// A classmate's code on this device is a wrong one now.
		expect(await tryCode(own, other.code)).toEqual({ problem: 'unknown' });
		for (let tried = 0; tried < 4; tried++) await tryCode(own, 'wrong');
		expect(await tryCode(own, mine.code)).toMatchObject({ problem: 'wait' });
	});

	test('begin anew when a worker opens the group, three times a day', async ({
		login,
		withTransaction,
		school,
		worker
	}) => {
		const card = first(await createClass(withTransaction, school, 1));
		const { groupCode, groupId, organisationId } = school;
		const fill = async () => {
			for (let tried = 0; tried < 101; tried++) {
				await signInWithCodes(context(login), { groupCode, code: 'wrong' }, cheap);
			}
		};
		const reopen = (minute: number) =>
			withTransaction(worker, (tx) =>
				reopenSignIn(tx, login, { organisationId, groupId }, new Date(nine.getTime() + minute))
			);
		for (let times = 0; times < 3; times++) {
			await fill();
			expect(await reopen(times)).toHaveProperty('reopenedAt');
			const result = await signInWithCodes(context(login), { groupCode, code: card.code }, cheap);
			expect(result).toHaveProperty('session');
		}
		expect(await reopen(3)).toEqual({ problem: 'too_often' });
	});

	test('make a device wait on which twenty tries in a row are wrong, without harm to the group', async ({
		login,
		withTransaction,
		school
	}) => {
		const card = first(await createClass(withTransaction, school, 1));
		const bored = context(login);
		const { groupCode } = school;
		for (let tried = 0; tried < 300; tried++) {
			await signInWithCodes(bored, { groupCode, code: 'wrong' }, cheap);
		}
		expect(await signInWithCodes(bored, { groupCode, code: card.code }, cheap)).toMatchObject({
			problem: 'wait'
		});
		expect(
			await signInWithCodes(context(login), { groupCode, code: card.code }, cheap)
		).toHaveProperty('session');
	});

	test('tell once when an organisation has a thousand wrong tries in a day', async ({
		login,
		school
	}) => {
		const { groupCode, organisationId } = school;
		const told: string[] = [];
		const onAlarm = (organisation: string) => told.push(organisation);
		for (let round = 0; round < 11; round++) {
			await Promise.all(
				Array.from({ length: 100 }, () =>
					signInWithCodes({ ...context(login), onAlarm }, { groupCode, code: 'x' }, cheap)
				)
			);
		}
		expect(told).toEqual([organisationId]);
	});
});
