import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { RECENT_ANSWERS } from './constants.ts';
import { idsOf } from './own-queries.ts';
import { jsonOf } from '../db/rows-as-json.ts';
import type { ItemRow, StoredContribution } from './rows.ts';
import { paceAggregates, paceItems, paceResponses, type paceCourses } from './schema.ts';
import type { Mark, PersonResponse } from './types.ts';

export type CourseRef = { organisationId: string; courseId: string };

/** Courses with exercises that the pace analysis knows. */
export async function selectItemCourses(
	tx: Transaction,
	organisationId: string
): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ courseId: paceItems.courseId })
		.from(paceItems)
		.where(eq(paceItems.organisationId, organisationId))
		.orderBy(paceItems.courseId);
	return rows.map(({ courseId }) => courseId);
}

export function selectItems(
	tx: Transaction,
	{ organisationId, courseId }: CourseRef
): Promise<ItemRow[]> {
	return tx
		.select()
		.from(paceItems)
		.where(and(eq(paceItems.organisationId, organisationId), eq(paceItems.courseId, courseId)))
		.orderBy(paceItems.exerciseId);
}

type RecentRow = {
	itemId: string;
	participantId: string;
	groupId: string | null;
	attempt: number;
	answeredAt: number;
	timeMs: number | null;
	timeWeight: number;
	success: boolean;
	mark: Mark | null;
};

/** The most recent answers to every exercise of a course. */
export async function selectRecentAnswers(
	tx: Transaction,
	{ organisationId, courseId }: CourseRef
): Promise<PersonResponse[]> {
	const { rows } = await tx.execute<RecentRow>(sql`
		select i.exercise_id as "itemId", r.participant_id as "participantId", r.group_id as "groupId",
			r.attempt, (extract(epoch from r.answered_at) * 1000)::float8 as "answeredAt",
			r.time_ms::float8 as "timeMs", r.time_weight as "timeWeight", r.success, r.mark
		from pace_items i
		cross join lateral (
			select * from pace_responses r
			where r.organisation_id = i.organisation_id and r.course_id = i.course_id
				and r.exercise_id = i.exercise_id and r.voided_at is null
			order by r.received_at desc
			limit ${RECENT_ANSWERS}
		) r
		where i.organisation_id = ${organisationId} and i.course_id = ${courseId}`);
	return rows.map((row) => ({ ...row, answeredAt: new Date(row.answeredAt), voided: false }));
}

/** Enrolments with an answer to one of these exercises, in order of id. */
export async function selectEnrolmentsWith(
	tx: Transaction,
	{ organisationId, courseId }: CourseRef,
	exerciseIds: string[]
): Promise<string[]> {
	if (exerciseIds.length === 0) return [];
	const rows = await tx
		.selectDistinct({ id: paceResponses.enrolmentId })
		.from(paceResponses)
		.where(
			and(
				eq(paceResponses.organisationId, organisationId),
				eq(paceResponses.courseId, courseId),
				inArray(paceResponses.exerciseId, exerciseIds)
			)
		)
		.orderBy(paceResponses.enrolmentId);
	return rows.map(({ id }) => id);
}

/** Keeps answers out while what they add up to is counted afresh; in key order, as recording does it. */
export async function lockForRebase(
	tx: Transaction,
	{ organisationId }: CourseRef,
	enrolmentIds: string[]
): Promise<void> {
	await tx.execute(sql`select id from enrolments where organisation_id = ${organisationId}
		and id = any(${idsOf(enrolmentIds)}::uuid[]) order by id for update`);
}

export function selectResponses(
	tx: Transaction,
	{ organisationId }: CourseRef,
	enrolmentIds: string[]
) {
	return tx
		.select()
		.from(paceResponses)
		.where(
			and(
				eq(paceResponses.organisationId, organisationId),
				inArray(paceResponses.enrolmentId, enrolmentIds)
			)
		);
}

export async function updateContributions(
	tx: Transaction,
	{ organisationId }: CourseRef,
	rows: ({ statementId: string } & StoredContribution)[]
): Promise<void> {
	if (rows.length === 0) return;
	await tx.execute(sql`
		update pace_responses p set r = n.r, w = n.w, w2v = n.w2v, rapid = n.rapid
		from json_to_recordset(${jsonOf(rows)})
			as n(statement_id uuid, r float8, w float8, w2v float8, rapid boolean)
		where p.organisation_id = ${organisationId} and p.statement_id = n.statement_id`);
}

type AggregateChange = Omit<typeof paceAggregates.$inferInsert, 'organisationId'>;

export async function updateAggregates(
	tx: Transaction,
	{ organisationId }: CourseRef,
	rows: AggregateChange[]
): Promise<void> {
	for (const { enrolmentId, ...change } of rows) {
		await tx
			.update(paceAggregates)
			.set(change)
			.where(
				and(
					eq(paceAggregates.organisationId, organisationId),
					eq(paceAggregates.enrolmentId, enrolmentId)
				)
			);
	}
}

/** Sets the speed that tomorrow's answers are compared with, where it changed. */
export async function updateSpeeds(
	tx: Transaction,
	{ organisationId, courseId }: CourseRef,
	speeds: ReadonlyMap<string, number>
): Promise<void> {
	const rows = [...speeds].map(([participantId, tau]) => ({ participantId, tau }));
	if (rows.length === 0) return;
	await tx.execute(sql`
		update pace_aggregates a set tau_night = n.tau
		from json_to_recordset(${jsonOf(rows)}) as n(participant_id uuid, tau float8)
		join enrolments e on e.organisation_id = ${organisationId} and e.course_id = ${courseId}
			and e.participant_id = n.participant_id
		where a.organisation_id = e.organisation_id and a.enrolment_id = e.id
			and a.tau_night is distinct from n.tau`);
}

/** The estimated columns only: facts of the author may have been replaced meanwhile. */
export async function updateItems(
	tx: Transaction,
	{ organisationId, courseId }: CourseRef,
	rows: Pick<ItemRow, 'exerciseId' | 'beta' | 'sigma' | 'v' | 'cutMs' | 'b' | 'answers'>[],
	now: Date
): Promise<void> {
	await tx.execute(sql`
		update pace_items i set beta = n.beta, sigma = n.sigma, v = n.v, cut_ms = n.cut_ms, b = n.b,
			answers = n.answers, refreshed_at = ${now.toISOString()}::timestamptz
		from json_to_recordset(${jsonOf(rows)}) as n(exercise_id text, beta float8, sigma float8,
			v float8, cut_ms bigint, b float8, answers integer)
		where i.organisation_id = ${organisationId} and i.course_id = ${courseId}
			and i.exercise_id = n.exercise_id`);
}

type CourseRow = typeof paceCourses.$inferInsert;

/** Leaves what is usual in working as it is: that is found by the projection of finishes. */
export async function upsertCourse(
	tx: Transaction,
	row: Required<Pick<CourseRow, 'speedSpread' | 'abilitySpread'>> & CourseRow
): Promise<void> {
	await tx.execute(sql`
		insert into pace_courses (organisation_id, course_id, kappa, delta, speed_spread, ability_spread,
			refreshed_at)
		select organisation_id, course_id, kappa, delta, speed_spread, ability_spread, refreshed_at
		from json_populate_recordset(null::pace_courses, ${jsonOf([row])})
		on conflict (organisation_id, course_id) do update set kappa = excluded.kappa,
			delta = excluded.delta, speed_spread = excluded.speed_spread,
			ability_spread = excluded.ability_spread, refreshed_at = excluded.refreshed_at`);
}
