import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';

export type Renamed = {
	enrolmentId: string;
	was: string;
	exerciseId: string;
	moduleId: string;
};

/** Answers that were counted follow their exercise to its new name; what they were counted for stays as it was. */
export async function renameResponses(
	tx: Transaction,
	{ organisationId, courseId }: { organisationId: string; courseId: string },
	renamed: Renamed[]
): Promise<void> {
	if (renamed.length === 0) return;
	const of = sql`jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as n("enrolmentId" uuid,
		was text, "exerciseId" text, "moduleId" text)`;
	await tx.execute(sql`
		update pace_responses r set exercise_id = n."exerciseId", module_id = n."moduleId"
		from ${of}
		where r.organisation_id = ${organisationId} and r.course_id = ${courseId}
			and r.enrolment_id = n."enrolmentId" and r.exercise_id = n.was`);
	await tx.execute(sql`
		update pace_aggregates a set stuck_item_id = n."exerciseId"
		from ${of}
		where a.organisation_id = ${organisationId} and a.enrolment_id = n."enrolmentId"
			and a.stuck_item_id = n.was`);
}
