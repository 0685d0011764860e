import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Transaction } from '../db/transaction.ts';
import { createMember, test } from '#tests/school.ts';
import { aggregateOf } from './aggregate.ts';
import { TIME_ZONE } from '#lib/day.ts';
import { courseItems } from './course-items.ts';
import { refreshItems, refreshOrganisation } from './nightly.ts';
import { addObservations } from './observations.ts';
import { registerItems } from './registered-items.ts';
import { paceAggregates, paceCourses, paceItems, paceResponses } from './schema.ts';
import { randomFrom } from './testing.ts';
import { enrolOne, ITEMS, observationFor, publishItems } from './testing-school.ts';

const NIGHT = new Date('2026-10-02T01:00:00Z');

const itemRows = (tx: Transaction) => tx.select().from(paceItems).orderBy(paceItems.exerciseId);

test('registers exercises with what the author says, until answers are counted', async ({
	withTransaction,
	school
}) => {
	const { organisationId } = school;
	await withTransaction({ organisationId, personId: null }, async (tx) => {
		const courseId = await publishItems(tx, organisationId);
		const before = await itemRows(tx);
		expect(before).toHaveLength(ITEMS.length);
		expect(before[0]).toMatchObject({ moduleId: 'wegwijs', authorSeconds: 60, answers: 0 });
		expect(before[0]?.beta).toBeCloseTo(Math.log(60));
		expect(before[0]?.cutMs).toBe(9_000);

		await tx
			.update(paceItems)
			.set({ answers: 8, beta: 5 })
			.where(eq(paceItems.exerciseId, 'oefening-2'));
		const changed = ITEMS.slice(0, 2).map((item) => ({
			...item,
			authorSeconds: 90,
			moduleId: 'nieuw'
		}));
		await registerItems(tx, organisationId, courseId, changed, NIGHT);
		await registerItems(tx, organisationId, courseId, [], NIGHT);
		const { items } = await courseItems(tx, { organisationId, courseId });
		expect(items.get('oefening-1')).toMatchObject({ beta: Math.log(90), lessonId: 'nieuw' });
		expect(items.get('oefening-2')).toMatchObject({ beta: 5, lessonId: 'nieuw' });
		expect(items.size).toBe(ITEMS.length);
	});
});

test('estimates exercises from answers at night and counts afresh what turned out different', async ({
	withTransaction,
	school,
	worker
}) => {
	const { organisationId } = school;
	const tenant = { organisationId, personId: null };
	const courseId = await withTransaction(tenant, (tx) => publishItems(tx, organisationId));
	const random = randomFrom(7);
	const enrolments: string[] = [];
	for (let i = 0; i < 6; i++) {
		const pupil = await createMember(withTransaction, school, 'participant', `Kind ${i}`);
		await withTransaction(pupil, async (tx) => {
			const place = { ...school, courseId, assignedBy: worker.personId };
			const enrolmentId = await enrolOne(tx, place, pupil.personId);
			enrolments.push(enrolmentId);
			// Twice as long as the author thinks, the last pupil longer still.
			const answers = ITEMS.map(({ id }, n) => {
				const activeMs = Math.round((i === 5 ? 200_000 : 120_000) * (0.9 + 0.2 * random()));
				return observationFor(enrolmentId, {
					exerciseId: id,
					groupId: school.groupId,
					success: n % 3 !== 0,
					activeMs,
					elapsedMs: activeMs
				});
			});
			await addObservations(tx, pupil, answers);
		});
	}

	await refreshOrganisation(withTransaction, { organisationId }, NIGHT);

	await withTransaction(tenant, async (tx) => {
		const [course] = await tx.select().from(paceCourses);
		expect(course?.kappa).toBeGreaterThan(1.8);
		expect(course?.refreshedAt).toEqual(NIGHT);
		const items = await itemRows(tx);
		expect(items.every(({ answers }) => answers === 6)).toBe(true);
		expect(items.every(({ beta }) => beta > Math.log(100))).toBe(true);

		const known = await courseItems(tx, { organisationId, courseId });
		for (const enrolmentId of enrolments) {
			const rows = await tx
				.select()
				.from(paceResponses)
				.where(eq(paceResponses.enrolmentId, enrolmentId));
			const [kept] = await tx
				.select()
				.from(paceAggregates)
				.where(eq(paceAggregates.enrolmentId, enrolmentId));
			const afresh = aggregateOf(
				rows.map((row) => ({ ...row, itemId: row.exerciseId, voided: false })),
				[...known.items.values()],
				{
					timeZone: TIME_ZONE,
					delta: known.delta,
					population: known.population,
					tauNight: kept?.tauNight ?? 0
				}
			);
			expect(kept?.sumW).toBeCloseTo(afresh.sumW, 6);
			expect(kept?.sumWr).toBeCloseTo(afresh.sumWr, 6);
			expect(kept?.theta).toBeCloseTo(afresh.theta, 6);
		}
		const [slow] = await tx
			.select()
			.from(paceAggregates)
			.where(eq(paceAggregates.enrolmentId, enrolments[5] ?? ''));
		expect(slow?.tauNight).toBeLessThan(-0.2);
	});

	const before = await withTransaction(tenant, itemRows);
	await withTransaction(tenant, (tx) => refreshItems(tx, { organisationId }, NIGHT));
	expect(await withTransaction(tenant, itemRows)).toEqual(before);
});

test('has nothing to do for an organisation without courses', async ({
	withTransaction,
	school
}) => {
	const { organisationId } = school;
	await expect(
		refreshOrganisation(withTransaction, { organisationId }, NIGHT)
	).resolves.toBeUndefined();
});
