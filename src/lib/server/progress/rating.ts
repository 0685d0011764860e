import type { Rating } from '#lib/answers.ts';
import { Conflict } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { claimStatements, storeStatements } from '../xapi/record.ts';
import { moduleRated } from '../xapi/statements.ts';
import { doingIn } from './settle.ts';
import { lockEnrolments } from './state.ts';
import { getPlace } from './steps.ts';
import { updateRating } from './writes.ts';

/** Keeps how a participant found a module; may be changed, the last one counts. */
export async function rateModule(
	tx: Transaction,
	actor: Actor,
	ref: { enrolmentId: string; moduleId: string },
	rating: Rating,
	id: string,
	now: Date
): Promise<void> {
	await lockEnrolments(tx, actor, [ref.enrolmentId]);
	const place = await getPlace(tx, actor, ref);
	if (!place.moduleState) throw new Conflict('module_not_started');
	const { fresh } = await claimStatements(tx, actor.organisationId, [
		{ id, content: ['rating', ref.enrolmentId, ref.moduleId, rating] }
	]);
	if (!fresh.has(id)) return;
	const statement = moduleRated(doingIn(place, actor), { id, at: now }, rating);
	await storeStatements(tx, actor.organisationId, [statement], now);
	await updateRating(tx, { organisationId: actor.organisationId, ...ref }, rating, now);
}
