import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { queueForwarding } from './forwarding/queue.ts';
import { addTerms, borrowedTerms, lendTerms, noteReferences, referenceOf } from './references.ts';
import { newRowIds } from './row-ids.ts';
import { termsOf, type Terms } from './terms.ts';
import type { AnyStatement } from './types.ts';
import { readMoment } from './validate/values.ts';
import { noteVoids, type Voiding } from './voiding.ts';
import { BASE } from './vocabulary.ts';

/** A statement whose id was claimed in this transaction. */
export type Claimed = {
	/** With an id, a version and an authority; `stored` is filled in here. */
	statement: AnyStatement & { id: string };
	credentialId: string | null;
	/** A voiding statement came before it. */
	voided: boolean;
	/** Statements that refer to it came before it. */
	referred: boolean;
};

type Row = { rowId: string; claimed: Claimed; payload: AnyStatement; terms: Terms };

/**
 * Stores claimed statements with everything they are found by, in the order given. The one place where statements are
 * written, whoever they come from. `stored` has whole milliseconds, in the column and in the JSON alike.
 */
export async function store(
	tx: Transaction,
	organisationId: string,
	batch: Claimed[],
	voidings: Voiding[],
	stored: Date
): Promise<void> {
	if (batch.length === 0) return;
	const rowIds = newRowIds(stored, batch.length);
	const moment = stored.toISOString();
	const rows = batch.map((claimed, index): Row => {
		const { statement } = claimed;
		const payload = { ...statement, stored: moment, timestamp: statement.timestamp ?? moment };
		return { rowId: rowIds[index] ?? '', claimed, payload, terms: termsOf(payload) };
	});
	const known = new Map(rows.map(({ claimed, payload }) => [claimed.statement.id, payload]));
	const references: { targetId: string; rowId: string }[] = [];
	for (const { rowId, payload, terms } of rows) {
		const targetId = referenceOf(payload);
		if (targetId === null) continue;
		addTerms(terms, await borrowedTerms(tx, organisationId, payload, known));
		references.push({ targetId, rowId });
	}
	await insertRows(tx, organisationId, rows, stored);
	await noteReferences(tx, organisationId, references);
	for (const { claimed, terms } of rows) {
		if (claimed.referred) await lendTerms(tx, organisationId, claimed.statement.id, terms);
	}
	await noteVoids(tx, organisationId, voidings);
	await queueForwarding(tx, organisationId, rows, stored);
}

/** Statements and what they are found by, in one round trip. */
async function insertRows(
	tx: Transaction,
	organisationId: string,
	rows: Row[],
	stored: Date
): Promise<void> {
	const terms = rows
		.flatMap(({ rowId, terms: { direct, related } }) => [
			...[...direct].map((term) => ({ term, related: false, rowId })),
			...[...related].map((term) => ({ term, related: true, rowId }))
		])
		// Beside each other in the index means beside each other on disk.
		.sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
	const column = <Value>(read: (row: Row) => Value) => sql.param(rows.map(read));
	await tx.execute(sql`
		with found_by as (
			insert into statement_terms (organisation_id, term, related, row_id)
			select ${organisationId}, term, related, row_id from unnest(
				${sql.param(terms.map(({ term }) => term))}::uuid[],
				${sql.param(terms.map(({ related }) => related))}::boolean[],
				${sql.param(terms.map(({ rowId }) => rowId))}::uuid[]
			) as t (term, related, row_id)
		)
		insert into statements (organisation_id, id, stored, timestamp, actor_id, verb, object_id,
			registration, voided, payload, row_id, credential_id)
		select ${organisationId}, id, ${stored.toISOString()}::timestamptz, timestamp, actor_id, verb, object_id,
			registration, voided, payload, row_id, credential_id
		from unnest(
			${column(({ claimed }) => claimed.statement.id)}::uuid[],
			${column(({ payload }) => momentIn(payload))}::timestamptz[],
			${column(({ payload }) => ownActorOf(payload))}::uuid[],
			${column(({ payload }) => payload.verb.id)}::text[],
			${column(({ payload }) => payload.object.id ?? '')}::text[],
			${column(({ payload }) => payload.context?.registration ?? null)}::uuid[],
			${column(({ claimed }) => claimed.voided)}::boolean[],
			${column(({ payload }) => JSON.stringify(payload))}::jsonb[],
			${column(({ rowId }) => rowId)}::uuid[],
			${column(({ claimed }) => claimed.credentialId)}::uuid[]
		) as s (id, timestamp, actor_id, verb, object_id, registration, voided, payload, row_id, credential_id)`);
}

function momentIn({ timestamp, stored }: AnyStatement): string {
	return new Date(readMoment(timestamp) ?? Date.parse(stored ?? '')).toISOString();
}

/** The account name of one of our own people; others have names that may be anything. */
function ownActorOf({ actor }: AnyStatement): string | null {
	const { account } = actor;
	const isOurs = account?.homePage === BASE && /^[0-9a-f-]{36}$/.test(account.name);
	return isOurs ? account.name : null;
}
