import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { enrolments } from '../assignments/schema.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { selectEnrolled } from './enrolled-queries.ts';
import { suggestionLog } from '../pace/schema.ts';
import type { PaceRecord, Suggestion } from '../pace/types.ts';

export const DECISIONS = ['accepted', 'adapted', 'dismissed'] as const;

/** Why a suggestion is not needed; a fixed word, never free text about a child. */
export const DISMISSALS = ['known', 'agreed', 'unfit', 'wrong'] as const;

/** The rule about who asked for help. */
export const HELP_ASKED = 1;

export type Decision = {
	decision: (typeof DECISIONS)[number];
	detail: string | null;
	rule: number;
	suggestion: Suggestion;
	moduleId: string | null;
	/** ISO 8601. */
	decidedAt: string;
};

export type NewDecision = {
	enrolmentId: string;
	participantId: string;
	/** The module that work was given in, if any. */
	moduleId: string | null;
	/** As it was shown. */
	record: PaceRecord;
	decision: Decision['decision'];
	/** What was given instead, or one of `DISMISSALS`. */
	detail: string | null;
};

/**
 * Logs what a worker did with a suggestion, on which numbers. The log only grows.
 * Throws NotFound `enrolment_unknown` when the participant is not in a group of this worker.
 */
export async function recordDecision(
	tx: Transaction,
	worker: Acting,
	{ enrolmentId, participantId, moduleId, record, decision, detail }: NewDecision,
	now: Date
): Promise<void> {
	const scope = { enrolmentIds: [enrolmentId] };
	const [enrolled] = await selectEnrolled(tx, worker, scope, now);
	if (enrolled?.participantId !== participantId) throw new NotFound('enrolment_unknown');
	const { suggestion, state, rule, evidence } = record;
	await tx.insert(suggestionLog).values({
		organisationId: worker.organisationId,
		id: newId(now.getTime()),
		...{ enrolmentId, participantId, moduleId, suggestion, state, rule },
		evidence: { ...record },
		modelVersion: evidence.modelVersion,
		...{ decision, detail },
		decidedBy: worker.personId,
		decidedAt: now
	});
}

/** Decisions about the same enrolments take turns, so that what is sent twice is decided once. */
export async function lockEnrolmentsOf(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: readonly string[]
): Promise<void> {
	await tx
		.select({ id: enrolments.id })
		.from(enrolments)
		.where(
			and(eq(enrolments.organisationId, organisationId), inArray(enrolments.id, [...enrolmentIds]))
		)
		.orderBy(asc(enrolments.id))
		.for('no key update');
}

/** Every decision about these enrolments, newest first. The caller has checked that they are the worker's own. */
export function selectDecisions(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[]
) {
	return tx
		.select({
			enrolmentId: suggestionLog.enrolmentId,
			decision: suggestionLog.decision,
			detail: suggestionLog.detail,
			rule: suggestionLog.rule,
			suggestion: suggestionLog.suggestion,
			moduleId: suggestionLog.moduleId,
			decidedAt: suggestionLog.decidedAt
		})
		.from(suggestionLog)
		.where(
			and(
				eq(suggestionLog.organisationId, organisationId),
				inArray(suggestionLog.enrolmentId, enrolmentIds)
			)
		)
		.orderBy(desc(suggestionLog.decidedAt));
}

/** The decision of the last two weeks that makes a suggestion by this rule superfluous, if any. */
export function decisionOn(
	{ rule }: Pick<PaceRecord, 'rule'>,
	decisions: readonly Decision[]
): Decision | null {
	return decisions.find((decision) => decision.rule === rule) ?? null;
}
