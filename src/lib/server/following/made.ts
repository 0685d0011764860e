import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { idsOf } from '../pace/own-queries.ts';

/** One exercise as one participant made it; nothing of what was answered. */
export type MadeRow = {
	enrolmentId: string;
	exerciseId: string;
	/** First answer or mark, ISO 8601. */
	firstAt: string;
	/** Right at the first attempt, or at any. */
	first: boolean;
	right: boolean;
	/** The first attempt was faster than reading takes. */
	rapid: boolean;
	/** On paper or together: an answer on the screen, if any, says nothing about the participant alone. */
	marked: boolean;
	/** Answers on a screen. */
	attempts: number;
	/** Measured attention of the first attempt; null when it was not measured. */
	activeMs: number | null;
};

/** Everything that was made in these enrolments, in one round trip. The caller has checked whose they are. */
export async function selectMade(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[]
): Promise<MadeRow[]> {
	if (enrolmentIds.length === 0) return [];
	const { rows } = await tx.execute<MadeRow>(sql`
		select r.enrolment_id as "enrolmentId", r.exercise_id as "exerciseId",
			to_json(min(r.answered_at)) #>> '{}' as "firstAt",
			coalesce(bool_or(r.success and r.attempt = 1) filter (where r.mark is null), false) as first,
			coalesce(bool_or(r.success) filter (where r.mark is null), false) as "right",
			bool_or(r.rapid and r.attempt = 1) as rapid,
			coalesce(bool_or(r.mark = 'together'), false) or (bool_or(r.mark is not null)
				and not coalesce(bool_or(r.success) filter (where r.mark is null), false)) as marked,
			(count(*) filter (where r.mark is null))::int as attempts,
			(max(r.time_ms) filter (where r.attempt = 1 and r.mark is null and r.time_weight = 1))::float8
				as "activeMs"
		from pace_responses r
		where r.organisation_id = ${organisationId} and r.voided_at is null
			and r.enrolment_id = any(${idsOf(enrolmentIds)}::uuid[])
		group by r.enrolment_id, r.exercise_id`);
	return rows;
}

/** The same by enrolment and exercise. */
export type Made = ReadonlyMap<string, ReadonlyMap<string, MadeRow>>;

export function madeBy(rows: readonly MadeRow[]): Made {
	const made = new Map<string, Map<string, MadeRow>>();
	for (const row of rows) {
		const own = made.get(row.enrolmentId) ?? new Map<string, MadeRow>();
		own.set(row.exerciseId, row);
		made.set(row.enrolmentId, own);
	}
	return made;
}

/** How an exercise went; `marked` is on paper or together. */
export type Outcome = 'first' | 'later' | 'not' | 'marked' | 'none';

export function outcomeOf(row: MadeRow | undefined): Outcome {
	if (!row) return 'none';
	if (row.marked) return 'marked';
	if (row.first) return 'first';
	return row.right ? 'later' : 'not';
}
