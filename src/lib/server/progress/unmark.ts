import { newId } from '#lib/ids.ts';
import { getOwnEnrolments } from '../assignments/running.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { voidObservations } from '../pace/rebuild.ts';
import { recordStatements } from '../xapi/record.ts';
import { undone } from '../xapi/statements.ts';
import type { Statement } from '../xapi/types.ts';
import {
	deleteModule,
	selectAct,
	updateModuleMoments,
	updateUndone,
	type MarkRow
} from './mark-queries.ts';
import { learnerFor } from './marks.ts';
import { placeOf } from './place.ts';
import { settle } from './settle.ts';
import { learnerStates, lockEnrolments } from './state.ts';

/**
 * Undoes everything of one press of the button, as if it had never been: statements are voided, pace and progress go back to
 * what the rest makes of them. Undone before, or unknown, changes nothing.
 * @returns how many participants it was undone for
 * @throws NotFound for participants of others
 */
export async function undoMarks(
	tx: Transaction,
	worker: Actor,
	actId: string,
	now: Date
): Promise<{ undone: number }> {
	const perEnrolment = Map.groupBy(await selectAct(tx, worker, actId), (row) => row.enrolmentId);
	await getOwnEnrolments(tx, worker, [...perEnrolment.keys()], now);
	const statements: Statement[] = [];
	for (const rows of perEnrolment.values()) {
		statements.push(...(await undoOf(tx, worker, rows, now)));
	}
	await recordStatements(tx, worker.organisationId, statements, now);
	return { undone: perEnrolment.size };
}

type Row = MarkRow & { pageId: string | null; exerciseId: string | null };

async function undoOf(
	tx: Transaction,
	worker: Actor,
	[first, ...rest]: Row[],
	now: Date
): Promise<Statement[]> {
	if (!first) return [];
	const { organisationId } = worker;
	const { enrolmentId, participantId, mark } = first;
	const learner = await learnerFor(tx, worker, participantId, mark);
	await lockEnrolments(tx, learner, [enrolmentId]);
	const all = [first, ...rest];
	const gone = await updateUndone(
		tx,
		worker,
		all.map(({ id }) => id),
		now
	);
	await voidObservations(tx, { organisationId }, gone, now);

	const following: Statement[] = [];
	for (const moduleId of new Set(all.map((row) => row.moduleId))) {
		const here = { organisationId, enrolmentId, moduleId };
		const [state] = await learnerStates(tx, learner, { enrolmentId });
		const place = state && (await placeOf(tx, learner, state, moduleId));
		if (!place) continue;
		const left = [...place.state.pages, ...place.state.exercises, ...place.state.marks];
		if (!left.some((one) => one.moduleId === moduleId)) {
			await deleteModule(tx, here);
			continue;
		}
		// The module was complete by a mark, perhaps another one than this; now it is not.
		const whole = place.state.marks.filter((one) => one.moduleId === moduleId && !one.pageId);
		const wasWhole = all.some((row) => row.moduleId === moduleId && row.pageId === null);
		const reopened = !place.progress.complete && (wasWhole || whole.length > 0);
		if (reopened) {
			const ids = whole.map(({ id }) => id);
			gone.push(...(await updateUndone(tx, worker, ids, now)));
		}
		following.push(...(await settle(tx, learner, place, [], now)));
		await updateModuleMoments(tx, here, { reopened });
	}
	const who = { actorId: learner.actorId, instructor: worker.actorId };
	const voids = gone.map((id) => undone(who, { id: newId(now.getTime()), at: now }, id));
	return [...voids, ...following];
}
