import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { courseItems } from './course-items.ts';
import { idsOf } from './own-queries.ts';
import { activityOf, aggregateFrom } from './own-rows.ts';
import { contributionIn, type CountedResponse } from './rows.ts';
import { dayActivity, paceAggregates, paceResponses } from './schema.ts';

type Org = { organisationId: string };

/**
 * Takes answers out of the pace of who gave them, as if they had never been counted: what is left adds up exactly,
 * because every answer keeps what it was counted for. An answer that is unknown, or voided before, changes nothing.
 */
export async function voidObservations(
	tx: Transaction,
	{ organisationId }: Org,
	statementIds: string[],
	now: Date
): Promise<void> {
	if (statementIds.length === 0) return;
	const wanted = and(
		eq(paceResponses.organisationId, organisationId),
		inArray(paceResponses.statementId, statementIds),
		isNull(paceResponses.voidedAt)
	);
	const found = await tx
		.selectDistinct({ enrolmentId: paceResponses.enrolmentId })
		.from(paceResponses)
		.where(wanted);
	if (found.length === 0) return;
	const enrolmentIds = found.map(({ enrolmentId }) => enrolmentId);
	await lock(tx, organisationId, enrolmentIds);
	await tx.update(paceResponses).set({ voidedAt: now }).where(wanted);
	await rebuild(tx, { organisationId }, enrolmentIds);
}

/**
 * Builds sums and days of enrolments anew from their answers. The result is what recording one by one gives: a test
 * goes through random histories to see it.
 */
export async function rebuild(
	tx: Transaction,
	{ organisationId }: Org,
	enrolmentIds: string[]
): Promise<void> {
	await lock(tx, organisationId, enrolmentIds);
	for (const enrolmentId of [...new Set(enrolmentIds)].sort()) {
		await rebuildOne(tx, organisationId, enrolmentId);
	}
}

async function rebuildOne(
	tx: Transaction,
	organisationId: string,
	enrolmentId: string
): Promise<void> {
	const own = and(
		eq(paceResponses.organisationId, organisationId),
		eq(paceResponses.enrolmentId, enrolmentId)
	);
	const rows = await tx
		.select()
		.from(paceResponses)
		.where(and(own, isNull(paceResponses.voidedAt)))
		.orderBy(asc(paceResponses.statementId));
	const [any] = rows.length > 0 ? rows : await tx.select().from(paceResponses).where(own).limit(1);
	if (!any) return;
	const course = await courseItems(
		tx,
		{ organisationId, courseId: any.courseId },
		rows.map(({ exerciseId }) => exerciseId)
	);
	const counted = rows.map((row): CountedResponse => {
		const response = { ...row, itemId: row.exerciseId, voided: false };
		return { ...response, contribution: contributionIn(response, row) };
	});
	await tx
		.update(paceAggregates)
		.set(aggregateFrom(counted, course))
		.where(
			and(
				eq(paceAggregates.organisationId, organisationId),
				eq(paceAggregates.enrolmentId, enrolmentId)
			)
		);
	await tx
		.delete(dayActivity)
		.where(
			and(eq(dayActivity.organisationId, organisationId), eq(dayActivity.enrolmentId, enrolmentId))
		);
	const days = activityOf(counted).map((day) => ({ organisationId, enrolmentId, ...day }));
	if (days.length > 0) await tx.insert(dayActivity).values(days);
}

/** In order of id, as recording does it: neither waits for the other in a circle. */
async function lock(tx: Transaction, organisationId: string, ids: string[]): Promise<void> {
	await tx.execute(sql`select id from enrolments where organisation_id = ${organisationId}
		and id = any(${idsOf(ids)}::uuid[]) order by id for update`);
}
