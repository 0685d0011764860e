import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Login } from '../identity/login.ts';
import { hashSecret, isSameHash, newSecret } from '../identity/secrets.ts';
import { xapiCredentials, type Scope, type Version } from './schema.ts';
import type { Agent } from './types.ts';
import { BASE } from './vocabulary.ts';

/** A key that was checked: for which organisation it speaks, and what it may do. */
export type Credential = {
	organisationId: string;
	id: string;
	label: string;
	scopes: Scope[];
	defaultVersion: Version;
};

export type NewCredential = {
	label: string;
	scopes: Scope[];
	defaultVersion?: Version;
	expiresAt?: Date | null;
};

/** In ms. A revoked key stops within this time. */
const REMEMBERED = 15_000;
const MOST_REMEMBERED = 1_000;
/** In ms; finer is of no use to whoever looks when a key was last used. */
const USED_EVERY = 60_000;

/** Makes a key pair. The secret is given here and never again: only its hash is kept. */
export async function createCredential(
	tx: Transaction,
	organisationId: string,
	{ label, scopes, defaultVersion = '1.0.3', expiresAt = null }: NewCredential,
	now: Date
): Promise<{ id: string; key: string; secret: string }> {
	const id = newId(now.getTime());
	const key = newSecret(15);
	const secret = newSecret(32);
	await tx.insert(xapiCredentials).values({
		organisationId,
		id,
		key,
		secretHash: hashSecret(secret),
		label,
		scopes,
		defaultVersion,
		createdAt: now,
		expiresAt
	});
	return { id, key, secret };
}

/** Every key of an organisation, the newest first; never its secret. */
export async function listCredentials(tx: Transaction, organisationId: string) {
	return tx
		.select({
			id: xapiCredentials.id,
			key: xapiCredentials.key,
			label: xapiCredentials.label,
			scopes: xapiCredentials.scopes,
			createdAt: xapiCredentials.createdAt,
			expiresAt: xapiCredentials.expiresAt,
			usedAt: xapiCredentials.usedAt,
			revokedAt: xapiCredentials.revokedAt
		})
		.from(xapiCredentials)
		.where(eq(xapiCredentials.organisationId, organisationId))
		.orderBy(desc(xapiCredentials.createdAt));
}

/** Ends a key for good. Whether there was one to end. */
export async function revokeCredential(
	tx: Transaction,
	organisationId: string,
	id: string,
	now: Date
): Promise<boolean> {
	const rows = await tx
		.update(xapiCredentials)
		.set({ revokedAt: now })
		.where(
			and(
				eq(xapiCredentials.organisationId, organisationId),
				eq(xapiCredentials.id, id),
				isNull(xapiCredentials.revokedAt)
			)
		)
		.returning({ id: xapiCredentials.id });
	return rows.length > 0;
}

/** Whether a key may do something; `all` may everything. */
export function permitsScope({ scopes }: Credential, ...wanted: Scope[]): boolean {
	return scopes.includes('all') || wanted.some((scope) => scopes.includes(scope));
}

/** Who says what comes with a key. */
export function authorityOf({ id, label }: Pick<Credential, 'id' | 'label'>): Agent {
	return { objectType: 'Agent', name: label, account: { homePage: BASE, name: `key:${id}` } };
}

type Remembered = { credential: Credential; secretHash: Buffer; until: number; usedAt: number };

/**
 * Checks key pairs. What is found is remembered for a moment, so that a busy client costs one look-up now and then; a
 * wrong pair is looked up each time.
 */
export function credentialChecker(login: Login) {
	const remembered = new Map<string, Remembered>();

	return async function check(
		key: string,
		secret: string,
		now = Date.now()
	): Promise<Credential | null> {
		const found = await find(key, now);
		// Hashed also for an unknown key, which then takes as long.
		const hash = hashSecret(secret);
		if (!found || !isSameHash(hash, found.secretHash)) return null;
		if (now - found.usedAt > USED_EVERY) {
			found.usedAt = now;
			await noteUse(login, found.credential, new Date(now));
		}
		return found.credential;
	};

	async function find(key: string, now: number): Promise<Remembered | null> {
		const known = remembered.get(key);
		if (known && known.until > now) return known;
		const row = await findByKey(login, key, new Date(now));
		if (!row) {
			remembered.delete(key);
			return null;
		}
		const { secretHash, usedAt, ...credential } = row;
		const next = {
			credential,
			secretHash,
			until: now + REMEMBERED,
			usedAt: usedAt?.getTime() ?? 0
		};
		if (remembered.size >= MOST_REMEMBERED) remembered.clear();
		remembered.set(key, next);
		return next;
	}
}

async function findByKey(login: Login, key: string, now: Date) {
	const [row] = await login
		.select({
			organisationId: xapiCredentials.organisationId,
			id: xapiCredentials.id,
			label: xapiCredentials.label,
			scopes: xapiCredentials.scopes,
			defaultVersion: xapiCredentials.defaultVersion,
			secretHash: xapiCredentials.secretHash,
			usedAt: xapiCredentials.usedAt
		})
		.from(xapiCredentials)
		.where(
			and(
				eq(xapiCredentials.key, key),
				isNull(xapiCredentials.revokedAt),
				or(isNull(xapiCredentials.expiresAt), gt(xapiCredentials.expiresAt, now))
			)
		);
	return row ?? null;
}

async function noteUse(login: Login, { organisationId, id }: Credential, now: Date): Promise<void> {
	await login
		.update(xapiCredentials)
		.set({ usedAt: now })
		.where(and(eq(xapiCredentials.organisationId, organisationId), eq(xapiCredentials.id, id)));
}
