import { sql } from 'drizzle-orm';
import type { Transaction, WithTransaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { dutchDay } from '../pace/calendar.ts';
import { selectItemCourses } from '../pace/nightly-queries.ts';
import { jsonOf } from '../db/rows-as-json.ts';
import { DECIDED_DAYS, selectAllEnrolled } from './enrolled-queries.ts';
import { judge, type PaceRow } from './judged.ts';
import { HELP_ASKED } from './decisions.ts';
import { asksSomething } from './proposal.ts';

type Org = Pick<Acting, 'organisationId'>;

/**
 * Keeps every suggestion that asks something now: whoever is judged by a page or at night passes here. A request for help
 * is no suggestion: it cannot be right or wrong, and is kept as what it is.
 */
export async function keepRaised(
	tx: Transaction,
	org: Org,
	rows: readonly PaceRow[],
	now: Date
): Promise<void> {
	await insertRaised(
		tx,
		org,
		rows.filter(({ proposal, record }) => proposal.open && record.rule !== HELP_ASKED),
		now
	);
}

/** The suggestion that somebody decides about, in case nobody saw it before. Nothing when nothing was asked. */
export async function keepDecided(
	tx: Transaction,
	org: Org,
	row: PaceRow,
	now: Date
): Promise<void> {
	if (asksSomething(row.record) && row.record.rule !== HELP_ASKED)
		await insertRaised(tx, org, [row], now);
}

/**
 * Judges everybody of an organisation and keeps what asks something, so that what nobody looked at is counted too.
 * Course by course; repeating it changes nothing.
 */
export async function raiseOrganisation(
	withTransaction: WithTransaction,
	{ organisationId }: Org,
	now: Date
): Promise<void> {
	const tenant = { organisationId, personId: null };
	const courses = await withTransaction(tenant, (tx) => selectItemCourses(tx, organisationId));
	for (const courseId of courses) {
		await withTransaction(tenant, async (tx) => {
			const enrolled = await selectAllEnrolled(tx, organisationId, courseId, now);
			await keepRaised(tx, tenant, await judge(tx, tenant, enrolled, 'nl', now), now);
		});
	}
}

/**
 * Once per enrolment, rule and two weeks: the same signal is one suggestion until it was decided about or expired.
 * In the order of the ids, so that two pages that raise the same wait for each other instead of both failing.
 */
async function insertRaised(
	tx: Transaction,
	{ organisationId }: Org,
	raised: readonly PaceRow[],
	now: Date
): Promise<void> {
	if (raised.length === 0) return;
	const rows = raised.map(({ enrolled: { enrolmentId, participantId }, record, proposal }) => ({
		...{ organisationId, enrolmentId, participantId },
		moduleId: proposal.moduleId,
		rule: record.rule,
		suggestion: record.suggestion,
		state: record.state,
		evidence: record,
		modelVersion: record.evidence.modelVersion
	}));
	const today = dutchDay(now);
	await tx.execute(sql`
		insert into raised_suggestions (organisation_id, enrolment_id, rule, raised_on, participant_id,
			module_id, suggestion, state, evidence, model_version, raised_at)
		select n.organisation_id, n.enrolment_id, n.rule, ${today}::date, n.participant_id,
			n.module_id, n.suggestion, n.state, n.evidence, n.model_version, ${now.toISOString()}::timestamptz
		from json_to_recordset(${jsonOf(rows)}) as n(organisation_id uuid, enrolment_id uuid,
			participant_id uuid, module_id text, rule smallint, suggestion text, state text,
			evidence jsonb, model_version integer)
		where n.organisation_id = ${organisationId} and not exists (select from raised_suggestions o
			where o.organisation_id = n.organisation_id and o.enrolment_id = n.enrolment_id
			and o.rule = n.rule and o.raised_on > ${today}::date - ${DECIDED_DAYS}::int)
		order by n.enrolment_id, n.rule
		on conflict do nothing`);
}
