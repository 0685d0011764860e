import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import { newId } from '#lib/ids.ts';
import { moduleLevels } from '../assignments/schema.ts';
import type { Transaction } from '../db/transaction.ts';
import { test } from '#tests/school.ts';
import { addObservations, type Observation } from './observations.ts';
import { rebuild, voidObservations } from './rebuild.ts';
import { dayActivity, paceAggregates, paceResponses } from './schema.ts';
import { enrolOne, ITEMS, observationFor, publishItems, STARTED } from './testing-school.ts';

/** How many histories; 500 take half a minute. */
const RUNS = Number(process.env.OPMAAT_HISTORIES ?? 30);

const LONG = { timeout: 20_000 + RUNS * 1_000 };

async function stored(tx: Transaction, enrolmentId: string) {
	const days = await tx
		.select()
		.from(dayActivity)
		.where(eq(dayActivity.enrolmentId, enrolmentId))
		.orderBy(dayActivity.day);
	const [aggregate] = await tx
		.select()
		.from(paceAggregates)
		.where(eq(paceAggregates.enrolmentId, enrolmentId));
	// A day on which everything was voided holds nothing, whether or not its row is still there.
	return { aggregate, days: days.filter(({ items }) => items > 0) };
}

const exerciseId = fc.constantFrom(...ITEMS.map(({ id }) => id), 'onbekend');

const answer = fc.record({
	exerciseId,
	attempt: fc.integer({ min: 1, max: 3 }),
	success: fc.boolean(),
	answeredAt: fc.date({
		min: new Date('2026-09-07T07:00:00Z'),
		max: new Date('2026-10-20T20:00:00Z'),
		noInvalidDate: true
	}),
	/** Days later than it was made: a device without a connection. */
	late: fc.integer({ min: 0, max: 20 }),
	activeMs: fc.option(fc.integer({ min: -5, max: 400_000 })),
	elapsedMs: fc.option(fc.integer({ min: 0, max: 900_000 }))
});

/** What may happen next; numbers choose among what has happened so far. */
const step = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ add: fc.array(answer, { minLength: 1, maxLength: 4 }) }) },
	{ weight: 2, arbitrary: fc.record({ again: fc.nat() }) },
	{ weight: 2, arbitrary: fc.record({ voids: fc.nat() }) },
	{
		weight: 3,
		arbitrary: fc.record({
			mark: fc.constantFrom('paper' as const, 'together' as const),
			exercises: fc.uniqueArray(exerciseId, { minLength: 1, maxLength: 5 }),
			daysAfter: fc.integer({ min: 0, max: 43 })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			level: fc.constantFrom('extra' as const, 'verdieping' as const),
			given: fc.boolean()
		})
	}
);

test(
	'a random history adds up to what building it anew gives, to the last bit',
	LONG,
	async ({ withTransaction, school, worker, participant }) => {
		const { organisationId } = school;
		const courseId = await withTransaction(participant, (tx) => publishItems(tx, organisationId));
		const history = fc.array(step, { minLength: 1, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(history, async (steps) => {
				await withTransaction(participant, async (tx) => {
					const place = { ...school, courseId, assignedBy: worker.personId };
					const enrolmentId = await enrolOne(tx, place, participant.personId);
					const all: Observation[] = [];
					const voided = new Set<string>();
					for (const one of steps) {
						if ('add' in one) {
							const added = one.add.map(({ late, ...made }) => {
								const receivedAt = new Date(made.answeredAt.getTime() + late * 86_400_000);
								return observationFor(enrolmentId, { ...made, receivedAt });
							});
							all.push(...added);
							await addObservations(tx, participant, added);
						} else if ('again' in one) {
							const repeated = all[one.again % Math.max(1, all.length)];
							await addObservations(tx, participant, repeated ? [repeated, repeated] : []);
						} else if ('voids' in one) {
							const gone = all[one.voids % Math.max(1, all.length)];
							if (gone) voided.add(gone.statementId);
							const ids = gone ? [gone.statementId, newId()] : [];
							await voidObservations(tx, { organisationId }, ids, new Date());
						} else if ('mark' in one) {
							const at = new Date(STARTED.getTime() + one.daysAfter * 86_400_000 + 18_000_000);
							const marked = one.exercises.map((exercise) =>
								observationFor(enrolmentId, {
									...{ exerciseId: exercise, mark: one.mark, answeredAt: at, receivedAt: at },
									...{ success: false, activeMs: null, elapsedMs: null }
								})
							);
							all.push(...marked);
							await addObservations(tx, participant, marked);
						} else {
							const withdrawnAt = one.given ? null : new Date();
							await tx
								.insert(moduleLevels)
								.values({
									...{ organisationId, enrolmentId, level: one.level, moduleId: 'wegwijs' },
									...{ assignedBy: worker.personId, assignedAt: new Date(), withdrawnAt }
								})
								.onConflictDoUpdate({
									target: [
										moduleLevels.organisationId,
										moduleLevels.enrolmentId,
										moduleLevels.moduleId,
										moduleLevels.level
									],
									set: { withdrawnAt }
								});
						}
					}
					const kept = await stored(tx, enrolmentId);
					await rebuild(tx, { organisationId }, [enrolmentId]);
					expect(await stored(tx, enrolmentId)).toEqual(kept);

					// And the same again for somebody who only ever gave what was left, all at once.
					const left = all.filter(({ statementId }) => !voided.has(statementId));
					const other = await enrolOne(tx, place, participant.personId);
					await addObservations(
						tx,
						participant,
						left.map((one) => ({ ...one, statementId: newId(), enrolmentId: other }))
					);
					const fresh = await stored(tx, other);
					if (left.length === 0) return;
					expect({ ...fresh.aggregate, enrolmentId }).toEqual(kept.aggregate);
					expect(fresh.days.map((day) => ({ ...day, enrolmentId }))).toEqual(kept.days);
				});
			}),
			{ numRuns: RUNS }
		);
	}
);

test('what was voided stays beside what counts, and of another organisation nothing is voided', async ({
	withTransaction,
	school,
	worker,
	participant,
	stranger
}) => {
	const { organisationId } = school;
	const one = await withTransaction(participant, async (tx) => {
		const courseId = await publishItems(tx, organisationId);
		const place = { ...school, courseId, assignedBy: worker.personId };
		const observation = observationFor(await enrolOne(tx, place, participant.personId));
		await addObservations(tx, participant, [observation]);
		return observation;
	});
	const voidBy = (org: string, person: typeof participant) =>
		withTransaction(person, (tx) =>
			voidObservations(tx, { organisationId: org }, [one.statementId], new Date())
		);
	await voidBy(stranger.organisationId, stranger);
	await withTransaction(participant, async (tx) => {
		expect((await stored(tx, one.enrolmentId)).aggregate?.itemsDone).toBe(1);
	});
	await voidBy(organisationId, participant);
	await withTransaction(participant, async (tx) => {
		const { aggregate, days } = await stored(tx, one.enrolmentId);
		expect(aggregate).toMatchObject({
			itemsDone: 0,
			timed: 0,
			sumW: 0,
			activeMs: 0,
			firstAt: null
		});
		expect(days).toEqual([]);
		expect(await tx.select().from(paceResponses)).toHaveLength(1);
	});
});
