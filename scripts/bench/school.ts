import { compileSources, CONTENT, type Source } from '../publish-folder.ts';
import type { Pools } from '../pools.ts';
import { addDays, dayOf } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import { assign } from '#lib/server/assignments/assign.ts';
import { publishCourse } from '#lib/server/courses/publish.ts';
import { randomFrom } from '#lib/server/demo/random.ts';
import { play } from '#lib/server/demo/play.ts';
import { createGroup } from '#lib/server/groups/groups.ts';
import { addMembers, SPARE_CODES } from '#lib/server/groups/participants.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { prepareCodes } from '#lib/server/identity/cards.ts';
import { loginOn } from '#lib/server/identity/login.ts';
import { actorOf, createPerson, findPerson } from '#lib/server/identity/people.ts';
import { startSession } from '#lib/server/identity/sessions.ts';
import { createOrganisation } from '#lib/server/organisations/organisations.ts';

export type User = { actor: Actor; cookie: string; groupId: string };
export type School = { pupils: User[]; workers: User[]; author: User };

const GROUP_SIZE = 30;
/** The largest of the trainings that come along. */
const COURSE = 'overstap';

/** The training that is measured with. */
export async function benchCourse(): Promise<Source> {
	const found = (await compileSources(CONTENT)).find(({ course }) => course.course.id === COURSE);
	if (!found) throw new Error('There is no course to measure with');
	return found;
}

/**
 * An organisation with groups of 30, a worker for each, and a real session for everybody. The pupils of the first
 * `played` groups have done homework for three weeks, so that a pace page has something to work out.
 */
export async function createSchool(
	pools: Pools,
	{ groups, played, now }: { groups: number; played: number; now: Date }
): Promise<School> {
	const organisationId = newId();
	const { course } = await benchCourse();
	const began = new Date(now.getTime() - 21 * 86_400_000);
	const writes = await pools.withTransaction({ organisationId, personId: null }, async (tx) => {
		const slug = `bench-${organisationId}`;
		await createOrganisation(tx, { id: organisationId, slug, name: 'Bench' }, began);
		await publishCourse(tx, { organisationId, personId: null }, course, 'Bench', began);
		const person = await createPerson(
			tx,
			{ organisationId, role: 'author', name: 'Auteur' },
			began
		);
		return actorOf(person, newId());
	});
	const author = { actor: writes, cookie: await signIn(pools, writes, now), groupId: '' };
	const school: School = { pupils: [], workers: [], author };
	for (let at = 0; at < groups; at++) {
		const groupId = newId();
		const codes = await prepareCodes(Buffer.alloc(32), groupId, GROUP_SIZE + SPARE_CODES);
		const { worker, pupils } = await pools.withTransaction(
			{ organisationId, personId: null },
			async (tx) => {
				const name = `Worker ${at}`;
				const person = await createPerson(tx, { organisationId, role: 'worker', name }, began);
				const worker = actorOf(person, newId());
				await createGroup(
					tx,
					worker,
					{ id: groupId, name: `Groep ${at}`, audience: 'pupils' },
					began
				);
				const names = Array.from({ length: GROUP_SIZE }, (_, index) => `Leerling ${at}-${index}`);
				const added = await addMembers(tx, worker, groupId, names, codes, began);
				if ('problem' in added) throw new Error(added.problem);
				const [startsOn, dueOn] = [dayOf(began), addDays(dayOf(now), 14)];
				const what = {
					courseId: course.course.id,
					moduleId: null,
					to: { groupId },
					startsOn,
					dueOn
				};
				await assign(tx, worker, what, began);
				const pupils: Actor[] = [];
				for (const { id } of added.members) {
					const pupil = await findPerson(tx, { organisationId, personId: id });
					if (pupil) pupils.push(actorOf(pupil, newId()));
				}
				return { worker, pupils };
			}
		);
		if (at < played) await playAll(pools, pupils, began, now);
		school.workers.push({ actor: worker, cookie: await signIn(pools, worker, now), groupId });
		for (const actor of pupils) {
			school.pupils.push({ actor, cookie: await signIn(pools, actor, now), groupId });
		}
	}
	return school;
}

async function playAll(pools: Pools, pupils: Actor[], began: Date, now: Date): Promise<void> {
	const { withTransaction } = pools;
	for (const [index, actor] of pupils.entries()) {
		const random = randomFrom(index);
		const traits = {
			ability: random.normal(),
			speed: 0.3 * random.normal(),
			rhythm: 3,
			steps: 2,
			rush: 0,
			beganDaysAgo: 99,
			silentFor: 0,
			most: 99,
			sharing: 'private' as const,
			stuckFrom: null,
			asksForHelp: false
		};
		await play({ withTransaction, actor, traits, random }, dayOf(began), now);
	}
}

export async function signIn(pools: Pools, actor: Actor, now: Date): Promise<string> {
	const login = loginOn(pools.login);
	const { token } = await startSession(login, { ...actor, method: 'card', device: 'bench' }, now);
	return `opmaat=${token}`;
}
