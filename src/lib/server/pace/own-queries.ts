import { getTableColumns, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { jsonOf } from '../db/rows-as-json.ts';
import type { Transaction } from '../db/transaction.ts';
import { contributionIn, type CountedResponse, type ResponseRow } from './rows.ts';
import { paceAggregates, type dayActivity } from './schema.ts';
import type { Mark, PaceResponse } from './types.ts';

/** Exercise, attempt, answered (ms), time (ms), time weight, right, mark, r, w, w²V, rapid. */
type OwnRow = [
	string,
	number,
	number,
	number | null,
	number,
	boolean,
	Mark | null,
	number | null,
	number,
	number,
	boolean
];

export type OwnAnswers = {
	enrolmentId: string;
	assignedAt: Date;
	/** Speed as of last night. */
	tauNight: number;
	responses: CountedResponse[];
	/** Of the statements asked about, those that were counted before. */
	known: string[];
};

type OwnAnswersRow = {
	enrolmentId: string;
	assignedAt: number;
	tauNight: number | null;
	responses: OwnRow[] | null;
	known: string[] | null;
};

/** A participant's own answers in these enrolments, as pace sees them, in one round trip. */
export async function selectOwnAnswers(
	tx: Transaction,
	{ organisationId, participantId }: { organisationId: string; participantId: string },
	enrolmentIds: Iterable<string>,
	statementIds: Iterable<string>
): Promise<OwnAnswers[]> {
	const { rows } = await tx.execute<OwnAnswersRow>(sql`
		select e.id as "enrolmentId", a.tau_night as "tauNight",
			(extract(epoch from e.created_at) * 1000)::float8 as "assignedAt",
			(select json_agg(json_build_array(r.exercise_id, r.attempt,
					round(extract(epoch from r.answered_at) * 1000), r.time_ms, r.time_weight, r.success,
					r.mark, r.r, r.w, r.w2v, r.rapid))
				from pace_responses r where r.organisation_id = e.organisation_id
				and r.enrolment_id = e.id and r.voided_at is null) as responses,
			(select json_agg(r.statement_id) from pace_responses r
				where r.organisation_id = e.organisation_id
				and r.statement_id = any(${idsOf(statementIds)}::uuid[])) as known
		from enrolments e
		left join pace_aggregates a on a.organisation_id = e.organisation_id and a.enrolment_id = e.id
		where e.organisation_id = ${organisationId} and e.participant_id = ${participantId}
			and e.id = any(${idsOf(enrolmentIds)}::uuid[])`);
	return rows.map(({ enrolmentId, assignedAt, tauNight, responses, known }) => ({
		enrolmentId,
		assignedAt: new Date(assignedAt),
		tauNight: tauNight ?? 0,
		responses: (responses ?? []).map(countedFrom),
		known: known ?? []
	}));
}

function countedFrom(row: OwnRow): CountedResponse {
	const [itemId, attempt, at, timeMs, timeWeight, success, mark, r, w, w2v, rapid] = row;
	const answeredAt = new Date(at);
	const response: PaceResponse = {
		...{ itemId, attempt, answeredAt, timeMs, timeWeight, success, mark },
		voided: false
	};
	return { ...response, contribution: contributionIn(response, { r, w, w2v, rapid }) };
}

export type AggregateRow = typeof paceAggregates.$inferInsert;
export type ActivityRow = typeof dayActivity.$inferInsert;

/** Everything of an aggregate follows from the answers, except the speed of last night. */
const AGGREGATE_UPDATE = sql.raw(
	Object.keys(getTableColumns(paceAggregates))
		.map(toSnakeCase)
		.filter((column) => !['organisation_id', 'enrolment_id', 'tau_night'].includes(column))
		.map((column) => `${column} = excluded.${column}`)
		.join(', ')
);

/** Stores answers with what they add up to, in one round trip. */
export async function writeOwnAnswers(
	tx: Transaction,
	rows: { responses: ResponseRow[]; aggregates: AggregateRow[]; activity: ActivityRow[] }
): Promise<void> {
	await tx.execute(sql`
		with added as (
			insert into pace_responses
			select * from json_populate_recordset(null::pace_responses, ${jsonOf(rows.responses)})
			on conflict do nothing
		), summed as (
			insert into pace_aggregates
			select * from json_populate_recordset(null::pace_aggregates, ${jsonOf(rows.aggregates)})
			on conflict (organisation_id, enrolment_id) do update set ${AGGREGATE_UPDATE}
		)
		insert into day_activity
		select * from json_populate_recordset(null::day_activity, ${jsonOf(rows.activity)})
		on conflict (organisation_id, enrolment_id, day)
			do update set items = excluded.items, active_ms = excluded.active_ms`);
}

/** A list of ids as one parameter, so that the text of the query is always the same. */
export function idsOf(ids: Iterable<string>): string {
	return `{${[...ids].join(',')}}`;
}
