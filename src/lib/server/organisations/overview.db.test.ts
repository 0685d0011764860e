import { expect } from 'vitest';
import { createMember, test } from '#tests/school.ts';
import { closeGroup, createGroup, reopenGroup } from '../groups/groups.ts';
import { removeFromGroup } from '../groups/participants.ts';
import { memberships } from '../groups/schema.ts';
import { noteLook } from '../groups/looking.ts';
import { overviewOf } from './overview.ts';
import { staffOf } from './staff.ts';

const monday = new Date('2027-01-11T09:00:00Z');

test('an administrator sees how many, and the end of the log, of the own organisation only', async ({
	withTransaction,
	administrator,
	worker,
	participant,
	school,
	stranger
}) => {
	await createMember(withTransaction, school, 'participant', 'Yassin');
	const read = () => withTransaction(administrator, (tx) => overviewOf(tx, administrator));
	expect(await read()).toEqual({
		name: 'Welzijn Toets',
		demo: false,
		people: { participant: 2, worker: 1, author: 0, administrator: 1 },
		groups: 1,
		log: null
	});

	const look = { action: 'participants.view', groupId: school.groupId } as const;
	await withTransaction(worker, (tx) =>
		noteLook(tx, worker, { ...look, subjects: [participant.personId] }, monday)
	);
	await withTransaction(worker, (tx) => noteLook(tx, worker, { ...look, subjects: [] }, monday));
	expect((await read()).log).toEqual({
		entries: 1,
		head: expect.stringMatching(/^[0-9a-f]{64}$/)
	});
	expect(stranger.organisationId).not.toBe(school.organisationId);
});

test('the frame offers the places of a role', async ({ withTransaction, worker, author }) => {
	const places = async (actor: typeof worker) =>
		(await withTransaction(actor, (tx) => staffOf(tx, actor))).places;
	expect(await places(worker)).toEqual(['attention', 'groups', 'trainings']);
	expect(await places(author)).toEqual(['trainings']);
});

test('participants are counted with the open groups that they are in, once each', async ({
	withTransaction,
	administrator,
	worker,
	participant,
	school
}) => {
	const { groupId } = school;
	const yassin = await createMember(withTransaction, school, 'participant', 'Yassin');
	const { organisationId, personId: participantId } = participant;
	const counts = async () => {
		const { groups, people } = await withTransaction(administrator, (tx) =>
			overviewOf(tx, administrator)
		);
		return [groups, people.participant];
	};
	const second = await withTransaction(worker, async (tx) => {
		const { id } = await createGroup(tx, worker, { name: 'Groepje', audience: 'pupils' }, monday);
		const since = '2027-01-11';
		await tx.insert(memberships).values({ organisationId, groupId: id, participantId, since });
		return id;
	});
	expect(await counts()).toEqual([2, 2]);

	await withTransaction(worker, (tx) => closeGroup(tx, worker, groupId, monday));
	expect(await counts(), 'Yassin is in a closed group only').toEqual([1, 1]);
	await withTransaction(worker, (tx) => reopenGroup(tx, worker, groupId, monday));
	await withTransaction(worker, (tx) =>
		removeFromGroup(tx, worker, groupId, yassin.personId, monday)
	);
	expect(await counts(), 'and then in none').toEqual([2, 1]);
	expect(second).not.toBe(groupId);
});
