import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { HELP_ASKED, lockEnrolmentsOf, recordDecision, type NewDecision } from './decisions.ts';
import { paceOfEnrolment } from './overview.ts';
import { keepDecided } from './raised.ts';

type About = {
	/** Whose page it was decided on, if it was one person's. */
	participantId?: string;
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
	about: About,
	decision: Pick<NewDecision, 'decision' | 'detail'>,
	now: Date
): Promise<'decided' | 'changed'> {
	const { enrolmentId, rule } = about;
	await lockEnrolmentsOf(tx, worker, [enrolmentId]);
	const row = await paceOfEnrolment(tx, worker, enrolmentId, 'nl', now);
	const { enrolled, record, proposal } = row;
	const { participantId } = enrolled;
	if ((about.participantId ?? participantId) !== participantId) {
		throw new NotFound('enrolment_unknown');
	}
	// A request for help is settled, not decided about.
	if (record.rule !== rule || rule === HELP_ASKED) return 'changed';
	// Sent twice, it is still one decision; what a colleague decided meanwhile stays.
	const before = proposal.decision?.decision;
	if (before) return before === decision.decision ? 'decided' : 'changed';
	await keepDecided(tx, worker, row, now);
	const { moduleId } = proposal;
	await recordDecision(
		tx,
		worker,
		{ enrolmentId, participantId, moduleId, record, ...decision },
		now
	);
	return 'decided';
}
