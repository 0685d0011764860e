import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import { inject, test as base } from 'vitest';
import { newId } from '#lib/ids.ts';
import { transactionsOn, type WithTransaction } from '#lib/server/db/transaction.ts';
import { memberships, groupWorkers } from '#lib/server/groups/schema.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { actorOf, createPerson } from '#lib/server/identity/people.ts';
import type { Role } from '#lib/server/identity/policy.ts';
import { createOrganisation } from '#lib/server/organisations/organisations.ts';
import { groups, type Group } from '#lib/server/organisations/schema.ts';
import { asOwner, asRole, createWorkerDatabase } from './database.ts';

/** An organisation with one group. Every test has its own: the wall between customers keeps tests apart. */
export type School = {
	organisationId: string;
	groupId: string;
	/** What a pupil types to find the group. */
	groupCode: string;
};

// Texts of participants are sealed under it; read at first use.
process.env.OPMAAT_MASTER_KEY ??= Buffer.alloc(32, 'test').toString('base64');

const LONG_AGO = new Date('2026-08-24T08:00:00Z');
const DAY = '2026-08-24';

/**
 * Vitest's `test` with a real database. Fixtures that are not asked for are not made.
 * `participant` and `worker` share the `school`; `stranger` is a participant of another organisation.
 */
export const test = base
	.extend('postgres', { scope: 'worker' }, () => inject('postgres'))
	.extend('database', { scope: 'worker' }, ({ postgres }) => createWorkerDatabase(postgres))
	.extend('pool', { scope: 'worker' }, ({ database }, { onCleanup }) => {
		const pool = new Pool(database);
		onCleanup(() => pool.end());
		return pool;
	})
	.extend('withTransaction', { scope: 'worker' }, ({ pool }) => transactionsOn(pool))
	/** What sign-in works with: the role that sees credentials of every organisation, and little else. */
	.extend('login', { scope: 'worker' }, ({ database }, { onCleanup }) => {
		const pool = new Pool(asRole(database, 'opmaat_login'));
		onCleanup(() => pool.end());
		return drizzle(pool, { casing: 'snake_case' });
	})
	/** Past the wall, as the superuser. */
	.extend('owner', { scope: 'worker' }, ({ postgres, database }, { onCleanup }) => {
		const pool = new Pool({ ...asOwner(postgres, database), max: 2 });
		onCleanup(() => pool.end());
		return pool;
	})
	.extend('school', ({ withTransaction }) => createSchool(withTransaction))
	.extend('participant', ({ withTransaction, school }) =>
		createMember(withTransaction, school, 'participant', 'Noor')
	)
	.extend('worker', ({ withTransaction, school }) =>
		createMember(withTransaction, school, 'worker', 'Sanne')
	)
	.extend('author', ({ withTransaction, school }) =>
		createMember(withTransaction, school, 'author', 'Marit')
	)
	.extend('administrator', ({ withTransaction, school }) =>
		createMember(withTransaction, school, 'administrator', 'Beheer')
	)
	.extend('strangerSchool', ({ withTransaction }) => createSchool(withTransaction))
	.extend('stranger', ({ withTransaction, strangerSchool }) =>
		createMember(withTransaction, strangerSchool, 'participant', 'Vreemd')
	)
	.extend('strangerWorker', ({ withTransaction, strangerSchool }) =>
		createMember(withTransaction, strangerSchool, 'worker', 'Elders')
	);

/** Another organisation with a group, for tests that need more than the fixtures. */
export async function createSchool(withTransaction: WithTransaction): Promise<School> {
	const organisationId = newId();
	const group = newGroup(organisationId);
	await withTransaction({ organisationId, personId: null }, async (tx) => {
		const slug = `school-${organisationId}`;
		await createOrganisation(tx, { id: organisationId, slug, name: 'Welzijn Toets' }, LONG_AGO);
		await tx.insert(groups).values(group);
	});
	return { organisationId, groupId: group.id, groupCode: group.code };
}

/** Another person in the school's group: a participant as member, a worker as its worker. */
export async function createMember(
	withTransaction: WithTransaction,
	{ organisationId, groupId }: School,
	role: Role,
	name: string
): Promise<Actor> {
	return withTransaction({ organisationId, personId: null }, async (tx) => {
		const person = await createPerson(tx, { organisationId, role, name }, LONG_AGO);
		const since = { organisationId, groupId, since: DAY };
		if (role === 'participant') {
			await tx.insert(memberships).values({ ...since, participantId: person.id });
		}
		if (role === 'worker') await tx.insert(groupWorkers).values({ ...since, workerId: person.id });
		return actorOf(person, newId());
	});
}

function newGroup(organisationId: string): Group {
	const letters = newId().slice(-12).toUpperCase();
	return {
		organisationId,
		id: newId(),
		name: 'Groep 8',
		code: `T${letters}`,
		audience: 'pupils',
		signInReopenedAt: null,
		createdAt: LONG_AGO,
		closedAt: null
	};
}
