import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { idsOf } from '../pace/own-queries.ts';
import type { Doings } from '../progress/place.ts';

/**
 * Changes whenever somebody in the group opens a step, answers, finishes, asks for help, gets something, or comes or goes.
 */
export async function markOfGroup(
	tx: Transaction,
	{ organisationId, groupId }: { organisationId: string; groupId: string }
): Promise<string> {
	const { rows } = await tx.execute<{ mark: string }>(sql`
		select concat_ws('-', count(distinct m.participant_id), count(distinct e.id),
			coalesce(sum(s.percent), 0), count(s.completed_at), count(distinct h.id),
			(extract(epoch from max(s.active_at)) * 1000)::bigint) as mark
		from memberships m
		left join enrolments e on e.organisation_id = m.organisation_id
			and e.participant_id = m.participant_id and e.withdrawn_at is null
		left join help_requests h on h.organisation_id = m.organisation_id
			and h.participant_id = m.participant_id and h.closed_at is null
		left join module_progress s on s.organisation_id = e.organisation_id and s.enrolment_id = e.id
		where m.organisation_id = ${organisationId} and m.group_id = ${groupId} and m.until is null`);
	return rows[0]?.mark ?? '';
}

/** What somebody did in one module. Moments are ISO 8601. */
export type PlaceRow = {
	enrolmentId: string;
	marks: Doings['marks'];
	pages: (Doings['pages'][number] & { openedAt: string })[];
	exercises: (Doings['exercises'][number] & {
		pageId: string;
		attempts: number;
		solved: boolean;
		/** When the server heard of the last answer; null before the first. */
		at: string | null;
	})[];
};

/** The caller has checked whose enrolments these are. */
export async function selectPlaces(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[],
	moduleId: string
): Promise<PlaceRow[]> {
	if (enrolmentIds.length === 0) return [];
	const { rows } = await tx.execute<PlaceRow>(sql`
		select e.id as "enrolmentId",
			coalesce((select json_agg(json_build_object('moduleId', g.module_id, 'pageId', g.page_id,
					'openedAt', g.opened_at, 'leftAt', g.left_at))
				from page_progress g where g.organisation_id = e.organisation_id
				and g.enrolment_id = e.id and g.module_id = ${moduleId}), '[]') as pages,
			coalesce((select json_agg(json_build_object('moduleId', x.module_id,
					'exerciseId', x.exercise_id, 'pageId', x.page_id, 'attempts', x.attempts,
					'solved', x.solved, 'done', x.done, 'at', x.received_at))
				from exercise_progress x where x.organisation_id = e.organisation_id
				and x.enrolment_id = e.id and x.module_id = ${moduleId}), '[]') as exercises,
			coalesce((select json_agg(json_build_object('moduleId', k.module_id, 'pageId', k.page_id,
					'exerciseId', k.exercise_id))
				from work_marks k where k.organisation_id = e.organisation_id
				and k.enrolment_id = e.id and k.module_id = ${moduleId} and k.undone_at is null), '[]') as marks
		from enrolments e
		where e.organisation_id = ${organisationId} and e.id = any(${idsOf(enrolmentIds)}::uuid[])`);
	return rows;
}
