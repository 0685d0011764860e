import { sql } from 'drizzle-orm';
import type { Rating } from '#lib/answers.ts';
import type { Transaction } from '../db/transaction.ts';

export type AboutCourse = { organisationId: string; courseId: string };

/** The first answer of one participant to one exercise. No name and no id of a person leaves the database. */
export type FirstAnswer = {
	exerciseId: string;
	/** The version it was given under. */
	versionHash: string;
	success: boolean | null;
	skipped: boolean;
	/** Milliseconds of attention; null when nothing was measured. */
	activeMs: number | null;
	/** A closed answer; null for words, and for what was passed over. */
	response: unknown;
	/** Asked for a hint, then or later. */
	hinted: boolean;
	/** Given in a module that was sensitive: its content stays out of statistics. */
	sensitive: boolean;
};

/** Who chose one option is one of many; the newest answers to an exercise are enough to see what is wrong with it. */
export const MOST_ANSWERS = 2_000;

/** First answers of every participant, to every exercise of a course, newest first. */
export async function selectFirstAnswers(
	tx: Transaction,
	{ organisationId, courseId }: AboutCourse
): Promise<FirstAnswer[]> {
	const { rows } = await tx.execute<FirstAnswer>(sql`
		select "exerciseId", "versionHash", success, skipped, "activeMs", response, hinted, sensitive from (
			select f.*, row_number() over (partition by f."exerciseId" order by f.received_at desc) as nth
			from (
				select distinct on (e.participant_id, a.exercise_id)
					a.exercise_id as "exerciseId", a.version_hash as "versionHash", a.success,
					a.skipped, a.active_ms::float8 as "activeMs", a.response, a.received_at,
					coalesce(x.hints, a.hints) > 0 as hinted, coalesce(x.sensitive, true) as sensitive
				from enrolments e
				join answers a on a.organisation_id = e.organisation_id and a.enrolment_id = e.id
				left join exercise_progress x on x.organisation_id = a.organisation_id
					and x.enrolment_id = a.enrolment_id and x.exercise_id = a.exercise_id
				where e.organisation_id = ${organisationId} and e.course_id = ${courseId}
					and a.attempt = 1
				order by e.participant_id, a.exercise_id, a.received_at
			) f
		) newest
		where nth <= ${MOST_ANSWERS}`);
	return rows;
}

/** How participants found each module of each edition, in numbers. */
export async function selectRatings(
	tx: Transaction,
	{ organisationId, courseId }: AboutCourse
): Promise<{ moduleId: string; edition: number; rating: Rating; count: number }[]> {
	const { rows } = await tx.execute<{
		moduleId: string;
		edition: number;
		rating: Rating;
		count: number;
	}>(sql`
		select "moduleId", edition, rating, count(*)::int as count from (
			select distinct on (e.participant_id, p.module_id) p.module_id as "moduleId", p.edition, p.rating
			from module_progress p
			join enrolments e on e.organisation_id = p.organisation_id and e.id = p.enrolment_id
			where p.organisation_id = ${organisationId} and e.course_id = ${courseId}
				and p.rating is not null
			order by e.participant_id, p.module_id, p.rated_at desc
		) latest
		group by "moduleId", edition, rating`);
	return rows;
}
