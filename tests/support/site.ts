import { newId } from '#lib/ids.ts';
import type { CompiledCourse } from '#lib/content/types.ts';
import { addDays, dayOf } from '#lib/day.ts';
import { assign } from '#lib/server/assignments/assign.ts';
import { publishCourse } from '#lib/server/courses/publish.ts';
import { DEMO_SLUG } from '#lib/server/demo/accounts.ts';
import { createGroup } from '#lib/server/groups/groups.ts';
import { addMembers, SPARE_CODES, type NamedCard } from '#lib/server/groups/participants.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { prepareCodes } from '#lib/server/identity/cards.ts';
import { loginOn, type Login } from '#lib/server/identity/login.ts';
import { hashPassword } from '#lib/server/identity/passwords.ts';
import { actorOf, createPerson, findPerson, setPassword } from '#lib/server/identity/people.ts';
import type { Role } from '#lib/server/identity/policy.ts';
import { startSession } from '#lib/server/identity/sessions.ts';
import { listOrganisations } from '#lib/server/organisations/directory.ts';
import { createOrganisation } from '#lib/server/organisations/organisations.ts';
import { deriveSecret, getMasterKey, readSettings } from '#lib/server/settings.ts';
import { openPools, type Pools } from '../../scripts/pools.ts';

/** The database behind the site that is tested, and the demo organisation in it. */
export type Site = {
	pools: Pools;
	login: Login;
	pepper: Buffer;
	demo: Organisation;
	end: () => Promise<void>;
};

export type Organisation = { organisationId: string };

/** Somebody of a group, with what stands on their card. */
export type Pupil = NamedCard & { actor: Actor };

export type Classroom = {
	worker: Actor;
	groupId: string;
	/** What a pupil types to find the group. */
	groupCode: string;
	/** In the order of the names that were asked for. */
	pupils: Pupil[];
};

/** In ms, so that what a test tells about this morning happened after the beginning. */
const AGE = 3 * 86_400_000;

export const COURSE = 'overstap';
export const MODULE = 'dag-groep-8';

/** Opens the database that `DATABASE_URL` names. */
export async function openSite(): Promise<Site> {
	const settings = readSettings(process.env);
	const pools = openPools(settings.databaseUrl ?? '');
	const organisations = await listOrganisations(pools.login);
	const demo = organisations.find(({ slug }) => slug === DEMO_SLUG);
	if (!demo) throw new Error('This database has no demo organisation');
	return {
		pools,
		login: loginOn(pools.login),
		pepper: deriveSecret(getMasterKey(settings), 'pepper'),
		demo: { organisationId: demo.id },
		end: pools.end
	};
}

/** Another customer, with these courses. */
export async function foundOrganisation(
	{ pools }: Site,
	courses: CompiledCourse[] = []
): Promise<Organisation> {
	const organisationId = newId();
	const now = new Date();
	await pools.withTransaction({ organisationId, personId: null }, async (tx) => {
		const slug = `elders-${organisationId}`;
		await createOrganisation(tx, { id: organisationId, slug, name: 'Welzijn Elders' }, now);
		for (const course of courses) {
			await publishCourse(tx, { organisationId, personId: null }, course, 'Toets', now);
		}
	});
	return { organisationId };
}

/** Somebody who works there, and who can sign in with a password when one is given. */
export async function hire(
	{ pools, demo }: Site,
	role: Role,
	{
		organisationId = demo.organisationId,
		name = 'Toos Toets',
		email,
		password
	}: Partial<Organisation> & { name?: string; email?: string; password?: string } = {}
): Promise<Actor> {
	const now = new Date();
	const hash = password ? await hashPassword(password) : null;
	return pools.withTransaction({ organisationId, personId: null }, async (tx) => {
		const person = await createPerson(tx, { organisationId, role, name }, now);
		const personId = person.id;
		if (email && hash) await setPassword(tx, { organisationId, personId }, { email, hash }, now);
		return actorOf(person, newId());
	});
}

/**
 * A group of a worker's own, a few days old. Its participants all have the module, the whole course when `module`
 * is null, and nothing when `course` is.
 */
export async function openClassroom(
	site: Site,
	{
		names,
		worker: known,
		course = COURSE,
		module = course === COURSE ? MODULE : null
	}: { names: string[]; worker?: Actor; course?: string | null; module?: string | null }
): Promise<Classroom> {
	const worker = known ?? (await hire(site, 'worker'));
	const { organisationId } = worker;
	const now = new Date(Date.now() - AGE);
	const id = newId();
	const prepared = await prepareCodes(site.pepper, id, names.length + SPARE_CODES);
	return site.pools.withTransaction(worker, async (tx) => {
		const name = `Groep ${id.slice(-6)}`;
		const group = await createGroup(tx, worker, { id, name, audience: 'pupils' }, now);
		const added = await addMembers(tx, worker, id, names, prepared, now);
		if ('problem' in added) throw new Error(added.problem);
		if (course) {
			const today = dayOf(now);
			const given = await assign(
				tx,
				worker,
				{
					courseId: course,
					moduleId: module,
					to: { groupId: id },
					startsOn: today,
					dueOn: addDays(today, 14)
				},
				now
			);
			if ('problem' in given) throw new Error(given.problem);
		}
		const pupils: Pupil[] = [];
		for (const card of added.cards) {
			const person = await findPerson(tx, { organisationId, personId: card.personId });
			if (person) pupils.push({ ...card, actor: actorOf(person, newId()) });
		}
		return { worker, groupId: id, groupCode: group.code, pupils };
	});
}

/** The value of the session cookie of somebody who signs in now. */
export async function signIn({ login }: Site, actor: Actor): Promise<string> {
	const { organisationId, personId, role } = actor;
	const method = role === 'participant' ? 'code' : 'password';
	const session = { organisationId, personId, role, method, device: 'Toets' } as const;
	return (await startSession(login, session, new Date())).token;
}
