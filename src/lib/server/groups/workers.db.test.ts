import { describe, expect } from 'vitest';
import { Conflict, NotFound } from '#lib/errors.ts';
import { givePassword, later } from '#tests/doors.ts';
import { createMember, test as base } from '#tests/school.ts';
import { newId } from '#lib/ids.ts';
import { paceOfParticipant } from '../following/participant.ts';
import { recordAnswers } from '../progress/answers.ts';
import { getStep } from '../progress/step-page.ts';
import { answerTo, giveTestCourse } from '../progress/testing.ts';
import { actorOf, createPerson } from '../identity/people.ts';
import { getGroup } from './groups.ts';
import { tellNewWorkers } from './introductions.ts';
import { endWork } from './leaving.ts';
import {
	addGroupWorker,
	handOverGroups,
	listGroupWorkers,
	listWorkers,
	removeGroupWorker
} from './workers.ts';

const NOW = new Date('2026-09-07T09:00:00Z');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

/** A worker of the same organisation who works with no group. */
const test = base.extend('karim', ({ withTransaction, school }) =>
	withTransaction({ organisationId: school.organisationId, personId: null }, async (tx) => {
		const person = {
			organisationId: school.organisationId,
			role: 'worker',
			name: 'Karim B'
		} as const;
		return actorOf(await createPerson(tx, person, NOW), newId());
	})
);

describe('a colleague', () => {
	test('comes to a group, and leaves it again', async ({
		withTransaction,
		school,
		worker,
		karim
	}) => {
		const { groupId } = school;
		const names = () =>
			withTransaction(worker, async (tx) =>
				(await listGroupWorkers(tx, worker, groupId, NOW)).map(({ name }) => name)
			);
		const open = () => withTransaction(karim, (tx) => getGroup(tx, karim, groupId, NOW));
		await expect(open()).rejects.toThrow(NotFound);

		const add = () =>
			withTransaction(worker, (tx) => addGroupWorker(tx, worker, groupId, karim.personId, NOW));
		expect(await add()).toEqual({ name: 'Karim B' });
		await add();
		expect(await names()).toEqual(['Sanne', 'Karim B']);
		expect(await open()).toMatchObject({ id: groupId });

		const remove = (id: string) =>
			withTransaction(karim, (tx) => removeGroupWorker(tx, karim, groupId, id, NOW));
		await remove(worker.personId);
		expect(await names()).toEqual(['Karim B']);
		await expect(
			withTransaction(worker, (tx) => getGroup(tx, worker, groupId, NOW))
		).rejects.toThrow(NotFound);
		await expect(remove(karim.personId)).rejects.toThrow(Conflict);
		await expect(remove(worker.personId)).rejects.toThrow(NotFound);
		// On the same day, back again.
		await withTransaction(karim, (tx) => addGroupWorker(tx, karim, groupId, worker.personId, NOW));
		expect((await names()).sort()).toEqual(['Karim B', 'Sanne']);
	});

	test('is a worker of the same organisation', async ({
		withTransaction,
		school,
		worker,
		author,
		participant,
		strangerWorker,
		karim
	}) => {
		await withTransaction(worker, async (tx) => {
			expect((await listWorkers(tx, worker)).map(({ name }) => name)).toEqual(['Karim B', 'Sanne']);
		});
		for (const { personId } of [author, participant, strangerWorker]) {
			const adding = withTransaction(worker, (tx) =>
				addGroupWorker(tx, worker, school.groupId, personId, NOW)
			);
			await expect(adding).rejects.toThrow(NotFound);
		}
		// Nobody lets themselves in.
		const sneaking = withTransaction(karim, (tx) =>
			addGroupWorker(tx, karim, school.groupId, karim.personId, NOW)
		);
		await expect(sneaking).rejects.toThrow(NotFound);
	});

	test('two who leave at once do not leave a group alone', async ({
		withTransaction,
		school,
		worker,
		karim
	}) => {
		const { groupId } = school;
		await withTransaction(worker, (tx) => addGroupWorker(tx, worker, groupId, karim.personId, NOW));
		const left = await Promise.allSettled(
			[worker, karim].map((one) =>
				withTransaction(one, (tx) => removeGroupWorker(tx, one, groupId, one.personId, NOW))
			)
		);
		expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});

test('what somebody shares is read by a new worker only once they were told', async ({
	withTransaction,
	school,
	worker,
	participant,
	karim
}) => {
	const later = days(14);
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	await withTransaction(participant, async (tx) => {
		const step = await getStep(tx, participant, 'toets', 'begin', 'eerste', NOW);
		const answer = answerTo(step, 'vertel', { text: 'Over mijn fiets.' });
		await recordAnswers(tx, participant, [{ ...answer, sharing: 'worker' }], NOW);
	});
	const look = (who: typeof karim, at: Date) =>
		withTransaction(who, async (tx) => {
			const { shared, isKnown } = await paceOfParticipant(
				tx,
				who,
				participant.personId,
				{ locale: 'nl' },
				at
			);
			return { texts: shared.map(({ text }) => text), isKnown };
		});
	const told = (at: Date) =>
		withTransaction(participant, (tx) => tellNewWorkers(tx, participant, at));

	expect(await told(NOW)).toEqual([]);
	expect(await look(worker, NOW)).toEqual({ texts: ['Over mijn fiets.'], isKnown: true });
	await withTransaction(worker, (tx) =>
		addGroupWorker(tx, worker, school.groupId, karim.personId, later)
	);
	expect(await look(karim, later)).toEqual({ texts: [], isKnown: false });
	expect(await told(later)).toEqual(['Karim']);
	expect(await look(karim, later)).toEqual({ texts: ['Over mijn fiets.'], isKnown: true });
	expect(await told(days(18))).toEqual(['Karim']);
	expect(await told(days(30))).toEqual([]);
});

describe('an administrator', () => {
	test('hands the groups of somebody over, who can leave then', async ({
		withTransaction,
		school,
		worker,
		administrator,
		karim
	}) => {
		await givePassword(withTransaction, worker);
		const end = () =>
			withTransaction(administrator, (tx) => endWork(tx, administrator, worker.personId, later));
		await expect(end()).rejects.toThrow('groups_left');
		const over = { from: worker.personId, to: karim.personId };
		expect(
			await withTransaction(administrator, (tx) => handOverGroups(tx, administrator, over, NOW))
		).toEqual({ from: 'Sanne', to: 'Karim B', groups: 1 });
		await withTransaction(karim, (tx) => getGroup(tx, karim, school.groupId, NOW));
		const gone = withTransaction(worker, (tx) => getGroup(tx, worker, school.groupId, NOW));
		await expect(gone).rejects.toThrow(NotFound);
		expect(await end()).toEqual({ name: 'Sanne' });
	});

	test('ends a worker whose groups have another one, and nobody works with them after that', async ({
		withTransaction,
		school,
		worker,
		administrator
	}) => {
		await givePassword(withTransaction, worker);
		const joost = await createMember(withTransaction, school, 'worker', 'Joost');
		await withTransaction(administrator, (tx) =>
			endWork(tx, administrator, worker.personId, later)
		);
		await withTransaction(joost, async (tx) => {
			const left = await listGroupWorkers(tx, joost, school.groupId, later);
			expect(left.map(({ name }) => name)).toEqual(['Joost']);
		});
	});

	test('hands nothing over to somebody of elsewhere, or to the same person', async ({
		withTransaction,
		worker,
		administrator,
		strangerWorker,
		author
	}) => {
		for (const to of [strangerWorker.personId, author.personId, worker.personId]) {
			const over = withTransaction(administrator, (tx) =>
				handOverGroups(tx, administrator, { from: worker.personId, to }, NOW)
			);
			await expect(over).rejects.toThrow(NotFound);
		}
	});
});
