import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../../db/transaction.ts';
import { open, seal } from '../../privacy/cipher.ts';
import { DELIVERING, numberOf } from '../locks.ts';
import { forwardingTargets, type Version } from '../schema.ts';

export type NewTarget = {
	label: string;
	endpoint: string;
	key: string;
	secret: string;
	version?: Version;
	verbs?: string[];
	activities?: string[];
	textCourses?: string[];
};

export type Target = typeof forwardingTargets.$inferSelect;

/** Makes a receiver. Its key and secret are encrypted under `sealing`, 32 bytes. */
export async function createTarget(
	tx: Transaction,
	organisationId: string,
	{ key, secret, ...target }: NewTarget,
	sealing: Buffer,
	now: Date
): Promise<string> {
	const id = newId(now.getTime());
	const pair = Buffer.from(JSON.stringify([key, secret]));
	await tx.insert(forwardingTargets).values({
		version: '1.0.3',
		verbs: [],
		activities: [],
		textCourses: [],
		...target,
		organisationId,
		id,
		sealed: seal({ version: 1, bytes: sealing }, placeOf(organisationId, id), pair),
		createdAt: now
	});
	return id;
}

/**
 * Makes this transaction the only one that delivers to a receiver, until it ends; false when another one is.
 * The queue's own way of one at a time would keep a receiver waiting for hours after a kill.
 */
export async function claimTarget(tx: Transaction, targetId: string): Promise<boolean> {
	const { rows } = await tx.execute<{ claimed: boolean }>(
		sql`select pg_try_advisory_xact_lock(${DELIVERING}, ${numberOf(targetId)}) as claimed`
	);
	return rows[0]?.claimed === true;
}

/** Receivers that have not ended, the oldest first. */
export async function listTargets(tx: Transaction, organisationId: string): Promise<Target[]> {
	return tx
		.select()
		.from(forwardingTargets)
		.where(
			and(eq(forwardingTargets.organisationId, organisationId), isNull(forwardingTargets.endedAt))
		)
		.orderBy(asc(forwardingTargets.createdAt));
}

/** The key and secret of a receiver. @throws SealBroken under another master key */
export function keyPairOf(target: Target, sealing: Buffer): { key: string; secret: string } {
	const place = placeOf(target.organisationId, target.id);
	const text = open({ version: 1, bytes: sealing }, place, target.sealed).toString();
	const [key = '', secret = ''] = JSON.parse(text) as string[];
	return { key, secret };
}

/** Stops or goes on with a receiver; what is waiting stays. */
export async function pauseTarget(
	tx: Transaction,
	organisationId: string,
	id: string,
	pause: { at: Date; reason: string } | null
): Promise<void> {
	await tx
		.update(forwardingTargets)
		.set({ pausedAt: pause?.at ?? null, pauseReason: pause?.reason ?? null })
		.where(isTarget(organisationId, id));
}

/** Ends a receiver for good. */
export async function endTarget(
	tx: Transaction,
	organisationId: string,
	id: string,
	now: Date
): Promise<void> {
	await tx.update(forwardingTargets).set({ endedAt: now }).where(isTarget(organisationId, id));
}

function isTarget(organisationId: string, id: string) {
	return and(eq(forwardingTargets.organisationId, organisationId), eq(forwardingTargets.id, id));
}

function placeOf(organisationId: string, id: string): string {
	return `forwarding_targets|sealed|${id}|${organisationId}`;
}
