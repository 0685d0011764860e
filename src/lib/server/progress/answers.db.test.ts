import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { test } from '#tests/school.ts';
import { publishCourse } from '../courses/publish.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { recordAnswers } from './answers.ts';
import { takeHint } from './hints.ts';
import { getModule, todayOf } from './homework.ts';
import { getModuleEnd, getStep } from './step-page.ts';
import { leaveStep } from './steps.ts';
import { answerTo, compileTestCourse, giveTestCourse, optionNamed, TEST_PAGES } from './testing.ts';

const monday = new Date('2026-09-07T14:00:00Z');
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);

type Fixtures = {
	withTransaction: WithTransaction;
	participant: Actor;
	worker: Actor;
	school: { groupId: string };
};

/** The participant's first step of a course that was given to the group. */
async function begin({ withTransaction, participant, worker, school }: Fixtures) {
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, monday));
	return withTransaction(participant, (tx) =>
		getStep(tx, participant, 'toets', 'begin', 'eerste', monday)
	);
}

function count(withTransaction: WithTransaction, actor: Actor, table: string): Promise<number> {
	return withTransaction(actor, async (tx) => {
		const { rows } = await tx.execute<{ n: number }>(
			sql`select count(*)::int as n from ${sql.identifier(table)}
				where organisation_id = ${actor.organisationId}`
		);
		return rows[0]?.n ?? 0;
	});
}

test('a step that is opened while an answer is recorded leaves the progress of that answer', async ({
	withTransaction,
	participant,
	worker,
	school,
	owner
}) => {
	const step = await begin({ withTransaction, participant, worker, school });
	const answer = answerTo(step, 'kies', { option: optionNamed(step, 'kies', 'Iets.') });
	const open = () =>
		withTransaction(participant, (tx) =>
			getStep(tx, participant, 'toets', 'begin', 'tweede', later(2))
		);
	const opening = await withTransaction(participant, async (tx) => {
		await recordAnswers(tx, participant, [answer], later(1));
		const opened = open();
		await expect
			.poll(async () => (await owner.query('select from pg_locks where not granted')).rowCount)
			.toBeGreaterThan(0);
		return { opened };
	});
	await opening.opened;
	const percent = await withTransaction(participant, (tx) =>
		tx.execute(sql`select percent from module_progress
			where organisation_id = ${participant.organisationId}`)
	);
	expect(percent.rows).toEqual([{ percent: 20 }]);
});

describe('recordAnswers', () => {
	test('keeps an answer once, however often and at once it arrives', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const answer = answerTo(step, 'kies', { option: optionNamed(step, 'kies', 'Alles.') });
		const send = () =>
			withTransaction(participant, (tx) => recordAnswers(tx, participant, [answer], later(1)));

		const receipts = await Promise.all([send(), send(), send()]);

		for (const { stored, refused } of receipts) {
			expect(stored).toEqual([answer.id]);
			expect(refused).toEqual([]);
		}
		expect(receipts[0]?.states[0]?.[1]).toMatchObject({ attempts: 1, attemptsLeft: 1 });
		expect(await count(withTransaction, participant, 'answers')).toBe(1);
		expect(await count(withTransaction, participant, 'pace_responses')).toBe(1);
	});

	test('refuses the id of one answer for another', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const first = answerTo(step, 'kies', { option: optionNamed(step, 'kies', 'Alles.') });
		const second = { ...first, response: { option: optionNamed(step, 'kies', 'Iets.') } };
		await withTransaction(participant, (tx) => recordAnswers(tx, participant, [first], later(1)));

		const receipt = await withTransaction(participant, (tx) =>
			recordAnswers(tx, participant, [second], later(2))
		);

		expect(receipt.refused).toEqual([{ id: first.id, problem: 'id_taken' }]);
	});

	test('tells the solution only when the exercise is closed', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const wrong = (text: string, minute: number) =>
			withTransaction(participant, (tx) => {
				const response = { option: optionNamed(step, 'kies', text) };
				return recordAnswers(tx, participant, [answerTo(step, 'kies', response)], later(minute));
			});

		const [, first] = (await wrong('Niets.', 1)).states[0] ?? [];
		const [, second] = (await wrong('Alles.', 2)).states[0] ?? [];

		expect(first?.feedback).toMatchObject({ kind: 'not-yet', solution: null, explanation: null });
		expect(first?.feedback?.remarks).toHaveLength(1);
		// What was meant for another try is not told to who has none left: the explanation is.
		expect(second?.feedback).toMatchObject({ kind: 'closed', remarks: [] });
		expect(second?.feedback?.explanation).not.toBeNull();
		expect(second?.feedback?.solution).toEqual({ option: optionNamed(step, 'kies', 'Iets.') });
		expect(second?.done).toBe(true);
	});

	test('keeps practice after the end, and lets it change nothing', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const send = (text: string, minute: number) =>
			withTransaction(participant, (tx) => {
				const response = { option: optionNamed(step, 'kies', text) };
				return recordAnswers(tx, participant, [answerTo(step, 'kies', response)], later(minute));
			});
		await send('Iets.', 1);

		const receipt = await send('Niets.', 2);

		expect(receipt.stored).toHaveLength(1);
		expect(receipt.states[0]?.[1]).toMatchObject({ solved: true, attempts: 1 });
		expect(await count(withTransaction, participant, 'answers')).toBe(2);
	});

	test('never stores what was typed in a readable form', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const text = 'Alleen voor mij: kanarie-4711';
		const answer = { ...answerTo(step, 'vertel', { text }), sharing: 'private' as const };
		await withTransaction(participant, (tx) => recordAnswers(tx, participant, [answer], later(1)));

		const everything = await withTransaction(participant, async (tx) => {
			const tables = ['answers', 'exercise_progress', 'statements', 'statement_keys'];
			const texts: string[] = [];
			for (const table of tables) {
				const { rows } = await tx.execute(sql`select * from ${sql.identifier(table)}`);
				texts.push(JSON.stringify(rows), Buffer.from(JSON.stringify(rows)).toString('latin1'));
			}
			return texts.join('\n');
		});
		const again = await withTransaction(participant, (tx) =>
			getStep(tx, participant, 'toets', 'begin', 'eerste', later(2))
		);

		expect(everything).not.toContain('kanarie');
		expect(new Map(again.states).get('vertel')).toMatchObject({ text, sharing: 'private' });
	});

	test('says what is wrong with an answer that does not fit, and stores the others', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const good = answerTo(step, 'kies', { option: optionNamed(step, 'kies', 'Iets.') });
		const shapeless = answerTo(step, 'kies', { option: ['x'] });
		const unknown = answerTo(step, 'bestaat-niet', { option: 'x' });
		const level = answerTo(step, 'meer', { option: 'x' });
		const version = { ...good, id: newId(), versionHash: 'a'.repeat(64) };
		const foreign = { ...good, id: newId(), enrolmentId: newId() };

		const receipt = await withTransaction(participant, (tx) =>
			recordAnswers(tx, participant, [shapeless, unknown, level, version, foreign, good], later(1))
		);

		expect(receipt.stored).toEqual([good.id]);
		expect(receipt.refused.map(({ problem }) => problem)).toEqual([
			'answer_invalid',
			'exercise_unknown',
			'exercise_unknown',
			'version_unknown',
			'exercise_unknown'
		]);
	});

	test('stores nothing of a batch in which nothing fits', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const unknown = answerTo(step, 'bestaat-niet', { option: 'x' });

		const receipt = await withTransaction(participant, (tx) =>
			recordAnswers(tx, participant, [unknown], later(1))
		);

		expect(receipt).toMatchObject({
			stored: [],
			refused: [{ id: unknown.id, problem: 'exercise_unknown' }]
		});
	});

	test('grades with the version that was seen, also when it was replaced', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const first = TEST_PAGES.first
			.replace('- [x] Iets.', '- [ ] Iets.')
			.replace('- [ ] Alles.', '- [x] Alles.');
		const tenant = { organisationId: worker.organisationId, personId: null };
		const published = await withTransaction(worker, (tx) =>
			publishCourse(tx, tenant, compileTestCourse({ first }), 'Andere sleutel', later(1))
		);
		const answer = answerTo(step, 'kies', { option: optionNamed(step, 'kies', 'Iets.') });

		const receipt = await withTransaction(participant, (tx) =>
			recordAnswers(tx, participant, [answer], later(2))
		);

		expect(published).toMatchObject({ edition: 2, change: 'wijziging' });
		expect(receipt.states[0]?.[1].solved).toBe(true);
	});
});

describe('a module', () => {
	test('is done when every step was left and every exercise is done', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const ref = { enrolmentId: step.path.enrolmentId, moduleId: 'begin' };
		const inTx = <Result>(work: Parameters<typeof withTransaction<Result>>[1]) =>
			withTransaction(participant, work);
		await inTx((tx) =>
			recordAnswers(
				tx,
				participant,
				[
					answerTo(step, 'kies', { option: optionNamed(step, 'kies', 'Iets.') }),
					{ ...answerTo(step, 'vertel', null), skipped: true }
				],
				later(1)
			)
		);
		const { next } = await inTx((tx) =>
			leaveStep(
				tx,
				participant,
				{ ...ref, pageId: 'eerste' },
				{ id: newId(), activeMs: 9_000 },
				later(2)
			)
		);
		const second = await inTx((tx) =>
			getStep(tx, participant, 'toets', 'begin', next ?? '', later(3))
		);
		const order = ['Een.', 'Twee.', 'Drie.', 'Vier.'].map((text) =>
			optionNamed(second, 'reeks', text)
		);
		await inTx((tx) =>
			leaveStep(
				tx,
				participant,
				{ ...ref, pageId: 'tweede' },
				{ id: newId(), activeMs: null },
				later(4)
			)
		);
		const before = await inTx((tx) => getModuleEnd(tx, participant, 'toets', 'begin', later(4)));
		await inTx((tx) =>
			recordAnswers(tx, participant, [answerTo(second, 'reeks', { order })], later(5))
		);
		const after = await inTx((tx) => getModuleEnd(tx, participant, 'toets', 'begin', later(6)));
		const today = await inTx((tx) => todayOf(tx, participant, later(6)));

		expect(before.missing).toEqual([{ pageId: 'tweede', title: 'Tweede stap' }]);
		expect(before.completedAt).toBeNull();
		expect(after.missing).toEqual([]);
		expect(after.completedAt).not.toBeNull();
		expect(today.current).toBeNull();
		const verbs = await inTx(async (tx) => {
			const { rows } = await tx.execute<{ verb: string; n: number }>(
				sql`select regexp_replace(verb, '.*/', '') as verb, count(*)::int as n from statements
					where registration = ${ref.enrolmentId} group by 1`
			);
			return Object.fromEntries(rows.map(({ verb, n }) => [verb, n]));
		});
		expect(verbs).toMatchObject({ initialized: 3, answered: 3, experienced: 2, completed: 3 });
	});

	test('gives a hint at a time, once per request', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const ref = { enrolmentId: step.path.enrolmentId, moduleId: 'begin', pageId: 'eerste' };
		const id = newId();
		const ask = () =>
			withTransaction(participant, (tx) =>
				takeHint(tx, participant, { ...ref, exerciseId: 'kies', id }, later(1))
			);

		expect([await ask(), await ask()]).toEqual([{ hints: 1 }, { hints: 1 }]);
	});

	test('shows a participant no key, no hint and no level', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const step = await begin({ withTransaction, participant, worker, school });
		const path = await withTransaction(participant, (tx) =>
			getModule(tx, participant, 'toets', 'begin', monday)
		);
		const text = JSON.stringify([step, path]);

		for (const secret of [
			'Dan gebeurt er niets',
			'Denk klein',
			'Iets doen helpt',
			'mijn fiets',
			'extra',
			'Nog eentje'
		]) {
			expect(text).not.toContain(secret);
		}
	});

	test('is not there for who did not get it', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		await begin({ withTransaction, participant, worker, school });

		const attempt = withTransaction(worker, (tx) =>
			getModule(tx, worker, 'toets', 'begin', monday)
		);

		await expect(attempt).rejects.toThrow(NotFound);
	});
});
