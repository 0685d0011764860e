import { createHash } from 'node:crypto';
import type { Transaction } from '../db/transaction.ts';
import { claimIds, whatCameBefore } from './claim.ts';
import { noteDefinitions } from './definitions.ts';
import { lockForWriting } from './locks.ts';
import { referenceOf } from './references.ts';
import { store } from './store.ts';
import type { AnyStatement, Statement } from './types.ts';
import { isVoiding } from './voiding.ts';
import { BASE } from './vocabulary.ts';

export type Claim = { id: string; content: unknown };
export type Claimed = {
	/** Ids that are new: their facts are to be recorded now. */
	fresh: Set<string>;
	/** Ids that were used before for something else. */
	taken: Set<string>;
};

/** Who says what was recorded here, in contrast to what came with a key. */
export const OWN_AUTHORITY = {
	objectType: 'Agent',
	account: { homePage: BASE, name: 'opmaat' }
} as const;

/** In ms. A clock that is further off is a simulated one, whose time counts. */
const SAME_CLOCK = 60_000;

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
	const results = await claimIds(
		tx,
		organisationId,
		[...hashes].map(([id, hash]) => ({ id, hash }))
	);
	const ids = [...results];
	return {
		fresh: new Set(ids.filter(([, { fresh }]) => fresh).map(([id]) => id)),
		taken: new Set(ids.filter(([, { fresh, same }]) => !fresh && !same).map(([id]) => id))
	};
}

/** Stores statements whose ids were claimed in this transaction: the same rows as those of others. */
export async function storeStatements(
	tx: Transaction,
	organisationId: string,
	statements: Statement[],
	now: Date
): Promise<void> {
	if (statements.length === 0) return;
	const voidings = (statements as AnyStatement[])
		.filter(isVoiding)
		.map((one) => ({ targetId: referenceOf(one) ?? '', credentialId: null }));
	await lockForWriting(tx, organisationId, { alone: voidings.length > 0 });
	// After the lock, or a reader could have been told that everything until then was there.
	const clock = new Date();
	const stored = Math.abs(clock.getTime() - now.getTime()) < SAME_CLOCK ? clock : now;
	const before = await whatCameBefore(
		tx,
		organisationId,
		statements.map(({ id }) => id)
	);
	const batch = statements.map((statement) => {
		const { voided = false, referred = false } = before.get(statement.id) ?? {};
		const whole = { ...statement, version: '1.0.0', authority: OWN_AUTHORITY };
		return {
			statement: whole as AnyStatement & { id: string },
			credentialId: null,
			voided,
			referred
		};
	});
	await store(tx, organisationId, batch, voidings, stored);
	await noteDefinitions(
		tx,
		organisationId,
		batch.map(({ statement }) => statement),
		'own'
	);
}

/** Claims and stores what the server itself has seen happen, under ids that it made just now. */
export async function recordStatements(
	tx: Transaction,
	organisationId: string,
	statements: Statement[],
	now: Date
): Promise<void> {
	await claimOwn(tx, organisationId, statements);
	await storeStatements(tx, organisationId, statements, now);
}

/** Claims the ids of what the server itself has seen happen, before it is stored with what led to it. */
export async function claimOwn(
	tx: Transaction,
	organisationId: string,
	statements: Statement[]
): Promise<void> {
	await claimStatements(
		tx,
		organisationId,
		statements.map((statement) => ({ id: statement.id, content: statement }))
	);
}

function hashOf(content: unknown): Buffer {
	return createHash('sha256').update(JSON.stringify(content)).digest();
}
