import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import { createMember, test } from '#tests/school.ts';
import { aggregateOf } from './aggregate.ts';
import { PLAIN_CALENDAR } from './calendar.ts';
import { courseItems } from './course-items.ts';
import { addObservations, type Observation } from './observations.ts';
import { activityOf } from './own-rows.ts';
import { dayActivity, paceAggregates, paceResponses } from './schema.ts';
import { enrolOne, ITEMS, observationFor, publishItems } from './testing-school.ts';
import type { PaceResponse } from './types.ts';

const { timeZone } = PLAIN_CALENDAR;

async function stored(tx: Transaction, enrolmentId: string) {
	const [aggregate] = await tx
		.select()
		.from(paceAggregates)
		.where(eq(paceAggregates.enrolmentId, enrolmentId));
	const responses = await tx
		.select()
		.from(paceResponses)
		.where(eq(paceResponses.enrolmentId, enrolmentId));
	const days = await tx
		.select({ day: dayActivity.day, items: dayActivity.items, activeMs: dayActivity.activeMs })
		.from(dayActivity)
		.where(eq(dayActivity.enrolmentId, enrolmentId))
		.orderBy(dayActivity.day);
	return { aggregate, responses, days };
}

const response = (row: typeof paceResponses.$inferSelect): PaceResponse => ({
	...row,
	itemId: row.exerciseId,
	voided: row.voidedAt !== null
});

const history = fc.array(
	fc.record({
		exerciseId: fc.constantFrom(...ITEMS.map(({ id }) => id), 'onbekend'),
		attempt: fc.integer({ min: 1, max: 3 }),
		success: fc.boolean(),
		answeredAt: fc.date({
			min: new Date('2026-09-07T07:00:00Z'),
			max: new Date('2026-09-28T20:00:00Z'),
			noInvalidDate: true
		}),
		activeMs: fc.option(fc.integer({ min: -5, max: 400_000 })),
		elapsedMs: fc.option(fc.integer({ min: 0, max: 900_000 }))
	}),
	{ minLength: 1, maxLength: 25 }
);

test('counts the same, in whatever batches answers arrive, as everything at once', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const { organisationId } = school;
	const courseId = await withTransaction(participant, (tx) => publishItems(tx, organisationId));
	await fc.assert(
		fc.asyncProperty(history, fc.array(fc.integer({ min: 1, max: 5 })), async (answers, sizes) => {
			await withTransaction(participant, async (tx) => {
				const place = { ...school, courseId, assignedBy: worker.personId };
				const enrolmentId = await enrolOne(tx, place, participant.personId);
				const left = answers.map((answer) => observationFor(enrolmentId, answer));
				while (left.length > 0) {
					await addObservations(tx, participant, left.splice(0, sizes.pop() ?? 3));
				}
				const { aggregate, responses, days } = await stored(tx, enrolmentId);
				const { items, delta } = await courseItems(tx, { organisationId, courseId });
				const afresh = aggregateOf(responses.map(response), [...items.values()], {
					timeZone,
					delta
				});
				for (const [name, value] of Object.entries(afresh)) {
					const kept = aggregate?.[name as keyof typeof aggregate];
					if (typeof value === 'number') expect(kept, name).toBeCloseTo(value, 6);
					else expect(kept, name).toEqual(value);
				}
				expect(days).toEqual(activityOf(responses.map(response)));
			});
		}),
		{ numRuns: 25 }
	);
});

test('counts an answer once, however often and wherever it comes from', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const { organisationId } = school;
	const other = await createMember(withTransaction, school, 'participant', 'Bo');
	const enrolmentId = await withTransaction(worker, async (tx) => {
		const courseId = await publishItems(tx, organisationId);
		const place = { ...school, courseId, assignedBy: worker.personId };
		return enrolOne(tx, place, participant.personId);
	});
	const one = observationFor(enrolmentId);
	const record = (actor: typeof participant, observations: Observation[]) =>
		withTransaction(actor, (tx) => addObservations(tx, actor, observations));

	await record(participant, []);
	await record(participant, [one, one]);
	await record(participant, [one]);
	await record(other, [observationFor(enrolmentId)]);

	const { aggregate, responses, days } = await withTransaction(worker, (tx) =>
		stored(tx, enrolmentId)
	);
	expect(responses).toHaveLength(1);
	expect(aggregate).toMatchObject({ timed: 1, itemsDone: 1, activeMs: 60_000, tauNight: 0 });
	expect(days).toEqual([{ day: '2026-09-08', items: 1, activeMs: 60_000 }]);
});

test('counts an exercise that the author has just added, and one that nobody knows', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const { organisationId } = school;
	const { aggregate, responses } = await withTransaction(worker, async (tx) => {
		const courseId = await publishItems(tx, organisationId);
		const place = { ...school, courseId, assignedBy: worker.personId };
		const enrolmentId = await enrolOne(tx, place, participant.personId);
		await addObservations(tx, participant, [
			observationFor(enrolmentId, { exerciseId: 'onbekend' }),
			observationFor(enrolmentId)
		]);
		return stored(tx, enrolmentId);
	});
	expect(responses).toHaveLength(2);
	expect(aggregate).toMatchObject({ timed: 1, itemsDone: 2, activeMs: 120_000 });
});

test('shows nothing of it to another organisation', async ({
	withTransaction,
	school,
	worker,
	participant,
	stranger
}) => {
	const { organisationId } = school;
	const enrolmentId = await withTransaction(worker, async (tx) => {
		const courseId = await publishItems(tx, organisationId);
		const place = { ...school, courseId, assignedBy: worker.personId };
		const id = await enrolOne(tx, place, participant.personId);
		await addObservations(tx, participant, [observationFor(id)]);
		return id;
	});
	await withTransaction(stranger, async (tx) => {
		expect(await stored(tx, enrolmentId)).toEqual({
			aggregate: undefined,
			responses: [],
			days: []
		});
		const intruder = { ...participant, organisationId: stranger.organisationId };
		await addObservations(tx, intruder, [observationFor(enrolmentId, { statementId: newId() })]);
		expect((await stored(tx, enrolmentId)).responses).toEqual([]);
	});
});
