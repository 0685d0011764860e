import { Client } from 'pg';
import { expect, vi } from 'vitest';
import { newId } from '#lib/ids.ts';
import { accessLog } from '../audit/schema.ts';
import type { WithTransaction } from '../db/transaction.ts';
import { groupWorkers } from '../groups/schema.ts';
import type { Actor } from '../identity/actor.ts';
import { groups } from '../organisations/schema.ts';
import { addObservations } from '../pace/observations.ts';
import { enrolOne, ITEMS, observationFor, publishItems } from '../pace/testing-school.ts';
import { createMember, test, type School } from '#tests/school.ts';
import { decideOn } from './decide.ts';
import { selectDecisions } from './decisions.ts';
import { paceOfGroup } from './overview.ts';
import { startPause } from './pauses.ts';
import { todayOfWorker } from './today.ts';

const NOW = new Date('2026-09-21T15:00:00Z');

type Cast = { school: School; worker: Actor; withTransaction: WithTransaction };

const publish = ({ school: { organisationId }, withTransaction }: Cast) =>
	withTransaction({ organisationId, personId: null }, (tx) => publishItems(tx, organisationId));

/** Another open group of the same worker. */
async function anotherGroup(
	{ school, worker, withTransaction }: Cast,
	name: string,
	closedAt: Date | null = null
): Promise<School> {
	const { organisationId } = school;
	const id = newId();
	const code = `T${id.slice(-12).toUpperCase()}`;
	await withTransaction({ organisationId, personId: null }, async (tx) => {
		const since = '2026-08-24';
		const group = { name, code, audience: 'pupils' as const, createdAt: NOW, closedAt };
		await tx.insert(groups).values({ organisationId, id, ...group, signInReopenedAt: null });
		const link = { organisationId, groupId: id, workerId: worker.personId, since };
		await tx.insert(groupWorkers).values(link);
	});
	return { organisationId, groupId: id, groupCode: code };
}

/** A pupil who had most (or few) exercises right at first. */
async function pupil(
	{ worker, withTransaction }: Cast,
	place: School,
	name: string,
	{ struggles, dueOn = null }: { struggles: boolean; dueOn?: string | null }
) {
	const person = await createMember(withTransaction, place, 'participant', name);
	const enrolmentId = await withTransaction(person, async (tx) => {
		const given = { ...place, courseId: 'overstap', assignedBy: worker.personId };
		const id = await enrolOne(tx, given, person.personId, dueOn);
		const answers = ITEMS.slice(0, 12).map(({ id: exerciseId, moduleId }, n) =>
			observationFor(id, {
				...{ exerciseId, moduleId, elapsedMs: null },
				success: struggles ? n % 4 === 0 : n % 4 !== 0,
				answeredAt: new Date(Date.UTC(2026, 8, 14 + Math.floor(n / 2), 14, n))
			})
		);
		await addObservations(tx, person, answers);
		return id;
	});
	return { person, enrolmentId };
}

const look = ({ worker, withTransaction }: Cast) =>
	withTransaction(worker, (tx) => todayOfWorker(tx, worker, 'nl', NOW));
const names = (today: Awaited<ReturnType<typeof look>>) =>
	today.asking.map(({ row }) => row.enrolled.name);

test('names at most five over all groups, everybody once, and says where the others are', async ({
	withTransaction,
	school,
	worker,
	strangerWorker
}) => {
	const cast = { withTransaction, school, worker };
	await publish(cast);
	const second = await anotherGroup(cast, 'Groep 7');
	const closed = await anotherGroup(cast, 'Vorig jaar', NOW);
	const { person, enrolmentId } = await pupil(cast, school, 'Aya', { struggles: true });
	for (const name of ['Bas', 'Cem', 'Dee']) await pupil(cast, school, name, { struggles: true });
	for (const name of ['Eva', 'Fay', 'Gijs']) await pupil(cast, second, name, { struggles: true });
	await pupil(cast, second, 'Hugo', { struggles: false });
	await pupil(cast, closed, 'Ies', { struggles: true });
	// A second training of the same person, which she did not begin.
	await withTransaction(person, (tx) => {
		const given = { ...school, courseId: 'overstap', assignedBy: worker.personId };
		return enrolOne(tx, given, person.personId, '2026-09-30');
	});

	const today = await look(cast);
	expect(names(today)).toEqual(['Aya', 'Bas', 'Cem', 'Dee', 'Eva']);
	expect(today).toMatchObject({ groups: 2, participants: 8, withWork: 8 });
	expect(today.more).toEqual([{ group: { id: second.groupId, name: 'Groep 7' }, count: 2 }]);
	const [first] = today.asking;
	expect(first).toMatchObject({ title: 'Overstap', group: { id: school.groupId } });
	expect(first?.outcomes[0]?.items.slice(0, 4)).toEqual(['first', 'not', 'not', 'not']);

	// The same judgement as on the page of the group.
	await withTransaction(worker, async (tx) => {
		const { rows } = await paceOfGroup(tx, worker, school.groupId, { locale: 'nl' }, NOW);
		const same = rows.find(({ enrolled }) => enrolled.enrolmentId === enrolmentId);
		expect(first?.row).toEqual(same);
		const [entry] = await tx.select().from(accessLog).limit(1);
		expect(entry).toMatchObject({ action: 'pace.view', object: 'groups:own', rule: 'own group' });
		expect(entry?.subjects).toHaveLength(5);
	});

	const known = { decision: 'dismissed', detail: 'known' } as const;
	const press = () =>
		withTransaction(worker, (tx) => decideOn(tx, worker, { enrolmentId, rule: 8 }, known, NOW));
	// A button that is pressed three times is one decision.
	await Promise.all([press(), press(), press()]);
	await withTransaction(worker, async (tx) =>
		expect(await selectDecisions(tx, worker, [enrolmentId])).toHaveLength(1)
	);
	// What she did not begin is the next thing to ask about.
	const after = await look(cast);
	expect(names(after)).toEqual(['Bas', 'Cem', 'Dee', 'Eva', 'Fay']);
	expect(after.more.reduce((sum, { count }) => sum + count, 0)).toBe(2);
	expect(await look({ ...cast, worker: strangerWorker })).toMatchObject({
		...{ asking: [], more: [], participants: 0, withWork: 0, thisWeek: [], soon: [] }
	});
});

test('asks no more of the database for more groups', async ({
	withTransaction,
	school,
	worker
}) => {
	const cast = { withTransaction, school, worker };
	await publish(cast);
	await pupil(cast, school, 'Aya', { struggles: true });
	await look(cast);
	const count = async (): Promise<number> => {
		const spy = vi.spyOn(Client.prototype, 'query');
		await look(cast);
		const { length } = spy.mock.calls;
		spy.mockRestore();
		return length;
	};
	const few = await count();
	for (const name of ['Groep 7', 'Groep 6', 'Groep 5']) {
		await pupil(cast, await anotherGroup(cast, name), `P ${name}`, { struggles: true });
	}
	expect(await count()).toBe(few);
	expect(few).toBeLessThan(20);
});

test('tells what is due this week, what ends soon, and whose pause is over', async ({
	withTransaction,
	school,
	worker
}) => {
	const cast = { withTransaction, school, worker };
	await publish(cast);
	await pupil(cast, school, 'Aya', { struggles: false, dueOn: '2026-09-21' });
	await pupil(cast, school, 'Bas', { struggles: false, dueOn: '2026-09-27' });
	await pupil(cast, school, 'Cem', { struggles: false, dueOn: '2026-09-27' });
	await pupil(cast, school, 'Dee', { struggles: false, dueOn: '2026-09-28' });
	await pupil(cast, school, 'Eva', { struggles: false, dueOn: '2026-10-12' });
	const { person } = await pupil(cast, school, 'Fay', { struggles: false });
	await withTransaction(worker, (tx) => startPause(tx, worker, person.personId, '2026-09-25', NOW));
	const today = await look(cast);
	const group = { id: school.groupId, name: 'Groep 8' };
	expect(today.thisWeek).toEqual([
		{ on: '2026-09-21', title: 'Overstap', group, done: 0, of: 1 },
		{ on: '2026-09-27', title: 'Overstap', group, done: 0, of: 2 }
	]);
	expect(today.soon).toEqual([{ on: '2026-09-28', title: 'Overstap', group, done: 0, of: 1 }]);
	expect(today.pauses).toEqual([{ participantId: person.personId, name: 'Fay', to: '2026-09-25' }]);
});
