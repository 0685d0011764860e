import { and, eq, isNull } from 'drizzle-orm';
import { groups, organisations } from '../organisations/schema.ts';
import type { Acting } from './actor.ts';
import type { Login } from './login.ts';
import type { Role } from './policy.ts';
import { loginCards, passwords, people, personalCodes } from './schema.ts';

export type Found = Acting & { role: Role };

export type SignInGroup = {
	organisationId: string;
	groupId: string;
	reopenedAt: Date | null;
};

const found = {
	organisationId: people.organisationId,
	personId: people.id,
	role: people.role
};

export async function findGroupByCode(login: Login, code: string): Promise<SignInGroup | null> {
	const [group] = await login
		.select({
			organisationId: groups.organisationId,
			groupId: groups.id,
			reopenedAt: groups.signInReopenedAt
		})
		.from(groups)
		.where(eq(groups.code, code));
	return group ?? null;
}

export async function findByPersonalCode(
	login: Login,
	{ organisationId, groupId }: SignInGroup,
	hash: Buffer
): Promise<Found | null> {
	const [person] = await login
		.select(found)
		.from(personalCodes)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, personalCodes.organisationId),
				eq(people.id, personalCodes.personId)
			)
		)
		.where(
			and(
				eq(personalCodes.organisationId, organisationId),
				eq(personalCodes.groupId, groupId),
				eq(personalCodes.hash, hash),
				isNull(people.endedAt)
			)
		);
	return person ?? null;
}

export async function findByEmail(
	login: Login,
	email: string
): Promise<(Found & { hash: string }) | null> {
	const [person] = await login
		.select({ ...found, hash: passwords.hash })
		.from(passwords)
		.innerJoin(
			people,
			and(eq(people.organisationId, passwords.organisationId), eq(people.id, passwords.personId))
		)
		.where(and(eq(passwords.email, email), isNull(people.endedAt)));
	return person ?? null;
}

export async function findByCard(login: Login, tokenHash: Buffer): Promise<Found | null> {
	const [person] = await login
		.select(found)
		.from(loginCards)
		.innerJoin(
			people,
			and(eq(people.organisationId, loginCards.organisationId), eq(people.id, loginCards.personId))
		)
		.where(and(eq(loginCards.tokenHash, tokenHash), isNull(people.endedAt)));
	return person ?? null;
}

export async function touchCard(login: Login, tokenHash: Buffer, now: Date): Promise<void> {
	await login.update(loginCards).set({ usedAt: now }).where(eq(loginCards.tokenHash, tokenHash));
}

/** Whether the invented organisation is there, so that its accounts can be offered. */
export async function hasDemoOrganisation(login: Login): Promise<boolean> {
	const rows = await login
		.select({ id: organisations.id })
		.from(organisations)
		.where(eq(organisations.demo, true))
		.limit(1);
	return rows.length > 0;
}

/** Some organisations, the oldest ids first; enough to check a key against. */
export async function listOrganisationIds(login: Login, most = 20): Promise<string[]> {
	const rows = await login
		.select({ id: organisations.id })
		.from(organisations)
		.orderBy(organisations.id)
		.limit(most);
	return rows.map(({ id }) => id);
}
