/** A published course and a running enrolment in the database of a test. */
import { newId } from '#lib/ids.ts';
import { assignments, enrolments } from '../assignments/schema.ts';
import { publishTestCourse } from '../assignments/testing.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Observation } from './observations.ts';
import { registerItems, type RegisteredItem } from './registered-items.ts';

export const STARTED = new Date('2026-09-07T06:00:00Z');

/** Twelve choice exercises of a minute, and two open ones, over two modules. */
export const ITEMS: RegisteredItem[] = Array.from({ length: 14 }, (_, i) => ({
	id: `oefening-${i + 1}`,
	moduleId: i < 8 ? 'wegwijs' : 'mijn-week',
	authorSeconds: 60,
	options: i < 12 ? 4 : null,
	words: 40
}));

/** Publishes the test course and registers `ITEMS` beside it. */
export async function publishItems(tx: Transaction, organisationId: string): Promise<string> {
	const { courseId } = await publishTestCourse(tx, organisationId, STARTED);
	await registerItems(tx, organisationId, courseId, ITEMS, STARTED);
	return courseId;
}

type Place = { organisationId: string; groupId: string; courseId: string; assignedBy: string };

/** Gives the whole course to one participant of a group; returns the enrolment's id. */
export async function enrolOne(
	tx: Transaction,
	{ organisationId, groupId, courseId, assignedBy }: Place,
	participantId: string,
	dueOn: string | null = null
): Promise<string> {
	const shared = {
		organisationId,
		courseId,
		moduleId: null,
		groupId,
		startsOn: '2026-09-07',
		dueOn
	};
	const assignmentId = newId();
	const id = newId();
	const rest = { createdAt: STARTED, withdrawnAt: null };
	await tx
		.insert(assignments)
		.values({ ...shared, id: assignmentId, participantId: null, assignedBy, ...rest });
	await tx.insert(enrolments).values({ ...shared, id, assignmentId, participantId, ...rest });
	return id;
}

/** A right first attempt of a minute at the first exercise. */
export function observationFor(
	enrolmentId: string,
	changes: Partial<Observation> = {}
): Observation {
	return {
		statementId: newId(),
		enrolmentId,
		groupId: null,
		courseId: 'overstap',
		moduleId: 'wegwijs',
		exerciseId: 'oefening-1',
		attempt: 1,
		success: true,
		answeredAt: new Date('2026-09-08T14:00:00Z'),
		receivedAt: new Date('2026-10-01T08:00:00Z'),
		activeMs: 60_000,
		elapsedMs: 80_000,
		...changes
	};
}
