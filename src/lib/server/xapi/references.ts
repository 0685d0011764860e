import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { statementReferences } from './schema.ts';
import { authorityTerm, termsOf, type Terms } from './terms.ts';
import type { AnyStatement } from './types.ts';

/** A chain of statements about statements is followed this far. */
const MOST_STEPS = 8;

/** The statement that another is about, or null. */
export function referenceOf({ object }: AnyStatement): string | null {
	return object.objectType === 'StatementRef' ? (object.id ?? '').toLowerCase() : null;
}

/**
 * What a statement is found by because it refers to another: everything its target is found by, and so on. The authority of
 * the target is left out: a key that may read its own statements does not get to see who refers to them.
 */
export async function borrowedTerms(
	tx: Transaction,
	organisationId: string,
	statement: AnyStatement,
	known: Map<string, AnyStatement>
): Promise<Terms> {
	const terms: Terms = { direct: new Set(), related: new Set() };
	const seen = new Set<string>();
	let target = referenceOf(statement);
	while (target && !seen.has(target) && seen.size < MOST_STEPS) {
		seen.add(target);
		const found = known.get(target) ?? (await findPayload(tx, organisationId, target));
		if (!found) break;
		addTerms(terms, withoutAuthority(found));
		target = referenceOf(found);
	}
	return terms;
}

/** Gives what a new statement is found by to those that referred to it before it came. */
export async function lendTerms(
	tx: Transaction,
	organisationId: string,
	targetId: string,
	terms: Terms
): Promise<void> {
	const seen = new Set<string>();
	let targets = [targetId];
	for (let step = 0; step < MOST_STEPS && targets.length > 0; step++) {
		const { rows } = await tx.execute<{ rowId: string; id: string | null }>(sql`
			select r.row_id as "rowId", s.id
			from statement_references r
			left join statements s on s.organisation_id = r.organisation_id and s.row_id = r.row_id
			where r.organisation_id = ${organisationId} and r.target_id = any(${sql.param(targets)}::uuid[])
			order by r.row_id limit 1000`);
		const fresh = rows.filter(({ rowId }) => !seen.has(rowId));
		for (const { rowId } of fresh) {
			seen.add(rowId);
			await insertTerms(tx, organisationId, rowId, terms);
		}
		targets = fresh.flatMap(({ id }) => (id ? [id] : []));
	}
}

export async function noteReferences(
	tx: Transaction,
	organisationId: string,
	references: { targetId: string; rowId: string }[]
): Promise<void> {
	if (references.length === 0) return;
	await tx
		.insert(statementReferences)
		.values(references.map((reference) => ({ organisationId, ...reference })));
}

export function addTerms(to: Terms, from: Terms): void {
	for (const term of from.direct) {
		to.direct.add(term);
		to.related.delete(term);
	}
	for (const term of from.related) if (!to.direct.has(term)) to.related.add(term);
}

function withoutAuthority(statement: AnyStatement): Terms {
	const terms = termsOf(statement);
	if (statement.authority) terms.related.delete(authorityTerm(statement.authority));
	return terms;
}

async function findPayload(
	tx: Transaction,
	organisationId: string,
	id: string
): Promise<AnyStatement | null> {
	const { rows } = await tx.execute<{ payload: AnyStatement }>(sql`
		select payload from statements where organisation_id = ${organisationId} and id = ${id}`);
	return rows[0]?.payload ?? null;
}

async function insertTerms(
	tx: Transaction,
	organisationId: string,
	rowId: string,
	{ direct, related }: Terms
): Promise<void> {
	const terms = [...direct, ...related].sort();
	const isRelated = terms.map((term) => related.has(term));
	await tx.execute(sql`
		insert into statement_terms (organisation_id, term, related, row_id)
		select ${organisationId}, term, related, ${rowId}
		from unnest(${sql.param(terms)}::uuid[], ${sql.param(isRelated)}::boolean[]) as given (term, related)
		on conflict do nothing`);
}
