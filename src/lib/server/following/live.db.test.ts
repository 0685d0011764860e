import { expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { createMember, test, type School } from '#tests/school.ts';
import { accessLog } from '../audit/schema.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { newId } from '#lib/ids.ts';
import { recordAnswers } from '../progress/answers.ts';
import { getStep } from '../progress/step-page.ts';
import { answerTo, giveTestCourse, optionNamed } from '../progress/testing.ts';
import { markOfGroup } from './live-queries.ts';
import { liveOfGroup } from './live.ts';

const NOW = new Date('2026-09-07T09:00:00Z');
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
type Base = { withTransaction: WithTransaction; school: School; worker: Actor };

function look({ withTransaction, school, worker }: Base, now: Date) {
	return withTransaction(worker, async (tx) => ({
		live: await liveOfGroup(tx, worker, school.groupId, null, now),
		mark: await markOfGroup(tx, school)
	}));
}

async function answer(
	{ withTransaction }: Base,
	pupil: Actor,
	choice: string,
	now: Date
): Promise<void> {
	await withTransaction(pupil, async (tx) => {
		const step = await getStep(tx, pupil, 'toets', 'begin', 'eerste', now);
		const response = { option: optionNamed(step, 'kies', choice) };
		await recordAnswers(tx, pupil, [{ ...answerTo(step, 'kies', response), id: newId() }], now);
	});
}

test('who has not begun, is at work, and went quiet; every change has another mark', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const base = { withTransaction, school, worker };
	const wout = await createMember(withTransaction, school, 'participant', 'Wout');
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	const before = await look(base, NOW);
	expect(before.live.people.map(({ name, state }) => [name, state])).toEqual([
		['Noor', 'new'],
		['Wout', 'new']
	]);

	await answer(base, participant, 'Iets.', minutesLater(1));
	const after = await look(base, minutesLater(2));
	expect(after.mark).not.toBe(before.mark);
	expect(after.live.people[0]).toMatchObject({
		name: 'Noor',
		state: 'busy',
		step: { number: 1 },
		since: expect.any(String)
	});
	expect(await look(base, minutesLater(3)).then(({ mark }) => mark)).toBe(after.mark);

	const quiet = await look(base, minutesLater(15));
	expect(quiet.live.people[0]?.state).toBe('quiet');
	const later = await look(base, minutesLater(62));
	expect(later.live.people[0]).toMatchObject({ state: 'away', step: { number: 1 } });
	const tomorrow = await look(base, minutesLater(24 * 60));
	expect(tomorrow.live.people[0]?.state).toBe('away');
	expect(wout.personId).toBe(tomorrow.live.people[1]?.participantId);
});

test('a page that looks again every second is one look in ten minutes', async ({
	withTransaction,
	school,
	worker,
	participant: _pupil,
	strangerWorker
}) => {
	const base = { withTransaction, school, worker };
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	const looks = () =>
		withTransaction(worker, async (tx) =>
			(await tx.select().from(accessLog)).filter(({ action }) => action === 'pace.view')
		);
	await look(base, NOW);
	await look(base, minutesLater(1));
	await look(base, minutesLater(9));
	expect(await looks()).toHaveLength(1);
	await look(base, minutesLater(11));
	expect(await looks()).toHaveLength(2);
	expect((await looks())[0]?.subjects).toHaveLength(1);

	await withTransaction(strangerWorker, async (tx) => {
		const foreign = liveOfGroup(tx, strangerWorker, school.groupId, null, NOW);
		await expect(foreign).rejects.toThrow(NotFound);
	});
});
