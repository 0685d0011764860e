import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { recordDecision, type NewDecision } from './decisions.ts';
import { paceOfEnrolment, paceOfEnrolments } from './overview.ts';

type About = {
	participantId: string;
	enrolmentId: string;
	/** Of the suggestion that the worker saw. */
	rule: number;
};

/**
 * Logs what a worker decided about the suggestion that was shown, with the numbers of now. When another rule applies
 * by now nothing is logged: nobody decides about what was not seen. Throws NotFound `enrolment_unknown`.
 */
export async function decideOn(
	tx: Transaction,
	worker: Acting,
	{ participantId, enrolmentId, rule }: About,
	decision: Pick<NewDecision, 'decision' | 'detail'>,
	now: Date
): Promise<'decided' | 'changed'> {
	const { enrolled, record, proposal } = await paceOfEnrolment(tx, worker, enrolmentId, 'nl', now);
	if (enrolled.participantId !== participantId) throw new NotFound('enrolment_unknown');
	if (record.rule !== rule) return 'changed';
	// Sent twice, it is still one decision.
	if (proposal.decision?.decision === decision.decision) return 'decided';
	const { moduleId } = proposal;
	await recordDecision(
		tx,
		worker,
		{ enrolmentId, participantId, moduleId, record, ...decision },
		now
	);
	return 'decided';
}

export type LevelsGiven = { enrolmentId: string; levels: readonly ('extra' | 'verdieping')[] };

/**
 * Logs that levels of a module were given where the pace analysis proposed something: the proposed level is an
 * accepted suggestion, another one an adapted suggestion. Call it before the levels are given, in the same transaction.
 */
export async function noteLevelsGiven(
	tx: Transaction,
	worker: Acting,
	moduleId: string,
	given: LevelsGiven[],
	now: Date
): Promise<void> {
	const levels = new Map(given.map((one) => [one.enrolmentId, one.levels]));
	const ids = given.flatMap((one) => (one.levels.length > 0 ? [one.enrolmentId] : []));
	for (const { enrolled, record, proposal } of await paceOfEnrolments(tx, worker, ids, 'nl', now)) {
		if (!proposal.open) continue;
		const { enrolmentId, participantId } = enrolled;
		const own = levels.get(enrolmentId) ?? [];
		const accepted = own.some((level) => level === record.suggestion);
		const decision = accepted ? 'accepted' : 'adapted';
		const detail = own.join(' ');
		await recordDecision(
			tx,
			worker,
			{ enrolmentId, participantId, moduleId, record, decision, detail },
			now
		);
	}
}
