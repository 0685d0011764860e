import { sql, type SQL } from 'drizzle-orm';
import type { Level } from '#lib/content/types.ts';
import type { Rating, Sharing } from '#lib/answers.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';

/** Everything known of a participant in one enrolment, read in one round trip. Moments are ISO texts. */
export type LearnerState = {
	enrolmentId: string;
	courseId: string;
	/** Null: the whole course. */
	moduleId: string | null;
	/** Modules that a worker left out. */
	leftOut: string[];
	groupId: string | null;
	startsOn: string;
	dueOn: string | null;
	activeHash: string | null;
	activeEdition: number | null;
	/** The version that is shown of each edition. */
	editions: Record<string, string>;
	/** First name of who works with a group of theirs now, that of this work first; as pupils know them. */
	worker: string | null;
	levels: { moduleId: string; level: Exclude<Level, 'basis'>; seenAt: string | null }[];
	modules: ModuleState[];
	pages: { moduleId: string; pageId: string; leftAt: string | null; completedAt: string | null }[];
	exercises: ExerciseState[];
	/** What a worker recorded as done on paper or together. */
	marks: MarkState[];
};

export type MarkState = {
	id: string;
	actId: string;
	moduleId: string;
	/** Null: the module as a whole. */
	pageId: string | null;
	/** Null: the step itself. */
	exerciseId: string | null;
	mark: 'paper' | 'together';
	onDay: string;
};

export type ModuleState = {
	moduleId: string;
	edition: number;
	startedAt: string;
	completedAt: string | null;
	percent: number;
	stepsDone: number;
	stepsTotal: number;
	currentPageId: string | null;
	rating: Rating | null;
};

export type ExerciseState = {
	moduleId: string;
	pageId: string;
	exerciseId: string;
	openedAt: string;
	attempts: number;
	hints: number;
	solved: boolean;
	done: boolean;
	skipped: boolean;
	activeMs: number;
	answerId: string | null;
	receivedAt: string | null;
	response: unknown;
	sharing: Sharing | null;
	sensitive: boolean;
};

export type Scope = { enrolmentId?: string; courseId?: string; moduleId?: string };

/** The participant's running enrolments, oldest first. With a module, only that module's steps and exercises. */
export async function learnerStates(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	scope: Scope = {}
): Promise<LearnerState[]> {
	const only = (column: SQL, value: string | undefined) =>
		value === undefined ? sql`true` : sql`${column} = ${value}`;
	const { rows } = await tx.execute<LearnerState>(sql`
		select e.id as "enrolmentId", e.course_id as "courseId", e.module_id as "moduleId",
			e.left_out as "leftOut", e.group_id as "groupId", e.starts_on::text as "startsOn", e.due_on::text as "dueOn",
			c.active_hash as "activeHash",
			(select v.edition from course_versions v where v.organisation_id = e.organisation_id
				and v.course_id = e.course_id and v.hash = c.active_hash) as "activeEdition",
			(select json_object_agg(v.edition, v.hash) from (
				select distinct on (edition) edition, hash from course_publications
				where organisation_id = e.organisation_id and course_id = e.course_id
				order by edition desc, number desc) v) as editions,
			(select split_part(p.name, ' ', 1) from memberships m
				join group_workers w on w.organisation_id = m.organisation_id and w.group_id = m.group_id
					and w.until is null
				join people p on p.organisation_id = w.organisation_id and p.id = w.worker_id
					and p.ended_at is null
				where m.organisation_id = e.organisation_id and m.participant_id = e.participant_id
				and m.until is null
				order by m.group_id is not distinct from e.group_id desc, w.since, w.worker_id limit 1) as worker,
			coalesce((select json_agg(json_build_object('moduleId', l.module_id, 'level', l.level,
					'seenAt', l.seen_at))
				from module_levels l where l.organisation_id = e.organisation_id and l.enrolment_id = e.id
				and l.withdrawn_at is null), '[]') as levels,
			coalesce((select json_agg(json_build_object('moduleId', m.module_id, 'edition', m.edition,
					'startedAt', m.started_at, 'completedAt', m.completed_at, 'percent', m.percent,
					'stepsDone', m.steps_done, 'stepsTotal', m.steps_total,
					'currentPageId', m.current_page_id, 'rating', m.rating))
				from module_progress m where m.organisation_id = e.organisation_id
				and m.enrolment_id = e.id), '[]') as modules,
			coalesce((select json_agg(json_build_object('moduleId', p.module_id, 'pageId', p.page_id,
					'leftAt', p.left_at, 'completedAt', p.completed_at))
				from page_progress p where p.organisation_id = e.organisation_id and p.enrolment_id = e.id
				and ${only(sql`p.module_id`, scope.moduleId)}), '[]') as pages,
			coalesce((select json_agg(json_build_object('moduleId', x.module_id, 'pageId', x.page_id,
					'exerciseId', x.exercise_id, 'openedAt', x.opened_at, 'attempts', x.attempts,
					'hints', x.hints, 'solved', x.solved, 'done', x.done, 'skipped', x.skipped,
					'activeMs', x.active_ms, 'answerId', x.answer_id, 'receivedAt', x.received_at,
					'response', x.response, 'sharing', x.sharing, 'sensitive', x.sensitive))
				from exercise_progress x where x.organisation_id = e.organisation_id
				and x.enrolment_id = e.id and ${only(sql`x.module_id`, scope.moduleId)}), '[]') as exercises,
			coalesce((select json_agg(json_build_object('id', k.id, 'actId', k.act_id,
					'moduleId', k.module_id, 'pageId', k.page_id, 'exerciseId', k.exercise_id,
					'mark', k.mark, 'onDay', k.on_day) order by k.set_at, k.id)
				from work_marks k where k.organisation_id = e.organisation_id
				and k.enrolment_id = e.id and k.undone_at is null), '[]') as marks
		from enrolments e
		join courses c on c.organisation_id = e.organisation_id and c.id = e.course_id
		where e.organisation_id = ${organisationId} and e.participant_id = ${personId}
			and e.withdrawn_at is null and ${only(sql`e.id`, scope.enrolmentId)}
			and ${only(sql`e.course_id`, scope.courseId)}
		order by e.created_at, e.id`);
	return rows;
}

/** A participant's own requests take turns, so that an attempt is never counted twice. */
export async function lockEnrolments(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	enrolmentIds: string[]
): Promise<void> {
	const ids = [...new Set(enrolmentIds)].sort();
	await tx.execute(sql`select id from enrolments where organisation_id = ${organisationId}
		and participant_id = ${personId} and id = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])
		order by id for update`);
}
