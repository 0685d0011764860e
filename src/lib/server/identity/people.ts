import { and, eq, isNull } from 'drizzle-orm';
import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { isUniqueViolation } from '../db/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting, Actor } from './actor.ts';
import { passwords, people, type Person } from './schema.ts';

export type NewPerson = Pick<Person, 'organisationId' | 'role' | 'name'> &
	Partial<Pick<Person, 'id' | 'locale'>>;

export type DisplaySettings = Pick<Person, 'locale' | 'theme' | 'textSize'>;

/** Makes a person without a way to sign in; see `setPassword` and `issueCodes`. */
export async function createPerson(
	tx: Transaction,
	{ organisationId, role, name, id = newId(), locale = 'nl' }: NewPerson,
	now: Date
): Promise<Person> {
	const person: Person = {
		organisationId,
		id,
		role,
		name: name.trim(),
		locale,
		theme: 'system',
		textSize: 'normal',
		extraReadingTime: false,
		// Random, not by time: a pseudonym that tells when somebody came is half a name.
		actorId: crypto.randomUUID(),
		subjectId: crypto.randomUUID(),
		createdAt: now,
		endedAt: null
	};
	await tx.insert(people).values(person);
	return person;
}

/**
 * Gives a worker, author or administrator an e-mail address and password to sign in with.
 * @param hash from `hashPassword`, made before the transaction began: hashing is slow on purpose
 * @throws Conflict `email_taken` when somebody signs in with it already, in whichever organisation
 */
export async function setPassword(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	{ email, hash }: { email: string; hash: string },
	now: Date
): Promise<void> {
	const values = { email: email.trim().toLowerCase(), hash, changedAt: now };
	try {
		await tx
			.insert(passwords)
			.values({ organisationId, personId, ...values })
			.onConflictDoUpdate({ target: [passwords.organisationId, passwords.personId], set: values });
	} catch (error) {
		throw isUniqueViolation(error) ? new Conflict('email_taken') : error;
	}
}

/**
 * Another password for who signs in with one already; the e-mail address stays.
 * @param was only while this hash is the stored one: what was checked before may have been replaced meanwhile
 * @returns false when there is nothing to replace
 */
export async function replacePassword(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	{ hash, was }: { hash: string; was?: string },
	now: Date
): Promise<boolean> {
	const rows = await tx
		.update(passwords)
		.set({ hash, changedAt: now })
		.where(
			and(
				eq(passwords.organisationId, organisationId),
				eq(passwords.personId, personId),
				was === undefined ? undefined : eq(passwords.hash, was)
			)
		)
		.returning({ personId: passwords.personId });
	return rows.length === 1;
}

/** What somebody signs in with; null for a participant. */
export async function findEmail(
	tx: Transaction,
	{ organisationId, personId }: Acting
): Promise<string | null> {
	const [row] = await tx
		.select({ email: passwords.email })
		.from(passwords)
		.where(and(eq(passwords.organisationId, organisationId), eq(passwords.personId, personId)));
	return row?.email ?? null;
}

/** @throws NotFound when there is no such person in the organisation */
export async function renamePerson(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	name: string
): Promise<void> {
	const rows = await tx
		.update(people)
		.set({ name: name.trim() })
		.where(and(eq(people.organisationId, organisationId), eq(people.id, personId)))
		.returning({ id: people.id });
	if (rows.length === 0) throw new NotFound('person_unknown');
}

/** Language, colours and text size follow the account to every device. */
export async function saveDisplaySettings(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	{ locale, theme, textSize }: DisplaySettings
): Promise<void> {
	await tx
		.update(people)
		.set({ locale, theme, textSize })
		.where(and(eq(people.organisationId, organisationId), eq(people.id, personId)));
}

/** People of the organisation that have not ended, by id. Unknown ids are left out. */
export async function findPerson(
	tx: Transaction,
	{ organisationId, personId }: Acting
): Promise<Person | null> {
	const [person] = await tx
		.select()
		.from(people)
		.where(
			and(
				eq(people.organisationId, organisationId),
				eq(people.id, personId),
				isNull(people.endedAt)
			)
		);
	return person ?? null;
}

/** Makes writers for the same person take turns until the end of the transaction. */
export async function lockPerson(
	tx: Transaction,
	{ organisationId, personId }: Acting
): Promise<void> {
	const rows = await tx
		.select({ id: people.id })
		.from(people)
		.where(and(eq(people.organisationId, organisationId), eq(people.id, personId)))
		.for('update');
	if (rows.length === 0) throw new NotFound('person_unknown');
}

/** The person as actor of a session. */
export function actorOf(person: Person, sessionId: string): Actor {
	const { organisationId, id, role, name, locale, theme, textSize, actorId } = person;
	return {
		organisationId,
		personId: id,
		role,
		name,
		locale,
		theme,
		textSize,
		actorId,
		sessionId
	};
}
