import { sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { dutchDay } from '../pace/calendar.ts';
import { idsOf } from '../pace/own-queries.ts';
import type { Aggregate, Day, Pause, Projection } from '../pace/types.ts';
import type { Decision } from './decisions.ts';

/** A course, or one module of it, as it was given. */
export type What = { courseId: string; moduleId: string | null };

export type GivenRow = What & {
	activeHash: string | null;
	/** Running enrolments of members. */
	enrolled: number;
	activeAt: string | null;
	createdAt: string;
};

/** One participant in one enrolment with everything a judgement needs, read in one round trip. */
export type EnrolledRow = What & {
	enrolmentId: string;
	participantId: string;
	name: string;
	extraReadingTime: boolean;
	startsOn: Day;
	dueOn: Day | null;
	/** Modules that a worker left out. */
	leftOut: string[];
	createdAt: string;
	activeHash: string | null;
	activeEdition: number | null;
	/** The version that is shown of each edition. */
	editions: Record<string, string> | null;
	aggregate: (Omit<Aggregate, 'firstAt' | 'lastAt'> & StoredMoments) | null;
	levels: { moduleId: string; level: 'extra' | 'verdieping' }[];
	modules: ModuleRow[];
	/** Exercises with an answer that stands. */
	made: string[];
	/** Attention on steps outside exercises, in milliseconds. */
	readingMs: number;
	activity: { day: Day; items: number }[];
	pauses: Pause[];
	/** When the rest may be done, as of last night. */
	projection: Projection | null;
	/** Of the last two weeks, newest first. */
	decisions: Decision[];
	/** What the participant asked and nobody has closed, in whichever training they were. */
	helpRequest: {
		id: string;
		courseId: string | null;
		moduleId: string | null;
		pageId: string | null;
		/** ISO 8601. */
		askedAt: string;
		/** A worker had it on the screen. */
		seen: boolean;
	} | null;
};

type StoredMoments = { firstAt: string | null; lastAt: string | null };

export type ModuleRow = {
	moduleId: string;
	edition: number;
	startedAt: string;
	activeAt: string;
	completedAt: string | null;
	percent: number;
	rating: 'easy' | 'right' | 'hard' | null;
	ratedAt: string | null;
};

/** Days of the small line of activity. */
export const SHOWN_DAYS = 28;
/** Days for which a decision counts. */
export const DECIDED_DAYS = 14;

/** Members of a group that this worker is linked to today. */
export function memberOf(worker: Acting, participant: SQL, today: Day, groupId?: string): SQL {
	return sql`exists (select from memberships m
		join group_workers w on w.organisation_id = m.organisation_id and w.group_id = m.group_id
			and w.worker_id = ${worker.personId} and (w.until is null or w.until >= ${today}::date)
		where m.organisation_id = ${worker.organisationId} and m.participant_id = ${participant}
			and m.until is null ${groupId === undefined ? sql`` : sql`and m.group_id = ${groupId}`})`;
}

/** What the members of a group have now, and how many there are in all. */
export async function selectGiven(
	tx: Transaction,
	worker: Acting,
	groupId: string
): Promise<{ members: number; given: GivenRow[] }> {
	const { rows } = await tx.execute<{ members: number; given: GivenRow[] | null }>(sql`
		with members as (
			select m.participant_id from memberships m
			join people p on p.organisation_id = m.organisation_id and p.id = m.participant_id
				and p.ended_at is null
			where m.organisation_id = ${worker.organisationId} and m.group_id = ${groupId}
				and m.until is null
		), given as (
			select e.course_id as "courseId", e.module_id as "moduleId", c.active_hash as "activeHash",
				count(*)::int as enrolled,
				max(e.created_at) as "createdAt", max((select max(s.active_at) from module_progress s
					where s.organisation_id = e.organisation_id and s.enrolment_id = e.id)) as "activeAt"
			from members m
			join enrolments e on e.organisation_id = ${worker.organisationId}
				and e.participant_id = m.participant_id and e.withdrawn_at is null
			join courses c on c.organisation_id = e.organisation_id and c.id = e.course_id
			group by e.course_id, e.module_id, c.active_hash
		)
		select (select count(*)::int from members) as members,
			(select json_agg(g) from given g) as given`);
	const [row] = rows;
	return { members: row?.members ?? 0, given: row?.given ?? [] };
}

type Scope =
	| { courseId: string }
	| { groupId: string; what: What }
	| { enrolmentIds: string[] }
	| { participantIds: string[] };

function within(scope: Scope): SQL {
	if ('enrolmentIds' in scope) return sql`e.id = any(${idsOf(scope.enrolmentIds)}::uuid[])`;
	if ('courseId' in scope) return sql`e.course_id = ${scope.courseId}`;
	if ('participantIds' in scope) {
		return sql`e.participant_id = any(${idsOf(scope.participantIds)}::uuid[])`;
	}
	return sql`e.course_id = ${scope.what.courseId}
		and e.module_id is not distinct from ${scope.what.moduleId}::text`;
}

/** Running enrolments of participants in the worker's own groups; of anybody else there is no row. */
export function selectEnrolled(
	tx: Transaction,
	worker: Acting,
	scope: Exclude<Scope, { courseId: string }>,
	now: Date
): Promise<EnrolledRow[]> {
	const groupId = 'groupId' in scope ? scope.groupId : undefined;
	const isOwn = memberOf(worker, sql`e.participant_id`, dutchDay(now), groupId);
	return select(tx, worker.organisationId, sql`${within(scope)} and ${isOwn}`, now);
}

/** Running enrolments of one course in a whole organisation, for work at night; never for a page. */
export function selectAllEnrolled(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	now: Date
): Promise<EnrolledRow[]> {
	return select(tx, organisationId, within({ courseId }), now);
}

async function select(
	tx: Transaction,
	organisationId: string,
	wanted: SQL,
	now: Date
): Promise<EnrolledRow[]> {
	const today = dutchDay(now);
	const { rows } = await tx.execute<EnrolledRow>(sql`
		with published as materialized (
			select c.id, c.active_hash, max(v.edition) filter (where v.hash = c.active_hash) as active_edition,
				json_object_agg(v.edition, v.hash order by v.number) as editions
			from courses c
			join course_publications v on v.organisation_id = c.organisation_id and v.course_id = c.id
			where c.organisation_id = ${organisationId}
			group by c.id, c.active_hash
		)
		select e.id as "enrolmentId", e.course_id as "courseId", e.module_id as "moduleId",
			e.participant_id as "participantId", p.name, p.extra_reading_time as "extraReadingTime",
			e.starts_on::text as "startsOn", e.due_on::text as "dueOn", e.left_out as "leftOut",
			e.created_at as "createdAt",
			c.active_hash as "activeHash", c.active_edition as "activeEdition", c.editions,
			(select json_build_object('timed', a.timed, 'rapid', a.rapid, 'firstRight', a.first_right,
					'sumW', a.sum_w, 'sumWr', a.sum_wr, 'sumW2v', a.sum_w_2v, 'activeMs', a.active_ms,
					'itemsDone', a.items_done, 'firstAt', a.first_at, 'lastAt', a.last_at,
					'daysActive', a.days_active, 'daysTimed', a.days_timed, 'theta', a.theta,
					'information', a.information, 'stuckItemId', a.stuck_item_id,
					'weakLessonId', a.weak_lesson_id)
				from pace_aggregates a where a.organisation_id = e.organisation_id
				and a.enrolment_id = e.id) as aggregate,
			coalesce((select json_agg(json_build_object('moduleId', l.module_id, 'level', l.level))
				from module_levels l where l.organisation_id = e.organisation_id
				and l.enrolment_id = e.id and l.withdrawn_at is null), '[]') as levels,
			coalesce((select json_agg(json_build_object('moduleId', s.module_id, 'edition', s.edition,
					'startedAt', s.started_at, 'activeAt', s.active_at, 'completedAt', s.completed_at,
					'percent', s.percent, 'rating', s.rating, 'ratedAt', s.rated_at))
				from module_progress s where s.organisation_id = e.organisation_id
				and s.enrolment_id = e.id), '[]') as modules,
			coalesce((select json_agg(distinct r.exercise_id) from pace_responses r
				where r.organisation_id = e.organisation_id and r.enrolment_id = e.id
				and r.voided_at is null), '[]') as made,
			coalesce((select sum(g.active_ms)::float8 from page_progress g
				where g.organisation_id = e.organisation_id and g.enrolment_id = e.id), 0) as "readingMs",
			coalesce((select json_agg(json_build_object('day', d.day, 'items', d.items))
				from day_activity d where d.organisation_id = e.organisation_id
				and d.enrolment_id = e.id and d.day > ${today}::date - ${SHOWN_DAYS}::int), '[]') as activity,
			coalesce((select json_agg(json_build_object('decision', g.decision, 'detail', g.detail,
					'rule', g.rule, 'suggestion', g.suggestion, 'moduleId', g.module_id,
					'decidedAt', g.decided_at) order by g.decided_at desc)
				from suggestion_log g where g.organisation_id = e.organisation_id
				and g.enrolment_id = e.id
				and g.decided_at > ${now.toISOString()}::timestamptz - make_interval(days => ${DECIDED_DAYS}::int)),
				'[]') as decisions,
			coalesce((select json_agg(json_build_object('from', z.from_day, 'to', z.to_day))
				from pauses z where z.organisation_id = e.organisation_id
				and z.participant_id = e.participant_id), '[]') as pauses,
			(select json_build_object('id', h.id, 'courseId', h.course_id, 'moduleId', h.module_id,
					'pageId', h.page_id, 'askedAt', h.asked_at, 'seen', h.seen_at is not null)
				from help_requests h where h.organisation_id = e.organisation_id
				and h.participant_id = e.participant_id and h.closed_at is null) as "helpRequest",
			(select json_build_object('on', f.projected_on, 'quantiles', f.quantiles,
					'horizon', f.horizon)
				from finish_projections f where f.organisation_id = e.organisation_id
				and f.enrolment_id = e.id) as projection
		from enrolments e
		join people p on p.organisation_id = e.organisation_id and p.id = e.participant_id
			and p.ended_at is null
		join published c on c.id = e.course_id
		where e.organisation_id = ${organisationId} and e.withdrawn_at is null
			and ${wanted}
		order by e.created_at desc, e.id`);
	return rows;
}
