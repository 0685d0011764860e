import { and, asc, desc, eq, exists, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { groupWorkers, memberships } from '../groups/schema.ts';
import type { Acting } from '../identity/actor.ts';
import { people } from '../identity/schema.ts';
import { assignments, enrolments, type Assignment, type Enrolment } from './schema.ts';

/** Makes assigning to the same people take turns, in the order of their ids; recording answers goes on. */
export async function lockParticipants(
	tx: Transaction,
	{ organisationId }: Acting,
	participantIds: string[]
): Promise<void> {
	if (participantIds.length === 0) return;
	await tx
		.select({ id: people.id })
		.from(people)
		.where(and(eq(people.organisationId, organisationId), inArray(people.id, participantIds)))
		.orderBy(asc(people.id))
		.for('no key update');
}

/** What these participants have, of one course or of all, and was not withdrawn. */
export function selectHeld(
	tx: Transaction,
	{ organisationId }: Acting,
	participantIds: string[],
	courseId?: string
) {
	return tx
		.select({
			participantId: enrolments.participantId,
			courseId: enrolments.courseId,
			moduleId: enrolments.moduleId
		})
		.from(enrolments)
		.where(
			and(
				eq(enrolments.organisationId, organisationId),
				inArray(enrolments.participantId, participantIds),
				courseId === undefined ? undefined : eq(enrolments.courseId, courseId),
				isNull(enrolments.withdrawnAt)
			)
		);
}

export async function insertAssignment(tx: Transaction, assignment: Assignment): Promise<void> {
	await tx.insert(assignments).values(assignment);
}

export async function insertEnrolments(tx: Transaction, rows: Enrolment[]): Promise<void> {
	if (rows.length > 0) await tx.insert(enrolments).values(rows);
}

export async function selectAssignment(
	tx: Transaction,
	{ organisationId }: Acting,
	id: string
): Promise<Assignment | undefined> {
	const [assignment] = await tx
		.select()
		.from(assignments)
		.where(and(eq(assignments.organisationId, organisationId), eq(assignments.id, id)))
		.for('no key update');
	return assignment;
}

/** The assignments of a group, newest first; of single participants when they are in it now. */
export function selectAssignmentsOfGroup(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string
) {
	const membersOfGroup = tx
		.select({ id: memberships.participantId })
		.from(memberships)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.groupId, groupId),
				isNull(memberships.until)
			)
		);
	return tx
		.select()
		.from(assignments)
		.where(
			and(
				eq(assignments.organisationId, organisationId),
				or(eq(assignments.groupId, groupId), inArray(assignments.participantId, membersOfGroup))
			)
		)
		.orderBy(desc(assignments.startsOn), desc(assignments.id));
}

/** What runs in these groups, by due date; without a date last. */
export function selectRunningIn(tx: Transaction, { organisationId }: Acting, groupIds: string[]) {
	return tx
		.select({
			groupId: assignments.groupId,
			courseId: assignments.courseId,
			moduleId: assignments.moduleId,
			dueOn: assignments.dueOn
		})
		.from(assignments)
		.where(
			and(
				eq(assignments.organisationId, organisationId),
				inArray(assignments.groupId, groupIds),
				isNull(assignments.withdrawnAt)
			)
		)
		.orderBy(asc(assignments.dueOn), asc(assignments.id));
}

/** Running assignments of a group, for somebody who joins it. */
export function selectRunningOfGroup(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string
): Promise<Assignment[]> {
	return tx
		.select()
		.from(assignments)
		.where(
			and(
				eq(assignments.organisationId, organisationId),
				eq(assignments.groupId, groupId),
				isNull(assignments.withdrawnAt)
			)
		)
		.orderBy(asc(assignments.createdAt), asc(assignments.id));
}

/**
 * The enrolments of assignments, with names, by name. Who left the group is left out: their homework goes on, and is
 * no longer this group's to see or change.
 */
export function selectEnrolled(
	tx: Transaction,
	{ organisationId }: Acting,
	assignmentIds: string[]
) {
	const inGroup = tx
		.select({ id: memberships.participantId })
		.from(memberships)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.participantId, enrolments.participantId),
				isNull(memberships.until),
				or(isNull(assignments.groupId), eq(memberships.groupId, assignments.groupId))
			)
		);
	return tx
		.select({
			id: enrolments.id,
			assignmentId: enrolments.assignmentId,
			participantId: enrolments.participantId,
			name: people.name,
			subjectId: people.subjectId,
			startsOn: enrolments.startsOn,
			dueOn: enrolments.dueOn,
			withdrawnAt: enrolments.withdrawnAt
		})
		.from(enrolments)
		.innerJoin(
			assignments,
			and(
				eq(assignments.organisationId, enrolments.organisationId),
				eq(assignments.id, enrolments.assignmentId)
			)
		)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, enrolments.organisationId),
				eq(people.id, enrolments.participantId)
			)
		)
		.where(
			and(
				eq(enrolments.organisationId, organisationId),
				inArray(enrolments.assignmentId, assignmentIds),
				isNull(people.endedAt),
				exists(inGroup)
			)
		)
		.orderBy(asc(sql`lower(${people.name})`), asc(people.id));
}

/** What the members of a group have now, whichever group or person it was given to; by name. */
export function selectRunningOfMembers(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string
) {
	return tx
		.select({
			id: enrolments.id,
			courseId: enrolments.courseId,
			moduleId: enrolments.moduleId,
			participantId: enrolments.participantId,
			name: people.name,
			startsOn: enrolments.startsOn,
			dueOn: enrolments.dueOn
		})
		.from(memberships)
		.innerJoin(
			enrolments,
			and(
				eq(enrolments.organisationId, memberships.organisationId),
				eq(enrolments.participantId, memberships.participantId)
			)
		)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, enrolments.organisationId),
				eq(people.id, enrolments.participantId)
			)
		)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				eq(memberships.groupId, groupId),
				isNull(memberships.until),
				isNull(enrolments.withdrawnAt),
				isNull(people.endedAt)
			)
		)
		.orderBy(asc(sql`lower(${people.name})`), desc(enrolments.startsOn), desc(enrolments.id));
}

/** Running enrolments among these that belong to participants of the worker's own groups. */
export async function selectOwnEnrolments(
	tx: Transaction,
	worker: Acting,
	ids: string[],
	today: string
): Promise<Enrolment[]> {
	if (ids.length === 0) return [];
	const { organisationId, personId } = worker;
	const ownParticipants = tx
		.select({ id: memberships.participantId })
		.from(memberships)
		.innerJoin(
			groupWorkers,
			and(
				eq(groupWorkers.organisationId, memberships.organisationId),
				eq(groupWorkers.groupId, memberships.groupId)
			)
		)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				isNull(memberships.until),
				eq(groupWorkers.workerId, personId),
				or(isNull(groupWorkers.until), gte(groupWorkers.until, today))
			)
		);
	return tx
		.select()
		.from(enrolments)
		.where(
			and(
				eq(enrolments.organisationId, organisationId),
				inArray(enrolments.id, ids),
				isNull(enrolments.withdrawnAt),
				inArray(enrolments.participantId, ownParticipants)
			)
		)
		.orderBy(asc(enrolments.id));
}

/** The enrolment that somebody had in an assignment before, running or not. */
export function selectEnrolmentsOf(
	tx: Transaction,
	{ organisationId }: Acting,
	assignmentId: string,
	participantIds: string[]
): Promise<Enrolment[]> {
	return tx
		.select()
		.from(enrolments)
		.where(
			and(
				eq(enrolments.organisationId, organisationId),
				eq(enrolments.assignmentId, assignmentId),
				inArray(enrolments.participantId, participantIds)
			)
		);
}

export async function updateAssignment(
	tx: Transaction,
	{ organisationId }: Acting,
	id: string,
	change: Partial<Pick<Assignment, 'dueOn' | 'withdrawnAt'>>
): Promise<void> {
	await tx
		.update(assignments)
		.set(change)
		.where(and(eq(assignments.organisationId, organisationId), eq(assignments.id, id)));
}

export async function updateEnrolments(
	tx: Transaction,
	{ organisationId }: Acting,
	ids: string[],
	change: Partial<Pick<Enrolment, 'dueOn' | 'leftOut' | 'withdrawnAt'>>
): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.update(enrolments)
		.set(change)
		.where(and(eq(enrolments.organisationId, organisationId), inArray(enrolments.id, ids)));
}

/** Which modules of an enrolment have begun, and which were left out. */
export async function selectBegun(
	tx: Transaction,
	{ organisationId }: Acting,
	ids: string[]
): Promise<{ id: string; moduleId: string | null; leftOut: string[]; begun: string[] }[]> {
	const { rows } = await tx.execute<{
		id: string;
		moduleId: string | null;
		leftOut: string[];
		begun: string[];
	}>(sql`
		select e.id, e.module_id as "moduleId", e.left_out as "leftOut",
			array(select s.module_id from module_progress s where s.organisation_id = e.organisation_id
				and s.enrolment_id = e.id) as begun
		from enrolments e
		where e.organisation_id = ${organisationId} and e.id = any(${sql.param(ids)}::uuid[])
		for update of e`);
	return rows;
}
