import { dayOf } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import { getGroup, getParticipant, listMembers } from '../groups/groups.ts';
import { getAssignable } from './catalogue.ts';
import { dateProblem, type DateProblem } from './dates.ts';
import { enrol, whoLacks, type Assigner, type Receiver } from './enrol.ts';
import { insertAssignment, selectRunningOfGroup } from './queries.ts';
import type { Assignment } from './schema.ts';

export type NewAssignment = {
	courseId: string;
	/** Null: the whole course. */
	moduleId: string | null;
	to: { groupId: string } | { participantId: string };
	/** Days, yyyy-mm-dd. */
	startsOn: string;
	dueOn: string | null;
};

export type AssignResult =
	| { assignmentId: string; enrolled: Receiver[]; skipped: Receiver[] }
	| { problem: 'group_closed' | 'nobody_left' }
	| { problem: DateProblem; field: 'startsOn' | 'dueOn' };

/**
 * Gives a course, or one module of it, to a group or to one person. Who has it already keeps what they have and
 * is named in `skipped`; nobody ever gets the same module twice.
 * Throws NotFound for a course, module, group or participant that is not the worker's to give (to).
 */
export async function assign(
	tx: Transaction,
	worker: Assigner,
	{ courseId, moduleId, to, startsOn, dueOn }: NewAssignment,
	now: Date
): Promise<AssignResult> {
	const wrongDate = dateProblem({ startsOn, dueOn }, dayOf(now));
	if (wrongDate) {
		const [[field, problem]] = Object.entries(wrongDate) as [['startsOn' | 'dueOn', DateProblem]];
		return { problem, field };
	}
	const what = await getAssignable(tx, worker, { courseId, moduleId });
	const { people, groupId, closed } = await receiversOf(tx, worker, to, now);
	if (closed) return { problem: 'group_closed' };

	const { left, skipped } = await whoLacks(tx, worker, people, what);
	if (left.length === 0 && (skipped.length > 0 || (await runsAlready()))) {
		return { problem: 'nobody_left' };
	}

	const assignment: Assignment = {
		organisationId: worker.organisationId,
		id: newId(now.getTime()),
		courseId,
		moduleId,
		groupId: 'groupId' in to ? to.groupId : null,
		participantId: 'participantId' in to ? to.participantId : null,
		startsOn,
		dueOn,
		assignedBy: worker.personId,
		createdAt: now,
		withdrawnAt: null
	};
	await insertAssignment(tx, assignment);
	await enrol(tx, worker, { assignment, groupId, revision: what.hash }, left, now);
	return { assignmentId: assignment.id, enrolled: left, skipped };

	/** An empty group has it too: whoever joins would get it twice. */
	async function runsAlready(): Promise<boolean> {
		if (!('groupId' in to)) return false;
		const running = await selectRunningOfGroup(tx, worker, to.groupId);
		return running.some((one) => one.courseId === courseId && one.moduleId === moduleId);
	}
}

async function receiversOf(
	tx: Transaction,
	worker: Assigner,
	to: NewAssignment['to'],
	now: Date
): Promise<{ people: Receiver[]; groupId: string; closed: boolean }> {
	if ('groupId' in to) {
		const { closedAt } = await getGroup(tx, worker, to.groupId, now);
		const people = await listMembers(tx, worker, to.groupId);
		return { people, groupId: to.groupId, closed: closedAt !== null };
	}
	const { id, name, actorId, groupId } = await getParticipant(tx, worker, to.participantId, now);
	return { people: [{ id, name, actorId }], groupId, closed: false };
}
