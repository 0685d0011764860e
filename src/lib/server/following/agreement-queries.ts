import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { dutchDay } from '../pace/calendar.ts';
import type { Day, Rule } from '../pace/types.ts';
import type { Decision } from './decisions.ts';
import { DECIDED_DAYS, memberOf } from './enrolled-queries.ts';

/** First attempts on each side of a decision that are compared. */
export const COMPARED_ITEMS = 10;
/** Days after a talk or a reminder in which work counts as moving again. */
export const MOVED_DAYS = 7;
/** Days after *niet nodig* in which the same signal counts as having stayed: two weeks of silence, and two more. */
export const RETURNED_DAYS = 28;

/** Whose suggestions: those about participants in the worker's own groups, or of everybody. */
export type AgreementScope = 'own' | 'organisation';

/** One suggestion with what was decided last within its two weeks, and what happened then. */
export type RaisedRow = {
	participantId: string;
	rule: Rule;
	raisedOn: Day;
	decision: Decision['decision'] | null;
	detail: string | null;
	decidedOn: Day | null;
	/** First attempts just before and just after the decision, quick answers left out. */
	before: { right: number; of: number };
	after: { right: number; of: number };
	/** Worked within a week after the decision. */
	moved: boolean;
	/** The same rule came up again after the two weeks in which a decision counts. */
	returned: boolean;
};

/** Every suggestion since a day, newest first. */
export async function selectRaised(
	tx: Transaction,
	actor: Acting,
	{ scope, since, now }: { scope: AgreementScope; since: Day; now: Date }
): Promise<RaisedRow[]> {
	const { organisationId } = actor;
	const isOwn = memberOf(actor, sql`r.participant_id`, dutchDay(now));
	const { rows } = await tx.execute<RaisedRow>(sql`
		select r.participant_id as "participantId", r.rule, r.raised_on::text as "raisedOn",
			d.decision, d.detail, d.day::text as "decidedOn",
			${firstAttempts('before')} as before, ${firstAttempts('after')} as after,
			exists (select from day_activity a where a.organisation_id = r.organisation_id
				and a.enrolment_id = r.enrolment_id and a.day > d.day
				and a.day <= d.day + ${MOVED_DAYS}::int) as moved,
			exists (select from raised_suggestions x where x.organisation_id = r.organisation_id
				and x.enrolment_id = r.enrolment_id and x.rule = r.rule
				and x.raised_on >= d.day + ${DECIDED_DAYS}::int
				and x.raised_on <= d.day + ${RETURNED_DAYS}::int) as returned
		from raised_suggestions r
		left join lateral (
			select g.decision, g.detail, g.decided_at as at,
				(g.decided_at at time zone 'Europe/Amsterdam')::date as day
			from suggestion_log g
			where g.organisation_id = r.organisation_id and g.enrolment_id = r.enrolment_id
				and g.rule = r.rule and g.decided_at >= r.raised_at
				and (g.decided_at at time zone 'Europe/Amsterdam')::date < r.raised_on + ${DECIDED_DAYS}::int
			order by g.decided_at desc
			limit 1
		) d on true
		where r.organisation_id = ${organisationId} and r.raised_on >= ${since}::date
			and ${scope === 'organisation' ? sql`true` : isOwn}
		order by r.raised_on desc, r.enrolment_id, r.rule`);
	return rows;
}

/** Work that was given although nothing was proposed: how often, and about how many people. */
export async function countUnasked(
	tx: Transaction,
	actor: Acting,
	{ scope, since, now }: { scope: AgreementScope; since: Day; now: Date }
): Promise<{ times: number; people: number }> {
	const isOwn = memberOf(actor, sql`g.participant_id`, dutchDay(now));
	const { rows } = await tx.execute<{ times: number; people: number }>(sql`
		select count(*)::int as times, count(distinct g.participant_id)::int as people
		from suggestion_log g
		where g.organisation_id = ${actor.organisationId} and g.decided_at >= ${since}::date
			and g.decision = 'adapted' and g.detail <> 'basis'
			and g.suggestion in ('basis', 'geen') and g.state <> 'loopt_achter'
			and ${scope === 'organisation' ? sql`true` : isOwn}`);
	return rows[0] ?? { times: 0, people: 0 };
}

/** How the ten exercises on one side of the decision went at the first attempt. */
function firstAttempts(side: 'before' | 'after') {
	const [compare, order] = side === 'before' ? [sql`<=`, sql`desc`] : [sql`>`, sql`asc`];
	return sql`(select json_build_object('right', count(*) filter (where f.success), 'of', count(*))
		from (select p.success from pace_responses p
			where p.organisation_id = r.organisation_id and p.enrolment_id = r.enrolment_id
				and p.attempt = 1 and p.voided_at is null and p.mark is null and not p.rapid
				and p.answered_at ${compare} d.at
			order by p.answered_at ${order} limit ${COMPARED_ITEMS}::int) f)`;
}
