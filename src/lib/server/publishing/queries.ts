import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';

export type Course = { organisationId: string; courseId: string };

export type Readers = {
	/** Participants who have the course and opened no module of it. */
	notStarted: number;
	/** Who has begun a module and not finished it, by the edition they are in. */
	busy: { edition: number; people: number }[];
	/** Who finished everything they began. */
	done: number;
};

/** Who has the course now, in numbers. */
export async function selectReaders(
	tx: Transaction,
	{ organisationId, courseId }: Course
): Promise<Readers> {
	const { rows } = await tx.execute<{ edition: number | null; state: string; people: number }>(sql`
		with person as (
			select e.participant_id,
				array_agg(distinct m.edition) filter (where m.completed_at is null) as open,
				count(m.module_id) as begun
			from enrolments e
			left join module_progress m on m.organisation_id = e.organisation_id
				and m.enrolment_id = e.id
			where e.organisation_id = ${organisationId} and e.course_id = ${courseId}
				and e.withdrawn_at is null
			group by e.participant_id
		)
		select null::int as edition, case when begun = 0 then 'fresh' else 'done' end as state,
			count(*)::int as people
		from person where open is null or open = '{null}' group by 2
		union all
		select edition, 'busy', count(*)::int
		from person, unnest(open) as edition where edition is not null group by edition
		order by 2, 1`);
	const of = (state: string) => rows.find((row) => row.state === state)?.people ?? 0;
	const busy = rows.flatMap(({ edition, people }) =>
		edition === null ? [] : [{ edition, people }]
	);
	return { notStarted: of('fresh'), busy, done: of('done') };
}

/** How many participants answered each exercise of a course. */
export async function selectAnswered(
	tx: Transaction,
	{ organisationId, courseId }: Course
): Promise<Map<string, number>> {
	const { rows } = await tx.execute<{ exerciseId: string; people: number }>(sql`
		select x.exercise_id as "exerciseId", count(distinct e.participant_id)::int as people
		from enrolments e
		join exercise_progress x on x.organisation_id = e.organisation_id and x.enrolment_id = e.id
			and x.attempts > 0
		where e.organisation_id = ${organisationId} and e.course_id = ${courseId}
		group by x.exercise_id`);
	return new Map(rows.map(({ exerciseId, people }) => [exerciseId, people]));
}

export type PublicationRow = {
	number: number;
	hash: string;
	edition: number;
	revision: number;
	change: string;
	note: string;
	/** First and last name; null when the organisation's own files were published. */
	author: string | null;
	publishedAt: string;
	/** The version before it in the history. */
	before: string | null;
	/** The source is kept, so the version can be exported. */
	source: boolean;
};

/** Everything that was brought to readers, newest first. */
export async function selectHistory(
	tx: Transaction,
	{ organisationId, courseId }: Course
): Promise<PublicationRow[]> {
	const { rows } = await tx.execute<PublicationRow>(sql`
		select p.number, p.hash, p.edition, v.revision, p.change, p.note, w.name as author,
			p.published_at as "publishedAt", v.files is not null as source,
			case when p.change = 'older'
				then lag(p.hash) over (partition by p.edition order by p.number)
				else (select b.hash from course_publications b
					where b.organisation_id = p.organisation_id and b.course_id = p.course_id
					and b.number < p.number and b.change <> 'older' order by b.number desc limit 1)
			end as before
		from course_publications p
		join course_versions v on v.organisation_id = p.organisation_id
			and v.course_id = p.course_id and v.hash = p.hash
		left join people w on w.organisation_id = p.organisation_id and w.id = p.published_by
		where p.organisation_id = ${organisationId} and p.course_id = ${courseId}
		order by p.number desc`);
	return rows;
}

/** The version that is shown of each edition. */
export async function selectShown(
	tx: Transaction,
	{ organisationId, courseId }: Course
): Promise<Map<number, string>> {
	const { rows } = await tx.execute<{ edition: number; hash: string }>(sql`
		select distinct on (edition) edition, hash from course_publications
		where organisation_id = ${organisationId} and course_id = ${courseId}
		order by edition, number desc`);
	return new Map(rows.map(({ edition, hash }) => [edition, hash]));
}
