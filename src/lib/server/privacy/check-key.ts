import { desc, eq } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { unwrapDataKey } from './data-keys.ts';
import { SealBroken } from './cipher.ts';
import { participantKeys } from './schema.ts';

/**
 * Whether this is the master key that wrapped the keys of an organisation. Null when nothing was sealed yet, so
 * that any key will do. Every wrapped key is a check value of its own: it opens under one master key only.
 */
export async function isMasterKeyOf(
	tx: Transaction,
	organisationId: string,
	masterKey: Buffer
): Promise<boolean | null> {
	const [row] = await tx
		.select()
		.from(participantKeys)
		.where(eq(participantKeys.organisationId, organisationId))
		.orderBy(desc(participantKeys.createdAt))
		.limit(1);
	if (!row) return null;
	try {
		unwrapDataKey({ organisationId, personId: row.participantId }, row.wrapped, masterKey);
		return true;
	} catch (error) {
		if (error instanceof SealBroken) return false;
		throw error;
	}
}
