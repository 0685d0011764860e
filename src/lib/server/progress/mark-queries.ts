import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { moduleProgress, workMarks } from './schema.ts';

export type MarkRow = typeof workMarks.$inferInsert;

export async function insertMarks(tx: Transaction, rows: MarkRow[]): Promise<void> {
	if (rows.length > 0) await tx.insert(workMarks).values(rows);
}

/** What stands of one press of the button. */
export function selectAct(tx: Transaction, { organisationId }: Acting, actId: string) {
	return tx
		.select()
		.from(workMarks)
		.where(
			and(
				eq(workMarks.organisationId, organisationId),
				eq(workMarks.actId, actId),
				isNull(workMarks.undoneAt)
			)
		)
		.orderBy(workMarks.enrolmentId, workMarks.id);
}

/** @returns those that stood until now */
export async function updateUndone(
	tx: Transaction,
	{ organisationId, personId: undoneBy }: Acting,
	ids: string[],
	undoneAt: Date
): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.update(workMarks)
		.set({ undoneBy, undoneAt })
		.where(
			and(
				eq(workMarks.organisationId, organisationId),
				inArray(workMarks.id, ids),
				isNull(workMarks.undoneAt)
			)
		)
		.returning({ id: workMarks.id });
	return rows.map(({ id }) => id);
}

type Here = { organisationId: string; enrolmentId: string; moduleId: string };

/** A module on which nothing was done after all has not begun: the participant opens it as new. */
export async function deleteModule(tx: Transaction, here: Here): Promise<void> {
	await tx.delete(moduleProgress).where(isHere(here));
}

/** When somebody was at work in a module, from what is left of it. */
export async function updateModuleMoments(
	tx: Transaction,
	here: Here,
	{ reopened }: { reopened: boolean }
): Promise<void> {
	const { organisationId, enrolmentId, moduleId } = here;
	await tx.execute(sql`
		update module_progress m set started_at = coalesce(w.first, m.started_at),
			active_at = coalesce(w.last, m.active_at)
			${reopened ? sql`, completed_at = null` : sql``}
		from (select min(at) as first, max(at) as last from (
			select unnest(array[opened_at, left_at, completed_at]) as at from page_progress
			where organisation_id = ${organisationId} and enrolment_id = ${enrolmentId} and module_id = ${moduleId}
			union all select received_at from exercise_progress
			where organisation_id = ${organisationId} and enrolment_id = ${enrolmentId} and module_id = ${moduleId}
			union all select least(on_day + time '11:00' at time zone 'UTC', set_at) from work_marks
			where organisation_id = ${organisationId} and enrolment_id = ${enrolmentId} and module_id = ${moduleId}
				and undone_at is null
		) each) w
		where m.organisation_id = ${organisationId} and m.enrolment_id = ${enrolmentId}
			and m.module_id = ${moduleId}`);
}

function isHere({ organisationId, enrolmentId, moduleId }: Here) {
	return and(
		eq(moduleProgress.organisationId, organisationId),
		eq(moduleProgress.enrolmentId, enrolmentId),
		eq(moduleProgress.moduleId, moduleId)
	);
}
