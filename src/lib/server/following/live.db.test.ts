import { expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { createMember, test, type School } from '#tests/school.ts';
import { countsOf } from '#lib/components/worker/live-view.ts';
import { giveLevel } from '../assignments/levels.ts';
import { accessLog } from '../audit/schema.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { newId } from '#lib/ids.ts';
import { recordAnswers } from '../progress/answers.ts';
import { getModule } from '../progress/homework.ts';
import { markWork } from '../progress/marks.ts';
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

test('counts what was done on paper and together as every other page does', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const base = { withTransaction, school, worker };
	const wout = await createMember(withTransaction, school, 'participant', 'Wout');
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	const stepsDone = (pupil: Actor) =>
		withTransaction(pupil, async (tx) => {
			const { stepsDone } = await getModule(tx, pupil, 'toets', 'begin', minutesLater(60));
			return stepsDone;
		});
	const person = async (name: string, minutes: number) => {
		const { people } = (await look(base, minutesLater(minutes))).live;
		const found = people.find((one) => one.name === name);
		if (!found) throw new Error(name);
		return found;
	};
	const mark = async (name: string, pageId: string | undefined, minutes: number) => {
		const { enrolmentId } = await person(name, minutes);
		const target = { moduleId: 'begin', ...(pageId && { pageId }) };
		const about = { mark: 'paper', onDay: '2026-09-07', actId: newId() } as const;
		await withTransaction(worker, (tx) =>
			markWork(tx, worker, { ...about, enrolmentIds: [enrolmentId], target }, minutesLater(minutes))
		);
	};

	await mark('Wout', 'tweede', 1);
	// Recorded this minute, but not at a screen now.
	const onPaper = await person('Wout', 2);
	expect(onPaper).toMatchObject({ state: 'away', step: null, since: null, steps: [false, true] });
	expect(await stepsDone(wout)).toBe(1);
	expect(countsOf([onPaper], ['Eerste stap', 'Tweede stap'])).toMatchObject({
		later: 1,
		steps: [{ done: 0 }, { done: 1 }]
	});

	// Who worked at the screen before is where they were.
	await answer(base, participant, 'Iets.', minutesLater(1));
	await mark('Noor', 'tweede', 50);
	expect(await person('Noor', 51)).toMatchObject({
		...{ state: 'quiet', step: { number: 1 }, steps: [false, true] }
	});

	// What was finished is not, once there is more to do in it.
	const { enrolmentId } = await person('Noor', 52);
	await withTransaction(worker, (tx) =>
		giveLevel(
			tx,
			worker,
			{ enrolmentIds: [enrolmentId], moduleId: 'begin', level: 'extra' },
			minutesLater(52)
		)
	);
	const noor = await person('Noor', 53);
	expect(noor).toMatchObject({ steps: [false, false], shared: [false, false] });
	expect(await stepsDone(participant)).toBe(0);

	await mark('Wout', undefined, 55);
	expect(await person('Wout', 56)).toMatchObject({ state: 'done', steps: [true, true] });
	expect(await stepsDone(wout)).toBe(2);
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
