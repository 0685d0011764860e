import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#lib/server/db/transaction.ts';
import { answers } from '#lib/server/progress/schema.ts';
import { statements } from '#lib/server/xapi/schema.ts';
import type { Ledger, Sent } from './ledger.ts';
import type { Pupil } from './pupils.ts';
import { compareRecords, type Comparison } from './records.ts';

export type RecordsFound = {
	/** Answers in their own table, and every fact as a statement. */
	answers: Comparison;
	statements: Comparison;
	/** Claims of ids without their statement, and statements without a claim. */
	torn: number;
};

/** Compares all that was sent with all that this organisation has stored. */
export async function checkRecords(
	tx: Transaction,
	organisationId: string,
	pupils: Pupil[],
	{ acknowledged, open }: Ledger
): Promise<RecordsFound> {
	const given = await tx
		.select({ id: answers.id, participantId: answers.participantId })
		.from(answers)
		.where(eq(answers.organisationId, organisationId));

	const people = new Map(pupils.map(({ actor }) => [actor.actorId, actor.personId]));
	const events = await tx
		.select({ id: statements.id, actorId: statements.actorId })
		.from(statements)
		.where(eq(statements.organisationId, organisationId));
	const recorded = events
		// The server itself also records what follows from an answer, under ids of its own.
		.filter(({ id }) => acknowledged.has(id) || open.has(id))
		.flatMap(({ id, actorId }) =>
			actorId === null ? [] : [{ id, participantId: people.get(actorId) ?? actorId }]
		);

	const { rows } = await tx.execute<{ torn: number }>(sql`
		select count(*)::int as torn
		from (select id from statement_keys where organisation_id = ${organisationId}) k
		full join (select id from statements where organisation_id = ${organisationId}) s using (id)
		where k.id is null or s.id is null`);
	return {
		answers: compareRecords(only(acknowledged), only(open), given),
		statements: compareRecords(acknowledged, open, recorded),
		torn: rows[0]?.torn ?? 0
	};
}

function only(facts: ReadonlyMap<string, Sent>): Map<string, Sent> {
	return new Map([...facts].filter(([, { kind }]) => kind === 'answer'));
}
