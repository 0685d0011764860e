import { describe, expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { test as base } from '#tests/school.ts';
import { assign } from './assign.ts';
import { giveLevel, levelsGiven, previewLevel, withdrawLevel } from './levels.ts';
import { listAssignments } from './running.ts';
import { publishTestCourse } from './testing.ts';

const monday = new Date('2027-01-11T09:00:00Z');
const dates = { startsOn: '2027-01-11', dueOn: null };

/** The school's participant has the whole course. */
const test = base.extend('enrolmentId', async ({ withTransaction, worker, participant, school }) =>
	withTransaction(worker, async (tx) => {
		await publishTestCourse(tx, worker.organisationId, monday);
		const to = { participantId: participant.personId };
		await assign(tx, worker, { courseId: 'overstap', moduleId: null, to, ...dates }, monday);
		const [running] = await listAssignments(tx, worker, school.groupId, monday);
		return running?.enrolled[0]?.id ?? '';
	})
);

const change = (enrolmentId: string, level: 'extra' | 'verdieping', moduleId = 'wegwijs') => ({
	enrolmentIds: [enrolmentId],
	moduleId,
	level
});

describe('levels', () => {
	test('a preview says what is added and changes nothing', async ({
		withTransaction,
		worker,
		participant,
		enrolmentId
	}) => {
		const look = () =>
			withTransaction(worker, (tx) =>
				previewLevel(tx, worker, change(enrolmentId, 'extra'), monday)
			);
		await look();
		expect(await look()).toEqual([
			{
				enrolmentId,
				participantId: participant.personId,
				has: [],
				added: {
					steps: [{ pageId: 'oefenen', title: 'Stap oefenen', minutes: 2 }],
					exercises: 2,
					minutes: 4
				}
			}
		]);
	});

	test('levels add up, are given once and can be taken back and given again', async ({
		withTransaction,
		worker,
		enrolmentId
	}) => {
		const give = (level: 'extra' | 'verdieping') =>
			withTransaction(worker, (tx) => giveLevel(tx, worker, change(enrolmentId, level), monday));
		const given = () =>
			withTransaction(worker, (tx) => levelsGiven(tx, worker, [enrolmentId], 'wegwijs'));

		expect(await give('extra')).toEqual([enrolmentId]);
		expect(await give('extra')).toEqual([]);
		expect(await give('verdieping')).toEqual([enrolmentId]);
		expect((await given()).get(enrolmentId)).toEqual(['extra', 'verdieping']);

		const back = await withTransaction(worker, (tx) =>
			withdrawLevel(tx, worker, change(enrolmentId, 'extra'), monday)
		);
		expect(back).toEqual([enrolmentId]);
		expect((await given()).get(enrolmentId)).toEqual(['verdieping']);
		expect(await give('extra')).toEqual([enrolmentId]);
	});

	test('is refused for modules without it, and for enrolments of others', async ({
		withTransaction,
		worker,
		strangerWorker,
		enrolmentId
	}) => {
		const none = withTransaction(worker, (tx) =>
			giveLevel(tx, worker, change(enrolmentId, 'extra', 'mijn-week'), monday)
		);
		await expect(none).rejects.toThrow(NotFound);
		for (const act of [previewLevel, giveLevel, withdrawLevel]) {
			const attempt = withTransaction<unknown>(strangerWorker, (tx) =>
				act(tx, strangerWorker, change(enrolmentId, 'extra'), monday)
			);
			await expect(attempt).rejects.toThrow(NotFound);
		}
	});
});
