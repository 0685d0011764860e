import { expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { createMember, test } from '#tests/school.ts';
import { enrolOne, publishItems } from '../pace/testing-school.ts';
import { paceOfGroup } from '../following/overview.ts';
import { paceOfParticipant } from '../following/participant.ts';
import { activityOfGroup } from '../following/activity.ts';
import { levelTable } from '../assignments/level-table.ts';
import { closeGroup, listGroups, listMembers } from './groups.ts';
import { changeParticipant, removeFromGroup } from './participants.ts';
import { createSmallGroup } from './small-groups.ts';

const NOW = new Date('2026-09-21T15:00:00Z');
const LATER = new Date('2026-09-22T15:00:00Z');

test('who is in a small group stays in the large one, and is found once in each', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const other = await createMember(withTransaction, school, 'participant', 'Wout');
	const { organisationId, groupId } = school;
	await withTransaction({ organisationId, personId: null }, async (tx) => {
		const courseId = await publishItems(tx, organisationId);
		const place = { ...school, courseId, assignedBy: worker.personId };
		for (const { personId } of [participant, other]) await enrolOne(tx, place, personId);
	});
	const wish = { id: newId(), name: 'Kaartlezen', participantIds: [participant.personId] };
	const make = () =>
		withTransaction(worker, (tx) => createSmallGroup(tx, worker, groupId, wish, NOW));
	expect(await make()).toEqual({ id: wish.id, count: 1 });
	expect(await make()).toEqual({ id: wish.id, count: 1 });

	await withTransaction(worker, async (tx) => {
		for (const [id, count] of [
			[groupId, 2],
			[wish.id, 1]
		] as const) {
			const pace = await paceOfGroup(tx, worker, id, { locale: 'nl' }, NOW);
			expect(pace.rows).toHaveLength(count);
			const levels = await levelTable(tx, worker, id, null, NOW);
			expect(levels.rows.map(({ participantId }) => participantId)).toContain(participant.personId);
			await activityOfGroup(tx, worker, id, { after: null, courseId: null }, NOW);
		}
		const own = await paceOfParticipant(tx, worker, participant.personId, { locale: 'nl' }, NOW);
		expect(own.given).toHaveLength(1);
		expect(own.participant.groupId).toBe(wish.id);
	});

	await withTransaction(worker, (tx) =>
		removeFromGroup(tx, worker, groupId, participant.personId, LATER)
	);
	await withTransaction(worker, async (tx) => {
		const left = await paceOfGroup(tx, worker, groupId, { locale: 'nl' }, LATER);
		expect(left.rows.map(({ enrolled }) => enrolled.name)).toEqual(['Wout']);
		const small = await paceOfGroup(tx, worker, wish.id, { locale: 'nl' }, LATER);
		expect(small.rows.map(({ enrolled }) => enrolled.name)).toEqual(['Noor']);
	});
});

test('a name that is in use, a stranger, and a group that is closed are refused', async ({
	withTransaction,
	school,
	worker,
	participant,
	stranger,
	strangerWorker
}) => {
	const { groupId } = school;
	const make = (name: string, personId: string, actor = worker) =>
		withTransaction(actor, (tx) =>
			createSmallGroup(tx, actor, groupId, { id: newId(), name, participantIds: [personId] }, NOW)
		);
	expect(await make('GROEP 8', participant.personId)).toEqual({ problem: 'name_taken' });
	expect(await make('Groepje', stranger.personId)).toEqual({ problem: 'gone' });
	await expect(make('Groepje', participant.personId, strangerWorker)).rejects.toThrow(NotFound);
	await withTransaction(worker, (tx) => closeGroup(tx, worker, groupId, NOW));
	expect(await make('Groepje', participant.personId)).toEqual({ problem: 'group_closed' });
	const groups = await withTransaction(worker, (tx) => listGroups(tx, worker, NOW));
	expect(groups).toHaveLength(1);
});

test('two people of one group keep names apart, whichever group they are renamed in', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	await createMember(withTransaction, school, 'participant', 'Wout');
	const id = newId();
	const wish = { id, name: 'Groepje', participantIds: [participant.personId] };
	const renamed = await withTransaction(worker, async (tx) => {
		await createSmallGroup(tx, worker, school.groupId, wish, NOW);
		expect(await listMembers(tx, worker, id)).toHaveLength(1);
		const change = { name: 'wout', extraReadingTime: false };
		return changeParticipant(tx, worker, id, participant.personId, change, NOW);
	});
	expect(renamed).toEqual({ problem: 'name_taken' });
});
