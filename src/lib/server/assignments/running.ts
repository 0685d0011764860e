import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { getGroup, getParticipant } from '../groups/groups.ts';
import type { Acting } from '../identity/actor.ts';
import { findAssignable } from './catalogue.ts';
import { dateProblem, type DateProblem } from './dates.ts';
import { whoLacks } from './enrol.ts';
import {
	selectAssignment,
	selectAssignmentsOfGroup,
	selectEnrolled,
	selectOwnEnrolments,
	updateAssignment,
	updateEnrolments
} from './queries.ts';
import type { Assignment, Enrolment } from './schema.ts';

type Enrolled = Awaited<ReturnType<typeof selectEnrolled>>[number];
export type RunningAssignment = Assignment & { enrolled: Enrolled[] };

/** What was given to a group and to the single people in it, newest first; withdrawn ones too. */
export async function listAssignments(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	now: Date
): Promise<RunningAssignment[]> {
	await getGroup(tx, worker, groupId, now);
	const all = await selectAssignmentsOfGroup(tx, worker, groupId);
	if (all.length === 0) return [];
	const ids = all.map(({ id }) => id);
	const enrolled = Map.groupBy(
		await selectEnrolled(tx, worker, ids),
		({ assignmentId }) => assignmentId
	);
	return all.map((assignment) => ({ ...assignment, enrolled: enrolled.get(assignment.id) ?? [] }));
}

/**
 * Gives another due date: to everyone who still has the date of the group, or to one person.
 * Throws NotFound for an assignment of others.
 */
export async function changeDueDate(
	tx: Transaction,
	worker: Acting,
	{
		assignmentId,
		enrolmentId,
		dueOn
	}: { assignmentId: string; enrolmentId?: string; dueOn: string | null },
	now: Date
): Promise<{ problem: DateProblem } | { changed: number }> {
	const assignment = await getOwnAssignment(tx, worker, assignmentId, now);
	const wrong = dateProblem({ startsOn: assignment.startsOn, dueOn }, dayOf(now));
	if (wrong && 'dueOn' in wrong) return { problem: wrong.dueOn };

	const enrolled = await selectEnrolled(tx, worker, [assignmentId]);
	if (enrolmentId === undefined) {
		const followers = enrolled.filter((one) => one.dueOn === assignment.dueOn);
		await updateAssignment(tx, worker, assignmentId, { dueOn });
		await updateEnrolments(tx, worker, idsOf(followers), { dueOn });
		return { changed: followers.length };
	}
	const one = enrolled.filter(({ id }) => id === enrolmentId);
	if (one.length === 0) throw new NotFound('enrolment_unknown');
	await updateEnrolments(tx, worker, idsOf(one), { dueOn });
	return { changed: 1 };
}

/**
 * Takes an assignment back, for everyone or for one person. Nothing that was made is lost: `restore` brings it back
 * as it was. Throws NotFound for an assignment of others.
 */
export async function withdraw(
	tx: Transaction,
	worker: Acting,
	{ assignmentId, enrolmentId }: { assignmentId: string; enrolmentId?: string },
	now: Date
): Promise<void> {
	const { withdrawnAt } = await getOwnAssignment(tx, worker, assignmentId, now);
	const running = (await selectEnrolled(tx, worker, [assignmentId])).filter(
		(one) => one.withdrawnAt === null
	);
	if (enrolmentId === undefined) {
		if (!withdrawnAt) await updateAssignment(tx, worker, assignmentId, { withdrawnAt: now });
		await updateEnrolments(tx, worker, idsOf(running), { withdrawnAt: now });
		return;
	}
	const one = running.filter(({ id }) => id === enrolmentId);
	await updateEnrolments(tx, worker, idsOf(one), { withdrawnAt: now });
}

/**
 * Brings back what was withdrawn, with all that was made: one person, or the assignment with everyone who had it
 * until then. Who got the same in another way since keeps that, and is counted in `skipped`.
 */
export async function restore(
	tx: Transaction,
	worker: Acting,
	{ assignmentId, enrolmentId }: { assignmentId: string; enrolmentId?: string },
	now: Date
): Promise<{ restored: number; skipped: number } | { problem: 'course_gone' | 'group_closed' }> {
	const assignment = await getOwnAssignment(tx, worker, assignmentId, now);
	if (assignment.groupClosed) return { problem: 'group_closed' };
	const what = await findAssignable(tx, worker, assignment);
	if (!what) return { problem: 'course_gone' };

	const { withdrawnAt } = assignment;
	const gone = (await selectEnrolled(tx, worker, [assignmentId])).filter((one) =>
		enrolmentId === undefined
			? one.withdrawnAt !== null && one.withdrawnAt.getTime() === withdrawnAt?.getTime()
			: one.id === enrolmentId && one.withdrawnAt !== null
	);
	const byParticipant = gone.map((one) => ({ id: one.participantId, enrolmentId: one.id }));
	const { left, skipped } = await whoLacks(tx, worker, byParticipant, what);
	await updateAssignment(tx, worker, assignmentId, { withdrawnAt: null });
	await updateEnrolments(
		tx,
		worker,
		left.map((one) => one.enrolmentId),
		{ withdrawnAt: null }
	);
	return { restored: left.length, skipped: skipped.length };
}

/** Running enrolments of participants in the worker's own groups. Throws NotFound when one of them is not. */
export async function getOwnEnrolments(
	tx: Transaction,
	worker: Acting,
	ids: string[],
	now: Date
): Promise<Enrolment[]> {
	const wanted = new Set(ids);
	const found = await selectOwnEnrolments(tx, worker, [...wanted], dayOf(now));
	if (found.length !== wanted.size) throw new NotFound('enrolment_unknown');
	return found;
}

async function getOwnAssignment(tx: Transaction, worker: Acting, id: string, now: Date) {
	const assignment = await selectAssignment(tx, worker, id);
	if (!assignment) throw new NotFound('assignment_unknown');
	const { groupId, participantId } = assignment;
	if (participantId !== null) await getParticipant(tx, worker, participantId, now);
	if (groupId === null) return { ...assignment, groupClosed: false };
	const { closedAt } = await getGroup(tx, worker, groupId, now);
	return { ...assignment, groupClosed: closedAt !== null };
}

function idsOf(rows: { id: string }[]): string[] {
	return rows.map(({ id }) => id);
}
