import { describe, expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { createMember, test as base } from '#tests/school.ts';
import type { Transaction } from '../db/transaction.ts';
import { closeGroup } from '../groups/groups.ts';
import { listLeft, removeFromGroup } from '../groups/participants.ts';
import { prepareCodes } from '../identity/cards.ts';
import { assign, type NewAssignment } from './assign.ts';
import { addParticipants, putBackParticipant } from './newcomers.ts';
import { changeDueDate, listAssignments, restore, withdraw } from './running.ts';
import { publishTestCourse } from './testing.ts';

const monday = new Date('2027-01-11T09:00:00Z');
const tuesday = new Date('2027-01-12T09:00:00Z');

const test = base.extend('course', async ({ withTransaction, worker }) =>
	withTransaction(worker, (tx) => publishTestCourse(tx, worker.organisationId, monday))
);

const dates = { startsOn: '2027-01-11', dueOn: '2027-02-01' };

const wish = (
	to: NewAssignment['to'],
	{ moduleId = null, ...rest }: Partial<NewAssignment> = {}
): NewAssignment => ({ courseId: 'overstap', moduleId, to, ...dates, ...rest });

async function idOf(result: Awaited<ReturnType<typeof assign>>): Promise<string> {
	if ('problem' in result) throw new Error(result.problem);
	return result.assignmentId;
}

describe('assign', () => {
	test('gives a module to everyone in the group and records it for each', async ({
		withTransaction,
		worker,
		participant,
		school,
		course,
		owner
	}) => {
		const yassin = await createMember(withTransaction, school, 'participant', 'Yassin');
		const result = await withTransaction(worker, (tx) =>
			assign(tx, worker, wish(school, { moduleId: 'wegwijs' }), monday)
		);

		expect(result).toMatchObject({
			enrolled: [{ name: participant.name }, { name: 'Yassin' }],
			skipped: []
		});
		const { rows } = await owner.query(
			`select payload->'actor'->'account'->>'name' as actor, payload->'context'->>'revision' as revision
				from statements where organisation_id = $1 and payload->'verb'->>'id' like '%/registered' order by 1`,
			[worker.organisationId]
		);
		expect(rows.map(({ actor }) => actor)).toEqual([participant.actorId, yassin.actorId].sort());
		expect(rows[0].revision).toBe(course.hash);
	});

	test('skips and names who has it, also when two colleagues assign at once', async ({
		withTransaction,
		worker,
		participant,
		school,
		course
	}) => {
		expect(course.courseId).toBe('overstap');
		const give = (moduleId: string | null) =>
			withTransaction(worker, (tx) => assign(tx, worker, wish(school, { moduleId }), monday));

		const results = await Promise.all([give('wegwijs'), give('wegwijs')]);
		expect(results.filter((result) => 'enrolled' in result)).toHaveLength(1);
		expect(results).toContainEqual({ problem: 'nobody_left' });

		await createMember(withTransaction, school, 'participant', 'Yassin');
		expect(await give('wegwijs')).toMatchObject({
			enrolled: [{ name: 'Yassin' }],
			skipped: [{ name: participant.name }]
		});
		expect(await give(null)).toEqual({ problem: 'nobody_left' });
		expect(await give('mijn-week')).toMatchObject({ skipped: [] });
	});

	test('a module that a worker opens can be given beside the whole course', async ({
		withTransaction,
		worker,
		participant,
		course
	}) => {
		expect(course.courseId).toBe('overstap');
		const to = { participantId: participant.personId };
		const give = (moduleId: string | null) =>
			withTransaction(worker, (tx) => assign(tx, worker, wish(to, { moduleId }), monday));
		await give(null);
		expect(await give('wegwijs')).toEqual({ problem: 'nobody_left' });
		expect(await give('spanning')).toMatchObject({ enrolled: [{ name: participant.name }] });
		expect(await give('spanning')).toEqual({ problem: 'nobody_left' });
	});

	test('an empty group gets it once', async ({ withTransaction, worker, school, course }) => {
		expect(course.courseId).toBe('overstap');
		const give = () => withTransaction(worker, (tx) => assign(tx, worker, wish(school), monday));
		expect(await give()).toMatchObject({ enrolled: [], skipped: [] });
		expect(await give()).toEqual({ problem: 'nobody_left' });
	});

	test('refuses dates that cannot be, and closed groups', async ({
		withTransaction,
		worker,
		school,
		course
	}) => {
		expect(course.courseId).toBe('overstap');
		const early = wish(school, { dueOn: '2027-01-10' });
		expect(await withTransaction(worker, (tx) => assign(tx, worker, early, monday))).toEqual({
			problem: 'due_before_start',
			field: 'dueOn'
		});
		await withTransaction(worker, (tx) => closeGroup(tx, worker, school.groupId, monday));
		expect(await withTransaction(worker, (tx) => assign(tx, worker, wish(school), monday))).toEqual(
			{ problem: 'group_closed' }
		);
	});

	test('finds no course, module, group or participant of others', async ({
		withTransaction,
		worker,
		school,
		strangerSchool,
		stranger,
		course
	}) => {
		expect(course.courseId).toBe('overstap');
		const unknown = [
			wish(school, { courseId: 'weg' }),
			wish(school, { moduleId: 'weg' }),
			wish(strangerSchool),
			wish({ participantId: stranger.personId })
		];
		for (const one of unknown) {
			const attempt = withTransaction(worker, (tx) => assign(tx, worker, one, monday));
			await expect(attempt).rejects.toThrow(NotFound);
		}
	});
});

describe('newcomers', () => {
	test('get what runs in the group, and take it with them when they leave', async ({
		withTransaction,
		worker,
		school: { groupId },
		course,
		owner
	}) => {
		expect(course.courseId).toBe('overstap');
		const work = <Result>(run: (tx: Transaction) => Promise<Result>) =>
			withTransaction(worker, run);
		const first = await idOf(await work((tx) => assign(tx, worker, wish({ groupId }), monday)));
		const prepared = await prepareCodes(Buffer.alloc(32, 7), groupId, 2);
		const added = await work((tx) =>
			addParticipants(tx, worker, groupId, ['Sem', 'Elif'], prepared, monday)
		);
		if (!('members' in added)) throw new Error(added.problem);

		const [running] = await work((tx) => listAssignments(tx, worker, groupId, monday));
		expect(running?.id).toBe(first);
		expect(running?.enrolled.map(({ name, dueOn }) => [name, dueOn])).toEqual([
			['Elif', dates.dueOn],
			['Sem', dates.dueOn]
		]);

		const sem = added.members[0]?.id ?? '';
		await work((tx) => removeFromGroup(tx, worker, groupId, sem, tuesday));
		const [after] = await work((tx) => listAssignments(tx, worker, groupId, tuesday));
		expect(after?.enrolled.map(({ name }) => name)).toEqual(['Elif']);
		const { rows } = await owner.query(
			'select withdrawn_at from enrolments where participant_id = $1',
			[sem]
		);
		expect(rows).toEqual([{ withdrawn_at: null }]);

		// Put back, it is the same person with the same work, and one more thing that was given meanwhile.
		const left = await work((tx) => listLeft(tx, worker, groupId, tuesday));
		expect(left.map(({ name }) => name)).toEqual(['Sem']);
		const back = await work((tx) => putBackParticipant(tx, worker, groupId, sem, tuesday));
		expect(back).toMatchObject({ member: { id: sem, name: 'Sem' } });
		const again = await work((tx) => listAssignments(tx, worker, groupId, tuesday));
		expect(again.at(-1)?.enrolled.map(({ name }) => name)).toEqual(['Elif', 'Sem']);
		expect(await work((tx) => listLeft(tx, worker, groupId, tuesday))).toEqual([]);
		await expect(
			work((tx) => putBackParticipant(tx, worker, groupId, sem, tuesday))
		).rejects.toThrow(NotFound);
		await work((tx) => removeFromGroup(tx, worker, groupId, sem, tuesday));

		await work((tx) => withdraw(tx, worker, { assignmentId: first }, tuesday));
		const { rows: still } = await owner.query(
			'select withdrawn_at from enrolments where participant_id = $1',
			[sem]
		);
		expect(still).toEqual([{ withdrawn_at: null }]);
	});
});

describe('running assignments', () => {
	test('a new date for the group leaves the date of one person alone', async ({
		withTransaction,
		worker,
		participant,
		school,
		course
	}) => {
		expect(course.courseId).toBe('overstap');
		await createMember(withTransaction, school, 'participant', 'Yassin');
		const work = <Result>(run: (tx: Transaction) => Promise<Result>) =>
			withTransaction(worker, run);
		const assignmentId = await idOf(await work((tx) => assign(tx, worker, wish(school), monday)));
		const list = async () =>
			(await work((tx) => listAssignments(tx, worker, school.groupId, monday)))[0]?.enrolled ?? [];
		const noor = (await list()).find(({ name }) => name === participant.name);

		const change = (dueOn: string | null, enrolmentId?: string) =>
			work((tx) => changeDueDate(tx, worker, { assignmentId, enrolmentId, dueOn }, monday));
		expect(await change('2027-02-15', noor?.id)).toEqual({ changed: 1 });
		expect(await change('2027-02-08')).toEqual({ changed: 1 });
		expect(await change('2027-01-09')).toEqual({ problem: 'due_before_start' });

		expect((await list()).map(({ name, dueOn }) => [name, dueOn])).toEqual([
			[participant.name, '2027-02-15'],
			['Yassin', '2027-02-08']
		]);
	});

	test('what is withdrawn comes back as it was, without giving anything twice', async ({
		withTransaction,
		worker,
		school,
		participant,
		course
	}) => {
		expect(course.courseId).toBe('overstap');
		await createMember(withTransaction, school, 'participant', 'Yassin');
		const work = <Result>(run: (tx: Transaction) => Promise<Result>) =>
			withTransaction(worker, run);
		const assignmentId = await idOf(await work((tx) => assign(tx, worker, wish(school), monday)));
		const list = () => work((tx) => listAssignments(tx, worker, school.groupId, monday));
		const [before] = await list();

		await work((tx) => withdraw(tx, worker, { assignmentId }, tuesday));
		expect((await list())[0]?.enrolled.every(({ withdrawnAt }) => withdrawnAt)).toBe(true);
		await work((tx) => assign(tx, worker, wish({ participantId: participant.personId }), tuesday));

		const result = await work((tx) => restore(tx, worker, { assignmentId }, tuesday));
		expect(result).toEqual({ restored: 1, skipped: 1 });
		const back = (await list()).find(({ id }) => id === assignmentId);
		expect(back?.withdrawnAt).toBeNull();
		const yassin = back?.enrolled.find(({ name }) => name === 'Yassin');
		expect(yassin?.withdrawnAt).toBeNull();
		expect(yassin?.id).toBe(before?.enrolled.find(({ name }) => name === 'Yassin')?.id);
	});

	test('belong to the workers of the group', async ({
		withTransaction,
		worker,
		strangerWorker,
		school,
		course
	}) => {
		expect(course.courseId).toBe('overstap');
		const assignmentId = await idOf(
			await withTransaction(worker, (tx) => assign(tx, worker, wish(school), monday))
		);
		const colleague = await createMember(withTransaction, school, 'author', 'Marit');
		for (const other of [colleague, strangerWorker]) {
			const attempts = [
				(tx: Transaction) => withdraw(tx, other, { assignmentId }, monday),
				(tx: Transaction) => restore(tx, other, { assignmentId }, monday),
				(tx: Transaction) => changeDueDate(tx, other, { assignmentId, dueOn: null }, monday),
				(tx: Transaction) => listAssignments(tx, other, school.groupId, monday)
			];
			for (const attempt of attempts) {
				await expect(withTransaction<unknown>(other, attempt)).rejects.toThrow(NotFound);
			}
		}
	});
});
