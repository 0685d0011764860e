import { expect } from 'vitest';
import { newId } from '#lib/ids.ts';
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
