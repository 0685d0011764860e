import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { assignments, enrolments, moduleLevels } from '../assignments/schema.ts';
import type { Acting } from '../identity/actor.ts';
import { people } from '../identity/schema.ts';
import { answers, exerciseProgress, pageProgress, workMarks } from '../progress/schema.ts';
import { suggestionLog } from '../pace/schema.ts';
import type { PaceRecord } from '../pace/types.ts';

/** Most answers that a timeline is made of. */
const MOST_ANSWERS = 2_000;

/** When which exercise was answered; nothing of what was answered. */
export function selectAnswerTimes(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[]
) {
	return tx
		.select({
			enrolmentId: answers.enrolmentId,
			moduleId: answers.moduleId,
			pageId: answers.pageId,
			exerciseId: answers.exerciseId,
			hints: answers.hints,
			activeMs: answers.activeMs,
			at: answers.answeredAt
		})
		.from(answers)
		.where(
			and(eq(answers.organisationId, organisationId), inArray(answers.enrolmentId, enrolmentIds))
		)
		.orderBy(desc(answers.receivedAt))
		.limit(MOST_ANSWERS);
}

export function selectSteps(tx: Transaction, { organisationId }: Acting, enrolmentIds: string[]) {
	return tx
		.select({
			enrolmentId: pageProgress.enrolmentId,
			moduleId: pageProgress.moduleId,
			pageId: pageProgress.pageId,
			openedAt: pageProgress.openedAt,
			completedAt: pageProgress.completedAt,
			activeMs: pageProgress.activeMs
		})
		.from(pageProgress)
		.where(
			and(
				eq(pageProgress.organisationId, organisationId),
				inArray(pageProgress.enrolmentId, enrolmentIds)
			)
		);
}

/** What was given to a participant, by whom. */
export function selectAssigned(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[]
) {
	return tx
		.select({
			enrolmentId: enrolments.id,
			at: enrolments.createdAt,
			dueOn: enrolments.dueOn,
			by: people.name
		})
		.from(enrolments)
		.innerJoin(
			assignments,
			and(
				eq(assignments.organisationId, enrolments.organisationId),
				eq(assignments.id, enrolments.assignmentId)
			)
		)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, assignments.organisationId),
				eq(people.id, assignments.assignedBy)
			)
		)
		.where(
			and(eq(enrolments.organisationId, organisationId), inArray(enrolments.id, enrolmentIds))
		);
}

/** Levels that were given, and when they were taken back. */
export function selectGivenLevels(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[]
) {
	return tx
		.select({
			enrolmentId: moduleLevels.enrolmentId,
			moduleId: moduleLevels.moduleId,
			level: moduleLevels.level,
			at: moduleLevels.assignedAt,
			withdrawnAt: moduleLevels.withdrawnAt,
			by: people.name
		})
		.from(moduleLevels)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, moduleLevels.organisationId),
				eq(people.id, moduleLevels.assignedBy)
			)
		)
		.where(
			and(
				eq(moduleLevels.organisationId, organisationId),
				inArray(moduleLevels.enrolmentId, enrolmentIds)
			)
		);
}

/** What was recorded as done on paper or together, and by whom. */
export function selectMarks(tx: Transaction, { organisationId }: Acting, enrolmentIds: string[]) {
	return tx
		.select({
			moduleId: workMarks.moduleId,
			pageId: workMarks.pageId,
			mark: workMarks.mark,
			onDay: workMarks.onDay,
			at: workMarks.setAt,
			by: people.name
		})
		.from(workMarks)
		.innerJoin(
			people,
			and(eq(people.organisationId, workMarks.organisationId), eq(people.id, workMarks.setBy))
		)
		.where(
			and(
				eq(workMarks.organisationId, organisationId),
				inArray(workMarks.enrolmentId, enrolmentIds),
				isNull(workMarks.undoneAt)
			)
		);
}

export type DecidedRow = Awaited<ReturnType<typeof selectDecided>>[number];

/** What was decided about suggestions, by whom; newest first. */
export function selectDecided(tx: Transaction, { organisationId }: Acting, enrolmentIds: string[]) {
	return tx
		.select({
			enrolmentId: suggestionLog.enrolmentId,
			suggestion: suggestionLog.suggestion,
			decision: suggestionLog.decision,
			detail: suggestionLog.detail,
			rule: suggestionLog.rule,
			model: suggestionLog.modelVersion,
			/** The whole judgement as it was. */
			evidence: sql<Partial<PaceRecord>>`${suggestionLog.evidence}`,
			at: suggestionLog.decidedAt,
			by: people.name
		})
		.from(suggestionLog)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, suggestionLog.organisationId),
				eq(people.id, suggestionLog.decidedBy)
			)
		)
		.where(
			and(
				eq(suggestionLog.organisationId, organisationId),
				inArray(suggestionLog.enrolmentId, enrolmentIds)
			)
		)
		.orderBy(desc(suggestionLog.decidedAt));
}

/** Answers that the participant shares now. Private ones never leave the database. */
export function selectShared(tx: Transaction, { organisationId }: Acting, enrolmentIds: string[]) {
	return tx
		.select({
			enrolmentId: exerciseProgress.enrolmentId,
			moduleId: exerciseProgress.moduleId,
			pageId: exerciseProgress.pageId,
			exerciseId: exerciseProgress.exerciseId,
			sharing: exerciseProgress.sharing,
			answerId: answers.id,
			receivedAt: answers.receivedAt,
			answeredAt: answers.answeredAt,
			versionHash: answers.versionHash
		})
		.from(exerciseProgress)
		.innerJoin(
			answers,
			and(
				eq(answers.organisationId, exerciseProgress.organisationId),
				eq(answers.id, exerciseProgress.answerId),
				eq(answers.receivedAt, exerciseProgress.receivedAt),
				isNotNull(answers.sealed)
			)
		)
		.where(
			and(
				eq(exerciseProgress.organisationId, organisationId),
				inArray(exerciseProgress.enrolmentId, enrolmentIds),
				inArray(exerciseProgress.sharing, ['worker', 'talk']),
				eq(exerciseProgress.skipped, false)
			)
		)
		.orderBy(desc(answers.answeredAt), asc(answers.exerciseId));
}

/** How many answers the participant keeps to themselves. */
export async function countPrivate(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[]
): Promise<number> {
	return tx.$count(
		exerciseProgress,
		and(
			eq(exerciseProgress.organisationId, organisationId),
			inArray(exerciseProgress.enrolmentId, enrolmentIds),
			eq(exerciseProgress.sharing, 'private'),
			eq(exerciseProgress.skipped, false),
			isNotNull(exerciseProgress.answerId)
		)
	);
}
