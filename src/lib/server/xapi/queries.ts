import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { statementKeys, statements } from './schema.ts';

export type StatementRow = typeof statements.$inferInsert;

/** Inserts the keys that are new and gives their ids. */
export async function insertStatementKeys(
	tx: Transaction,
	keys: (typeof statementKeys.$inferInsert)[]
): Promise<string[]> {
	const rows = await tx
		.insert(statementKeys)
		.values(keys)
		.onConflictDoNothing()
		.returning({ id: statementKeys.id });
	return rows.map(({ id }) => id);
}

export async function selectStatementHashes(
	tx: Transaction,
	organisationId: string,
	ids: string[]
): Promise<Map<string, Buffer>> {
	const rows = await tx
		.select({ id: statementKeys.id, hash: statementKeys.hash })
		.from(statementKeys)
		.where(and(eq(statementKeys.organisationId, organisationId), inArray(statementKeys.id, ids)));
	return new Map(rows.map(({ id, hash }) => [id, hash]));
}

export async function insertStatements(tx: Transaction, rows: StatementRow[]): Promise<void> {
	await tx.insert(statements).values(rows);
}
