import { sql } from 'drizzle-orm';
import type { AttentionMark } from '#lib/answers.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';

/**
 * Keeps running totals of attention, per step and per attempt under way; the largest counts, so that repeats and
 * disorder are harmless. Marks for anything that is not the participant's own, or not open, change nothing.
 */
export async function recordAttention(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	marks: AttentionMark[]
): Promise<void> {
	const ordered = marks.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
	for (const { enrolmentId, moduleId, pageId, exerciseId, activeMs } of ordered) {
		const own = sql`exists (select from enrolments e where e.organisation_id = ${organisationId}
			and e.id = ${enrolmentId} and e.participant_id = ${personId} and e.withdrawn_at is null)`;
		await tx.execute(
			exerciseId === undefined
				? sql`update page_progress set active_ms = greatest(active_ms, ${activeMs})
					where organisation_id = ${organisationId} and enrolment_id = ${enrolmentId}
					and module_id = ${moduleId} and page_id = ${pageId} and ${own}`
				: sql`update exercise_progress set active_ms = greatest(active_ms, ${activeMs})
					where organisation_id = ${organisationId} and enrolment_id = ${enrolmentId}
					and exercise_id = ${exerciseId} and not done and ${own}`
		);
	}
}

function keyOf({ enrolmentId, pageId, exerciseId }: AttentionMark): string {
	return `${enrolmentId} ${pageId} ${exerciseId ?? ''}`;
}
