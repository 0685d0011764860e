import { and, eq, sql } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { open, seal, type CipherKey } from './cipher.ts';
import { participantKeys } from './schema.ts';

/** Version of the master key that wraps; rotation will write the next one. */
const MASTER_VERSION = 1;
/** Every participant has one key so far. */
const VERSION = 1;
/** In number and milliseconds: enough for a busy lesson, and soon forgotten after somebody is erased elsewhere. */
const MOST = 2_000;
const KEPT = 5 * 60_000;

type Kept = { key: CipherKey; until: number };
const cache = new Map<string, Kept>();

/**
 * The key under which one participant's texts are sealed, made at first use and wrapped by the master key.
 * @throws SealBroken under another master key than the one that wrapped it
 */
export async function dataKeyOf(
	tx: Transaction,
	participant: Acting,
	masterKey: Buffer,
	now = Date.now()
): Promise<CipherKey> {
	const name = nameOf(participant, masterKey);
	const kept = cache.get(name);
	if (kept && kept.until > now) return kept.key;

	const found = (await findKey(tx, participant)) ?? (await makeKey(tx, participant, masterKey));
	const key = unwrapDataKey(participant, found.wrapped, masterKey);
	// A key that this transaction has just made is gone when the transaction fails.
	if (found.committed) keep(name, { key, until: now + KEPT });
	return key;
}

/** @throws SealBroken under another master key than the one that wrapped it */
export function unwrapDataKey(participant: Acting, wrapped: Buffer, masterKey: Buffer): CipherKey {
	const bytes = open(master(masterKey), placeOf(participant), wrapped);
	return { version: VERSION, bytes };
}

/**
 * Destroys a participant's key: what was sealed under it can never be read again, in backups neither once the
 * copies of the key table are gone.
 */
export async function destroyDataKey(tx: Transaction, participant: Acting): Promise<void> {
	await tx.delete(participantKeys).where(isOf(participant));
	forgetDataKey(participant);
}

export function forgetDataKey({ organisationId, personId }: Acting): void {
	for (const name of cache.keys()) {
		if (name.startsWith(`${organisationId}|${personId}|`)) cache.delete(name);
	}
}

async function findKey(tx: Transaction, participant: Acting) {
	const [row] = await tx
		.select({
			wrapped: participantKeys.wrapped,
			committed: sql<boolean>`participant_keys.xmin is distinct from pg_current_xact_id_if_assigned()::xid`
		})
		.from(participantKeys)
		.where(isOf(participant));
	return row;
}

async function makeKey(tx: Transaction, participant: Acting, masterKey: Buffer) {
	const { organisationId, personId: participantId } = participant;
	const wrapped = seal(master(masterKey), placeOf(participant), randomBytes(32));
	await tx
		.insert(participantKeys)
		.values({ organisationId, participantId, version: VERSION, wrapped, createdAt: new Date() })
		.onConflictDoNothing();
	// Another transaction may have been first.
	const row = await findKey(tx, participant);
	if (!row) throw new Error('a data key was neither made nor found');
	return row;
}

function keep(name: string, kept: Kept) {
	const [oldest] = cache.keys();
	if (cache.size >= MOST && oldest) cache.delete(oldest);
	cache.set(name, kept);
}

function isOf({ organisationId, personId }: Acting) {
	return and(
		eq(participantKeys.organisationId, organisationId),
		eq(participantKeys.participantId, personId),
		eq(participantKeys.version, VERSION)
	);
}

function placeOf({ organisationId, personId }: Acting): string {
	return `participant_keys|wrapped|${personId}|${organisationId}`;
}

function master(bytes: Buffer): CipherKey {
	return { version: MASTER_VERSION, bytes };
}

/** A process has one master key; tests have more. */
function nameOf({ organisationId, personId }: Acting, masterKey: Buffer): string {
	return `${organisationId}|${personId}|${masterKey.toString('base64', 0, 6)}`;
}
