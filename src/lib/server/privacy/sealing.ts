import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { open, seal } from './cipher.ts';
import { masterKey } from './client.ts';
import { dataKeyOf } from './data-keys.ts';

/** Where sealed bytes are stored. They open in this row of this column and nowhere else. */
export type Place = { table: string; column: string; row: string };

/**
 * Encrypts a text under the key of the participant whose it is.
 * @param master the key that wraps theirs; by default the one of this process
 */
export async function sealText(
	tx: Transaction,
	participant: Acting,
	place: Place,
	text: string,
	master = masterKey()
): Promise<Buffer> {
	const key = await dataKeyOf(tx, participant, master);
	return seal(key, labelOf(participant, place), Buffer.from(text));
}

/**
 * Decrypts what `sealText` made.
 * @throws SealBroken when it was altered or moved, or its key is another; never an empty text instead
 */
export async function openText(
	tx: Transaction,
	participant: Acting,
	place: Place,
	sealed: Buffer,
	master = masterKey()
): Promise<string> {
	const key = await dataKeyOf(tx, participant, master);
	return open(key, labelOf(participant, place), sealed).toString();
}

function labelOf({ organisationId }: Acting, { table, column, row }: Place): string {
	return `${table}|${column}|${row}|${organisationId}`;
}
