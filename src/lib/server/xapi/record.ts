import { createHash } from 'node:crypto';
import type { Transaction } from '../db/transaction.ts';
import {
	insertStatementKeys,
	insertStatements,
	selectStatementHashes,
	type StatementRow
} from './queries.ts';
import type { Statement } from './types.ts';

export type Claim = { id: string; content: unknown };
export type Claimed = {
	/** Ids that are new: their facts are to be recorded now. */
	fresh: Set<string>;
	/** Ids that were used before for something else. */
	taken: Set<string>;
};

/**
 * Claims statement ids for the facts behind them, so that the same fact counts once, however often it arrives.
 * An id that is neither fresh nor taken is a repeat of what was stored before.
 */
export async function claimStatements(
	tx: Transaction,
	organisationId: string,
	claims: Claim[]
): Promise<Claimed> {
	if (claims.length === 0) return { fresh: new Set(), taken: new Set() };
	const hashes = new Map(claims.map(({ id, content }) => [id, hashOf(content)]));
	// In key order, so that two batches never wait for each other.
	const rows = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
	const fresh = new Set(
		await insertStatementKeys(
			tx,
			rows.map(([id, hash]) => ({ organisationId, id, hash }))
		)
	);
	const rest = rows.filter(([id]) => !fresh.has(id));
	if (rest.length === 0) return { fresh, taken: new Set() };
	const known = await selectStatementHashes(
		tx,
		organisationId,
		rest.map(([id]) => id)
	);
	const taken = rest.filter(([id, hash]) => !known.get(id)?.equals(hash)).map(([id]) => id);
	return { fresh, taken: new Set(taken) };
}

/**
 * Stores statements whose ids were claimed in this transaction. `stored` has whole milliseconds, in the column and
 * in the JSON alike.
 */
export async function storeStatements(
	tx: Transaction,
	organisationId: string,
	statements: Statement[],
	now: Date
): Promise<void> {
	if (statements.length === 0) return;
	await insertStatements(
		tx,
		statements.map((statement) => rowOf(organisationId, statement, now))
	);
}

/** Claims and stores what the server itself has seen happen, under ids that it made just now. */
export async function recordStatements(
	tx: Transaction,
	organisationId: string,
	statements: Statement[],
	now: Date
): Promise<void> {
	if (statements.length === 0) return;
	await claimStatements(
		tx,
		organisationId,
		statements.map((statement) => ({ id: statement.id, content: statement }))
	);
	await storeStatements(tx, organisationId, statements, now);
}

function rowOf(organisationId: string, statement: Statement, now: Date): StatementRow {
	const { object, actor } = statement;
	return {
		organisationId,
		id: statement.id,
		stored: now,
		timestamp: new Date(statement.timestamp),
		actorId: actor.account.name,
		verb: statement.verb.id,
		objectId: object.id,
		registration: statement.context?.registration ?? null,
		voided: false,
		payload: { ...statement, stored: now.toISOString(), version: '1.0.0' }
	};
}

function hashOf(content: unknown): Buffer {
	return createHash('sha256').update(JSON.stringify(content)).digest();
}
