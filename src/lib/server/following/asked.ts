import { noteSeen } from '../asking/hearing.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { EnrolledRow } from './enrolled-queries.ts';

/** Whoever asked for help and is named on this page is told that it was seen. */
export async function noteAskedSeen(
	tx: Transaction,
	worker: Acting,
	named: readonly Pick<EnrolledRow, 'participantId' | 'helpRequest'>[],
	now: Date
): Promise<void> {
	const unseen = named.filter(({ helpRequest }) => helpRequest?.seen === false);
	const people = new Set(unseen.map(({ participantId }) => participantId));
	await noteSeen(tx, worker, [...people], now);
}
