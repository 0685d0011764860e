import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting, Actor } from '../identity/actor.ts';
import { recordAssigned } from '../xapi/assigned.ts';
import type { Assignable } from './catalogue.ts';
import { overlaps } from './overlap.ts';
import { insertEnrolments, lockParticipants, selectHeld } from './queries.ts';
import type { Assignment, Enrolment } from './schema.ts';

/** Who gives: a worker, with the account name that stands in statements. */
export type Assigner = Pick<Actor, 'organisationId' | 'personId' | 'actorId'>;
export type Receiver = { id: string; name: string; actorId: string };

/** Splits people in who can get this and who has it, and keeps others from giving it at the same time. */
export async function whoLacks<Someone extends { id: string }>(
	tx: Transaction,
	worker: Acting,
	people: Someone[],
	{ model, module }: Assignable
): Promise<{ left: Someone[]; skipped: Someone[] }> {
	const ids = people.map(({ id }) => id);
	await lockParticipants(tx, worker, ids);
	const held = Map.groupBy(
		await selectHeld(tx, worker, ids, model.course.id),
		({ participantId }) => participantId
	);
	const opensByWorker = module?.opens.when === 'begeleider';
	const has = ({ id }: Someone) => overlaps(held.get(id) ?? [], module?.id ?? null, opensByWorker);
	return { left: people.filter((person) => !has(person)), skipped: people.filter(has) };
}

/** Makes an enrolment for each of these people and records that it was given. */
export async function enrol(
	tx: Transaction,
	worker: Assigner,
	{ assignment, groupId, revision }: { assignment: Assignment; groupId: string; revision: string },
	people: Receiver[],
	now: Date
): Promise<void> {
	const { organisationId, id: assignmentId, courseId, moduleId, startsOn, dueOn } = assignment;
	const shared = { organisationId, assignmentId, groupId, courseId, moduleId, startsOn, dueOn };
	const rows = people.map(({ id: participantId, actorId }) => ({
		actorId,
		row: {
			...{ ...shared, id: newId(now.getTime()), participantId, leftOut: [] },
			...{ createdAt: now, withdrawnAt: null }
		}
	}));
	await insertEnrolments(
		tx,
		rows.map(({ row }) => row satisfies Enrolment)
	);
	await recordAssigned(
		tx,
		worker,
		rows.map(({ actorId, row }) => ({
			enrolmentId: row.id,
			actorId,
			groupId,
			courseId,
			moduleId,
			dueOn,
			revision
		})),
		now
	);
}
