import { and, asc, eq, gte, isNull, or } from 'drizzle-orm';
import { addDays } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import { getParticipant } from '../groups/groups.ts';
import type { Acting } from '../identity/actor.ts';
import { dutchDay } from '../pace/calendar.ts';
import { pauses } from '../pace/schema.ts';
import type { Day, Pause } from '../pace/types.ts';

/**
 * Agrees on a pause from today on, instead of the one that may be running. Nothing is expected meanwhile, and nobody is
 * flagged. Throws NotFound `participant_unknown` for one of others.
 * @param to last day; null until somebody ends it
 */
export async function startPause(
	tx: Transaction,
	worker: Acting,
	participantId: string,
	to: Day | null,
	now: Date
): Promise<void> {
	await endPause(tx, worker, participantId, now);
	const { organisationId, personId: setBy } = worker;
	await tx.insert(pauses).values({
		...{ organisationId, participantId, setBy, setAt: now },
		id: newId(now.getTime()),
		fromDay: dutchDay(now),
		toDay: to
	});
}

/** Ends the pause that is running: yesterday was its last day. Throws NotFound `participant_unknown`. */
export async function endPause(
	tx: Transaction,
	worker: Acting,
	participantId: string,
	now: Date
): Promise<void> {
	await getParticipant(tx, worker, participantId, now);
	const today = dutchDay(now);
	const running = and(
		eq(pauses.organisationId, worker.organisationId),
		eq(pauses.participantId, participantId),
		or(isNull(pauses.toDay), gte(pauses.toDay, today))
	);
	// One that began today never was: yesterday would be before its first day.
	await tx.delete(pauses).where(and(running, gte(pauses.fromDay, today)));
	await tx
		.update(pauses)
		.set({ toDay: addDays(today, -1) })
		.where(running);
}

/** Every pause of a participant, first to last. The caller has checked that they are the worker's own. */
export async function selectPauses(
	tx: Transaction,
	{ organisationId }: Acting,
	participantId: string
): Promise<Pause[]> {
	return tx
		.select({ from: pauses.fromDay, to: pauses.toDay })
		.from(pauses)
		.where(and(eq(pauses.organisationId, organisationId), eq(pauses.participantId, participantId)))
		.orderBy(asc(pauses.fromDay));
}
