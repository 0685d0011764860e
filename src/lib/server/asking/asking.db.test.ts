import { describe, expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { enrolments } from '../assignments/schema.ts';
import { paceOfGroup } from '../following/overview.ts';
import { paceOfParticipant } from '../following/participant.ts';
import { todayOfWorker } from '../following/today.ts';
import { selectRaised } from '../following/agreement-queries.ts';
import { giveTestCourse } from '../progress/testing.ts';
import type { WithTransaction } from '../db/transaction.ts';
import { closeGroup } from '../groups/groups.ts';
import { endWork } from '../groups/leaving.ts';
import { removeFromGroup } from '../groups/participants.ts';
import type { Actor } from '../identity/actor.ts';
import { givePassword, later } from '#tests/doors.ts';
import { createMember, test as base } from '#tests/school.ts';
import { askForHelp, hasAsked, requestOf, takeBack } from './asking.ts';
import { settleRequest } from './hearing.ts';

const NOW = new Date('2026-09-07T09:00:00Z');
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
/** A little after the homework was given. */
const SOON = new Date(NOW.getTime() + 600_000);
const SECOND = { courseId: 'toets', moduleId: 'begin', pageId: 'tweede' };

/** What a page posts about a request that it shows. */
function shownAs(enrolled?: { participantId: string; helpRequest: { id: string } | null }) {
	const { participantId = '', helpRequest } = enrolled ?? {};
	return { participantId, requestId: helpRequest?.id ?? '', outcome: 'talked' } as const;
}

/** Noor has a course of two steps, and a worker. */
const test = base.extend('given', async ({ withTransaction, school, worker, participant }) => {
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	const ask = (at: Date, about: Parameters<typeof askForHelp>[2] = null) =>
		withTransaction(participant, (tx) => askForHelp(tx, participant, about, at));
	const own = (at: Date) => withTransaction(participant, (tx) => requestOf(tx, participant, at));
	const look = (at: Date) => withTransaction(worker, (tx) => todayOfWorker(tx, worker, 'nl', at));
	return { ask, own, look };
});

test('a worker hears who asked for help, and at which step, before anything else', async ({
	given: { ask, look }
}) => {
	expect(await ask(NOW, SECOND)).toBe('asked');
	const { asking } = await look(hoursLater(1));
	expect(asking.map(({ row }) => row.reason)).toEqual([
		'Noor vroeg zelf om hulp bij stap 2, ‘Tweede stap’.'
	]);
	expect(asking[0]?.row.record).toMatchObject({ rule: 1, suggestion: 'gesprek' });
});

test('a participant sees that it was seen, and that it was closed', async ({
	withTransaction,
	school,
	worker,
	participant,
	given: { ask, own, look }
}) => {
	await ask(SOON, SECOND);
	expect(await own(SOON)).toMatchObject({ seenAt: null, closedAt: null, step: { number: 2 } });
	await look(hoursLater(1));
	await look(hoursLater(2));
	expect(await own(hoursLater(3))).toMatchObject({ seenAt: hoursLater(1), closedAt: null });

	const [row] = await withTransaction(worker, async (tx) => {
		const { rows } = await paceOfGroup(tx, worker, school.groupId, { locale: 'nl' }, hoursLater(3));
		return rows;
	});
	const about = shownAs(row?.enrolled);
	const settle = () =>
		withTransaction(worker, (tx) => settleRequest(tx, worker, about, hoursLater(4)));
	expect(await settle()).toBe('settled');
	// The same form sent twice.
	expect(await settle()).toBe('settled');
	expect(await own(hoursLater(5))).toMatchObject({ closedAt: hoursLater(4) });
	expect((await look(hoursLater(5))).asking).toEqual([]);

	await withTransaction(worker, async (tx) => {
		const shown = { locale: 'nl' } as const;
		const { timeline, log } = await paceOfParticipant(
			tx,
			worker,
			participant.personId,
			shown,
			hoursLater(5)
		);
		expect(timeline.map(({ kind }) => kind)).toEqual(['asked', 'assigned']);
		expect(timeline[0]).toMatchObject({ closed: { by: 'Sanne', outcome: 'talked' } });
		expect(log).toEqual([]);
		// It is not counted among the proposals that may have been right or wrong.
		const scope = 'own' as const;
		expect(await selectRaised(tx, worker, { scope, since: '2026-01-01', now: NOW })).toEqual([]);
	});
});

test('who asks again within two weeks is heard again', async ({
	withTransaction,
	worker,
	given: { ask, look }
}) => {
	await ask(NOW);
	const [first] = (await look(NOW)).asking;
	const about = shownAs(first?.row.enrolled);
	await withTransaction(worker, (tx) => settleRequest(tx, worker, about, hoursLater(1)));
	expect((await look(hoursLater(1))).asking).toEqual([]);
	await ask(hoursLater(2));
	const { asking } = await look(hoursLater(3));
	expect(asking.map(({ row }) => row.reason)).toEqual(['Noor vroeg zelf om hulp.']);
});

test('asking twice is one question, about where they were last', async ({
	given: { ask, own }
}) => {
	await ask(NOW);
	await Promise.all([ask(hoursLater(1), SECOND), ask(hoursLater(1), SECOND)]);
	expect(await own(hoursLater(2))).toMatchObject({ askedAt: NOW, step: { title: 'Tweede stap' } });
});

test('what was taken back asks nothing, and is told only when a worker had seen it', async ({
	withTransaction,
	worker,
	participant,
	given: { ask, own, look }
}) => {
	const back = (at: Date) => withTransaction(participant, (tx) => takeBack(tx, participant, at));
	const told = () =>
		withTransaction(worker, async (tx) => {
			const shown = { locale: 'nl' } as const;
			const { personId } = participant;
			const { timeline } = await paceOfParticipant(tx, worker, personId, shown, hoursLater(3));
			return timeline.map(({ kind }) => kind);
		});
	await ask(SOON);
	await withTransaction(participant, async (tx) => {
		expect(await hasAsked(tx, participant)).toBe(true);
		await takeBack(tx, participant, SOON);
		await takeBack(tx, participant, SOON);
		expect(await hasAsked(tx, participant)).toBe(false);
	});
	expect(await own(SOON)).toBeNull();
	expect(await told()).toEqual(['assigned']);

	await ask(hoursLater(1));
	await look(hoursLater(1));
	await back(hoursLater(2));
	expect(await own(hoursLater(3))).toBeNull();
	expect((await look(hoursLater(3))).asking).toEqual([]);
	expect(await told()).toEqual(['asked_back', 'asked', 'assigned']);
});

test('a page that is old decides about what it showed, not about what was asked since', async ({
	withTransaction,
	school,
	worker,
	participant,
	given: { ask, own, look }
}) => {
	const karim = await createMember(withTransaction, school, 'worker', 'Karim');
	const settle = (who: typeof karim, about: ReturnType<typeof shownAs>) =>
		withTransaction(who, (tx) => settleRequest(tx, who, about, hoursLater(2)));
	await ask(NOW);
	const old = shownAs((await look(NOW)).asking[0]?.row.enrolled);
	expect(await settle(karim, old)).toBe('settled');
	await ask(hoursLater(1));
	expect(await settle(worker, old)).toBe('changed');
	expect(await own(hoursLater(3))).toMatchObject({ closedAt: null });
	// What was taken back was not talked about.
	const shown = shownAs((await look(hoursLater(3))).asking[0]?.row.enrolled);
	await withTransaction(participant, (tx) => takeBack(tx, participant, hoursLater(4)));
	expect(await settle(worker, shown)).toBe('changed');
});

test('only the own worker settles a request', async ({
	withTransaction,
	strangerWorker,
	given: { ask, look }
}) => {
	await ask(NOW);
	const about = shownAs((await look(NOW)).asking[0]?.row.enrolled);
	const settling = withTransaction(strangerWorker, (tx) =>
		settleRequest(tx, strangerWorker, about, NOW)
	);
	await expect(settling).rejects.toThrow(NotFound);
});

describe('a request is heard', () => {
	const heard = async (look: (at: Date) => ReturnType<typeof todayOfWorker>) => {
		const { asked, asking } = await look(hoursLater(2));
		return [...asked.map(({ name }) => name), ...asking.map(({ row }) => row.enrolled.name)];
	};

	test('of who has no homework, and is settled there', async ({
		withTransaction,
		worker,
		participant
	}) => {
		const look = (at: Date) => withTransaction(worker, (tx) => todayOfWorker(tx, worker, 'nl', at));
		await withTransaction(participant, async (tx) => {
			expect(await askForHelp(tx, participant, null, NOW)).toBe('asked');
		});
		expect(await heard(look)).toEqual(['Noor']);
		const [one] = (await look(hoursLater(2))).asked;
		const about = shownAs({ participantId: participant.personId, helpRequest: one ?? null });
		await withTransaction(worker, (tx) => settleRequest(tx, worker, about, hoursLater(3)));
		expect(await heard(look)).toEqual([]);
	});

	test('in a closed group, and after the homework was taken back', async ({
		withTransaction,
		school,
		worker,
		given: { ask, look }
	}) => {
		await ask(NOW);
		await withTransaction(worker, (tx) => closeGroup(tx, worker, school.groupId, NOW));
		expect(await heard(look)).toEqual(['Noor']);
		await withTransaction(worker, async (tx) => {
			await tx.update(enrolments).set({ withdrawnAt: NOW });
		});
		expect(await heard(look)).toEqual(['Noor']);
	});
});

describe('nobody is promised a worker who does not hear it', () => {
	const answer = (withTransaction: WithTransaction, participant: Actor) =>
		withTransaction(participant, async (tx) => ({
			asked: await askForHelp(tx, participant, null, hoursLater(1)),
			open: await hasAsked(tx, participant)
		}));
	const nobody = { asked: 'nobody', open: false };

	test('once the worker left', async ({
		withTransaction,
		school,
		worker,
		administrator,
		participant,
		given
	}) => {
		await given.ask(NOW);
		const { groupId } = school;
		await withTransaction(worker, (tx) => closeGroup(tx, worker, groupId, NOW));
		await givePassword(withTransaction, worker);
		const { personId } = worker;
		await withTransaction(administrator, (tx) => endWork(tx, administrator, personId, later));
		expect(await answer(withTransaction, participant)).toEqual(nobody);
	});

	test('once they are out of the group', async ({
		withTransaction,
		school,
		worker,
		participant,
		given
	}) => {
		await given.ask(NOW);
		await withTransaction(worker, (tx) =>
			removeFromGroup(tx, worker, school.groupId, participant.personId, NOW)
		);
		expect(await answer(withTransaction, participant)).toEqual(nobody);
	});
});

test('a step of somebody else is unknown', async ({ given: { ask } }) => {
	await expect(ask(NOW, { ...SECOND, pageId: 'derde' })).rejects.toThrow(NotFound);
	await expect(ask(NOW, { ...SECOND, courseId: 'elders' })).rejects.toThrow(NotFound);
});

test('the same question of another participant stays theirs', async ({
	withTransaction,
	school,
	given: { ask, look }
}) => {
	const yassin = await createMember(withTransaction, school, 'participant', 'Yassin');
	await ask(NOW);
	await withTransaction(yassin, async (tx) => {
		expect(await requestOf(tx, yassin, NOW)).toBeNull();
		await takeBack(tx, yassin, NOW);
	});
	expect((await look(NOW)).asking.map(({ row }) => row.enrolled.name)).toEqual(['Noor']);
});
