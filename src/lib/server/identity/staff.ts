import { and, asc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { Conflict, NotFound } from '#lib/errors.ts';
import { logAccess } from '../audit/access-log.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from './actor.ts';
import { createPerson, replacePassword, setPassword } from './people.ts';
import { STAFF_ROLES, type StaffRole } from './policy.ts';
import { knownDevices, passwords, people } from './schema.ts';
import { endSessionsOf } from './sessions.ts';

/** Somebody who works there, as an administrator sees them. */
export type StaffMember = {
	id: string;
	name: string;
	role: StaffRole;
	email: string;
	/** Null when nothing is known of it. */
	signedInAt: Date | null;
};

/** Everybody who can sign in with an e-mail address, by name. Participants have none. */
export function listStaff(tx: Transaction, { organisationId }: Acting): Promise<StaffMember[]> {
	const { id, name } = people;
	// Narrowed by `isStaff`.
	const role = sql<StaffRole>`${people.role}`;
	const { email } = passwords;
	return (
		tx
			// A device is noted at every time that somebody signs in.
			.select({ id, name, role, email, signedInAt: max(knownDevices.usedAt) })
			.from(people)
			.innerJoin(
				passwords,
				and(eq(passwords.organisationId, people.organisationId), eq(passwords.personId, people.id))
			)
			.leftJoin(
				knownDevices,
				and(
					eq(knownDevices.organisationId, people.organisationId),
					eq(knownDevices.personId, people.id)
				)
			)
			.where(isStaff(organisationId))
			.groupBy(people.organisationId, people.id, passwords.email)
			.orderBy(asc(people.name), asc(people.id))
	);
}

/**
 * Somebody new, with a first password to hand over.
 * @param hash from `hashPassword`, made before the transaction began
 * @throws Conflict `email_taken` when somebody signs in with this address already, in whichever organisation
 */
export async function addStaff(
	tx: Transaction,
	administrator: Acting,
	{ name, role, email, hash }: { name: string; role: StaffRole; email: string; hash: string },
	now: Date
): Promise<void> {
	const { organisationId } = administrator;
	const { id: personId } = await createPerson(tx, { organisationId, role, name }, now);
	await setPassword(tx, { organisationId, personId }, { email, hash }, now);
	await note(tx, administrator, personId, 'account', now);
}

/**
 * Another password for somebody who forgot theirs, to hand over: the old one stops working and all sessions end.
 * An own password asks for the old one, see `changeOwnPassword`.
 * @param hash from `hashPassword`, made before the transaction began
 * @throws NotFound `person_unknown` for a participant, for who has left, and for people of another organisation
 */
export async function renewPassword(
	tx: Transaction,
	administrator: Acting,
	{ personId, hash }: { personId: string; hash: string },
	now: Date
): Promise<{ name: string; email: string }> {
	const person = { organisationId: administrator.organisationId, personId };
	const { name, email } = await lockStaff(tx, administrator, personId);
	await replacePassword(tx, person, { hash }, now);
	await endSessionsOf(tx, person);
	await note(tx, administrator, personId, 'password', now);
	return { name, email };
}

/**
 * Somebody leaves: signed out everywhere, and the e-mail address is free again. The name stays at what they did.
 * There is always an administrator left, since nobody can do this to themselves.
 * @throws NotFound as `renewPassword`
 */
export async function endStaff(
	tx: Transaction,
	administrator: Acting,
	personId: string,
	now: Date
): Promise<{ name: string }> {
	const { organisationId } = administrator;
	const { name } = await lockStaff(tx, administrator, personId);
	await tx
		.update(people)
		.set({ endedAt: now })
		.where(and(eq(people.organisationId, organisationId), eq(people.id, personId)));
	await tx
		.delete(passwords)
		.where(and(eq(passwords.organisationId, organisationId), eq(passwords.personId, personId)));
	await tx
		.delete(knownDevices)
		.where(
			and(eq(knownDevices.organisationId, organisationId), eq(knownDevices.personId, personId))
		);
	await endSessionsOf(tx, { organisationId, personId });
	await note(tx, administrator, personId, 'leaving', now);
	return { name };
}

/**
 * Both rows, so that of two administrators who end each other's account one is too late. In one order for everybody,
 * against deadlocks.
 */
async function lockStaff(
	tx: Transaction,
	{ organisationId, personId: own }: Acting,
	personId: string
): Promise<{ name: string; email: string }> {
	if (personId === own) throw new Conflict('own_account');
	const rows = await tx
		.select({ id: people.id, name: people.name, email: passwords.email })
		.from(people)
		.leftJoin(
			passwords,
			and(eq(passwords.organisationId, people.organisationId), eq(passwords.personId, people.id))
		)
		.where(and(isStaff(organisationId), inArray(people.id, [own, personId])))
		.orderBy(asc(people.id))
		.for('update', { of: people });
	const person = rows.find(({ id }) => id === personId);
	if (!person?.email || !rows.some(({ id }) => id === own)) throw new NotFound('person_unknown');
	return { name: person.name, email: person.email };
}

const isStaff = (organisationId: string) =>
	and(
		eq(people.organisationId, organisationId),
		inArray(people.role, [...STAFF_ROLES]),
		isNull(people.endedAt)
	);

/** Who can let somebody in can see what they see: it is in the log that administrators cannot change. */
function note(
	tx: Transaction,
	administrator: Acting,
	personId: string,
	object: 'account' | 'password' | 'leaving',
	now: Date
): Promise<void> {
	const look = { action: 'staff.manage', subjects: [personId], object: `staff:${object}` };
	return logAccess(
		tx,
		administrator,
		{ ...look, purpose: 'access', rule: 'own organisation' },
		now
	);
}
