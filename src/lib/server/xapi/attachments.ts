import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';

/** Keeps attachments by the hash of their content: the same file is kept once, however many statements have it. */
export async function storeAttachments(
	tx: Transaction,
	organisationId: string,
	attachments: ReadonlyMap<string, Buffer>
): Promise<void> {
	for (const sha2 of [...attachments.keys()].sort()) {
		await tx.execute(sql`
			insert into statement_attachments (organisation_id, sha2, content)
			values (${organisationId}, ${sha2}, ${attachments.get(sha2)}) on conflict do nothing`);
	}
}

export async function readAttachments(
	tx: Transaction,
	organisationId: string,
	hashes: string[]
): Promise<Map<string, Buffer>> {
	if (hashes.length === 0) return new Map();
	const { rows } = await tx.execute<{ sha2: string; content: Buffer }>(sql`
		select sha2, content from statement_attachments
		where organisation_id = ${organisationId} and sha2 = any(${sql.param(hashes)}::text[])`);
	return new Map(rows.map(({ sha2, content }) => [sha2, content]));
}
