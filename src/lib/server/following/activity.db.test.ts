import { expect } from 'vitest';
import { newId } from '#lib/ids.ts';
import { recordAnswers } from '../progress/answers.ts';
import { markWork } from '../progress/marks.ts';
import { learnerStates } from '../progress/state.ts';
import { getStep } from '../progress/step-page.ts';
import { answerTo, giveTestCourse, optionNamed } from '../progress/testing.ts';
import { undoMarks } from '../progress/unmark.ts';
import { agentOf } from '../xapi/activities.ts';
import { recordStatements } from '../xapi/record.ts';
import { lessonCompleted, lessonOpened } from '../xapi/statements.ts';
import { aStatement, test } from '../xapi/testing.ts';
import { activityOfGroup, activityOfParticipant } from './activity.ts';

test('tells a worker what a participant did, and who else says so', async ({
	ask,
	withTransaction,
	worker,
	strangerWorker,
	participant,
	school
}) => {
	const { organisationId } = school;
	const where = { courseId: 'vaardig', moduleId: 'stoplicht', pageId: 'welkom' };
	const doing = {
		actorId: participant.actorId,
		registration: newId(),
		groupId: school.groupId,
		revision: 'a',
		variant: [],
		where
	};
	const now = new Date();
	await withTransaction(worker, (tx) =>
		recordStatements(
			tx,
			organisationId,
			[
				lessonOpened(doing, { id: newId(), at: now }, 'Stoplicht'),
				lessonCompleted(doing, { id: newId(), at: now })
			],
			now
		)
	);
	const outside = aStatement({
		actor: agentOf(participant.actorId),
		verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { nl: 'rondde af' } },
		object: { id: 'https://opmaat.example/xapi/courses/vaardig/modules/stoplicht' },
		result: { duration: 'PT1H2M' }
	});
	expect((await ask('/statements', { body: outside })).status).toBe(200);

	const reading = { after: null, courseId: null };
	const read = (actor: typeof worker) =>
		withTransaction(actor, (tx) =>
			activityOfParticipant(tx, actor, participant.personId, reading, now)
		);
	const { events } = await read(worker);
	expect(events).toMatchObject([
		{ what: 'other', verb: 'rondde af', source: 'Toets', minutes: 62, name: 'Noor' },
		{ what: 'completed', title: 'Stoplicht', source: null },
		{ what: 'initialized', title: 'Stoplicht', source: null }
	]);
	await expect(read(strangerWorker)).rejects.toThrow('participant_unknown');

	const group = await withTransaction(worker, (tx) =>
		activityOfGroup(tx, worker, school.groupId, { after: null, courseId: 'vaardig' }, now)
	);
	expect(group.events.map(({ what }) => what)).toEqual(['completed', 'initialized']);
});

test('tells who recorded what was done elsewhere, on the day that it was recorded', async ({
	withTransaction,
	worker,
	participant,
	school
}) => {
	const monday = new Date('2026-09-07T09:00:00Z');
	const friday = new Date('2026-09-11T09:00:00Z');
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, monday));
	await withTransaction(participant, async (tx) => {
		const step = await getStep(tx, participant, 'toets', 'begin', 'eerste', monday);
		const given = answerTo(step, 'kies', { option: optionNamed(step, 'kies', 'Iets.') });
		// A device that was away for two days.
		await recordAnswers(tx, participant, [given], new Date('2026-09-09T09:00:00Z'));
	});
	const [state] = await withTransaction(participant, (tx) => learnerStates(tx, participant));
	const actId = newId();
	const wish = { enrolmentIds: [state?.enrolmentId ?? ''], mark: 'paper' as const, actId };
	const target = { moduleId: 'begin', pageId: 'tweede' };
	await withTransaction(worker, (tx) =>
		markWork(tx, worker, { ...wish, target, onDay: '2026-09-08' }, friday)
	);
	const read = (now: Date) =>
		withTransaction(worker, (tx) =>
			activityOfGroup(tx, worker, school.groupId, { after: null, courseId: null }, now)
		);

	const { events } = await read(friday);
	const recorded = { by: worker.name, mark: 'paper', onDay: '2026-09-08' };
	const byWorker = events.filter((event) => event.recorded && event.what !== 'progressed');
	expect(byWorker, 'one line for the step and its exercise').toHaveLength(1);
	expect(byWorker[0]).toMatchObject({ name: participant.name, recorded, at: friday.toISOString() });
	const days = events.map(({ at }) => at.slice(0, 10));
	expect(days).toEqual(days.toSorted().reverse());

	const saturday = new Date('2026-09-12T09:00:00Z');
	await withTransaction(worker, (tx) => undoMarks(tx, worker, actId, saturday));
	const after = (await read(saturday)).events;
	const told = after.filter(({ what, recorded }) => recorded && what !== 'progressed');
	expect(told).toMatchObject([{ what: 'voided', recorded: { by: worker.name, mark: null } }]);
});
