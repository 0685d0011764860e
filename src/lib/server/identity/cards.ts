import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { Conflict } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from './actor.ts';
import { hashPersonalCode, newPersonalCode } from './codes.ts';
import { lockPerson } from './people.ts';
import { knownDevices, loginCards, personalCodes, sessions } from './schema.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { endSessionsOf } from './sessions.ts';

/** What a printed card holds. It exists here and on paper; the database keeps hashes. */
export type Card = {
	personId: string;
	/** Typed, together with the code of the group. */
	code: string;
	/** In the QR code, behind the `#` of `/card#…`. */
	token: string;
};

export type PreparedCodes = { code: string; codeHash: Buffer; token: string; tokenHash: Buffer };

/**
 * Makes codes for new cards, without a person yet. Takes some 20 ms each: call it before the transaction begins.
 * @param codes to use these instead of random ones; for demo accounts
 * @throws Busy when too many are waiting
 */
export async function prepareCodes(
	pepper: Buffer,
	groupId: string,
	count: number,
	codes: string[] = []
): Promise<PreparedCodes[]> {
	const chosen = new Set(codes);
	while (chosen.size < count) chosen.add(newPersonalCode());
	const prepared: PreparedCodes[] = [];
	// One after another: a large group must not fill the queue that everybody signs in through.
	for (const code of [...chosen].slice(0, count)) {
		const token = newSecret();
		const codeHash = await hashPersonalCode(pepper, groupId, code);
		prepared.push({ code, codeHash, token, tokenHash: hashSecret(token) });
	}
	return prepared;
}

/**
 * Gives a participant a new code and card. Older ones stop working at once, and sessions end.
 * @throws Conflict `code_taken` when the group has this code already: prepare another one
 */
export async function issueCodes(
	tx: Transaction,
	{ organisationId, groupId, personId }: Acting & { groupId: string },
	{ code, codeHash, token, tokenHash }: PreparedCodes,
	now: Date
): Promise<Card> {
	const person = { organisationId, personId };
	await lockPerson(tx, person);
	await tx
		.delete(personalCodes)
		.where(
			and(eq(personalCodes.organisationId, organisationId), eq(personalCodes.personId, personId))
		);
	const rows = await tx
		.insert(personalCodes)
		.values({ ...person, groupId, hash: codeHash, createdAt: now })
		.onConflictDoNothing()
		.returning({ personId: personalCodes.personId });
	if (rows.length === 0) throw new Conflict('code_taken');

	const card = { tokenHash, createdAt: now, usedAt: null };
	await tx
		.insert(loginCards)
		.values({ ...person, ...card })
		.onConflictDoUpdate({ target: [loginCards.organisationId, loginCards.personId], set: card });
	await endSessionsOf(tx, person);
	return { personId, code, token };
}

/** Which of these people have signed in, by code or card, on whatever device. */
export async function whoSignedIn(
	tx: Transaction,
	{ organisationId }: Acting,
	personIds: string[]
): Promise<Set<string>> {
	if (personIds.length === 0) return new Set();
	const cards = tx
		.select({ id: loginCards.personId })
		.from(loginCards)
		.where(
			and(
				eq(loginCards.organisationId, organisationId),
				inArray(loginCards.personId, personIds),
				isNotNull(loginCards.usedAt)
			)
		);
	const devices = tx
		.select({ id: knownDevices.personId })
		.from(knownDevices)
		.where(
			and(
				eq(knownDevices.organisationId, organisationId),
				inArray(knownDevices.personId, personIds)
			)
		);
	const signedIn = tx
		.select({ id: sessions.personId })
		.from(sessions)
		.where(and(eq(sessions.organisationId, organisationId), inArray(sessions.personId, personIds)));
	const rows = await cards.union(devices).union(signedIn);
	return new Set(rows.map(({ id }) => id));
}
