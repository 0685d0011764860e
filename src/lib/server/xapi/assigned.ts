import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import { recordStatements } from './record.ts';
import { assigned } from './statements.ts';

export type NewEnrolment = {
	enrolmentId: string;
	/** The participant's opaque account name. */
	actorId: string;
	groupId: string | null;
	courseId: string;
	moduleId: string | null;
	dueOn: string | null;
	/** Hash of the course version that was active. */
	revision: string;
};

/** Records that a worker gave a course or module to each of these participants. */
export async function recordAssigned(
	tx: Transaction,
	worker: { organisationId: string; actorId: string },
	enrolments: NewEnrolment[],
	now: Date
): Promise<void> {
	const statements = enrolments.map((enrolment) =>
		assigned(
			{
				actorId: enrolment.actorId,
				registration: enrolment.enrolmentId,
				groupId: enrolment.groupId,
				revision: enrolment.revision,
				variant: [],
				where: {
					courseId: enrolment.courseId,
					...(enrolment.moduleId && { moduleId: enrolment.moduleId })
				}
			},
			{ id: newId(now.getTime()), at: now },
			worker,
			enrolment.dueOn
		)
	);
	await recordStatements(tx, worker.organisationId, statements, now);
}
