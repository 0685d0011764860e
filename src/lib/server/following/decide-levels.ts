import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { lockEnrolmentsOf, recordDecision } from './decisions.ts';
import { paceOfEnrolments } from './overview.ts';
import { keepDecided } from './raised.ts';
import type { PaceRecord } from '../pace/types.ts';
import { applyLevels, type LevelsChanged, type LevelWish } from '../assignments/level-changes.ts';

type What = { courseId: string; moduleId: string };

/**
 * Carries out what a worker chose per participant and logs each choice beside what was proposed, with the numbers as
 * they were at that moment. All of it, or nothing when a date cannot be.
 */
export async function decideLevels(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	what: What,
	wishes: LevelWish[],
	now: Date
): ReturnType<typeof applyLevels> {
	const ids = wishes.map(({ enrolmentId }) => enrolmentId);
	await lockEnrolmentsOf(tx, worker, ids);
	// Before anything changes: a level that was given is no longer proposed.
	const judged = await paceOfEnrolments(tx, worker, ids, 'nl', now);
	const result = await applyLevels(tx, worker, groupId, what, wishes, now);
	if ('problems' in result) return result;
	for (const change of result.changed) {
		const row = judged.find(({ enrolled }) => enrolled.enrolmentId === change.enrolmentId);
		const decision = row && decisionOf(change, row.record);
		if (!row || !decision) continue;
		const { enrolmentId, participantId } = row.enrolled;
		const about = { enrolmentId, participantId, moduleId: what.moduleId, record: row.record };
		await keepDecided(tx, worker, row, now);
		await recordDecision(tx, worker, { ...about, ...decision }, now);
	}
	return result;
}

/** What a change says about the suggestion; null when it is about something else. */
export function decisionOf(
	{ give, takeBack, dueOn, leftOut }: Omit<LevelsChanged, 'enrolmentId'>,
	{ suggestion, state }: Pick<PaceRecord, 'suggestion' | 'state'>
): { decision: 'accepted' | 'adapted'; detail: string } | null {
	if (give.length > 0 || takeBack.length > 0) {
		const followed = give.some((level) => level === suggestion);
		const detail = give.length > 0 ? give.join('+') : 'basis';
		return { decision: followed ? 'accepted' : 'adapted', detail };
	}
	if (state !== 'loopt_achter') return null;
	const agreed = [
		...(dueOn === undefined ? [] : ['date']),
		...(leftOut === undefined ? [] : ['shorter'])
	];
	return agreed.length > 0 ? { decision: 'accepted', detail: agreed.join('+') } : null;
}
