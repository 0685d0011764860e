import type { CourseFiles } from '#lib/content/course/files.ts';
import type { CompiledCourse } from '#lib/content/types.ts';
import { addDays, dayOf } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import { askForHelp } from '../asking/asking.ts';
import { assign } from '../assignments/assign.ts';
import { publishVersion } from '../courses/publish.ts';
import type { Transaction, WithTransaction } from '../db/transaction.ts';
import { projectOrganisation } from '../following/project.ts';
import { createGroup } from '../groups/groups.ts';
import { addMembers, SPARE_CODES } from '../groups/participants.ts';
import type { Actor } from '../identity/actor.ts';
import { prepareCodes, type PreparedCodes } from '../identity/cards.ts';
import { actorOf, createPerson, findPerson, setPassword } from '../identity/people.ts';
import { hashPassword } from '../identity/passwords.ts';
import { createOrganisation } from '../organisations/organisations.ts';
import { refreshItems } from '../pace/nightly.ts';
import { todayOf } from '../progress/homework.ts';
import { DEMO_PASSWORD, DEMO_SLUG, STAFF } from './accounts.ts';
import { GROUPS, type DemoGroup } from './cast.ts';
import { play } from './play.ts';
import { randomFrom } from './random.ts';

const SEED = 20_260_823;

export type SeedOptions = {
	withTransaction: WithTransaction;
	/** Each with the files that it was compiled from. */
	courses: { course: CompiledCourse; files: CourseFiles }[];
	/** The secret in the hash of personal codes. */
	pepper: Buffer;
	now: Date;
	log: (line: string) => void;
};

/**
 * Fills *Welzijn Demo* with plausible life, through the same functions that the pages use: all of it or nothing.
 * The same seed and day give the same names, answers and times.
 */
export async function seedDemo(options: SeedOptions): Promise<void> {
	const { withTransaction, now, log } = options;
	const organisationId = newId();
	const hash = await hashPassword(DEMO_PASSWORD);
	const groups = await prepareGroups(options);
	await withTransaction({ organisationId, personId: null }, async (tx) => {
		const organisation = { id: organisationId, slug: DEMO_SLUG, name: 'Welzijn Demo', demo: true };
		const founded = new Date(now.getTime() - 60 * 86_400_000);
		await createOrganisation(tx, organisation, founded);
		for (const { course, files } of options.courses) {
			const tenant = { organisationId, personId: null };
			await publishVersion(tx, tenant, course, { note: 'Eerste uitgave', files }, founded);
		}
		const staff = await createStaff(tx, organisationId, hash, founded);
		for (const [at, group] of groups.entries()) {
			const worker = staff[group.worker];
			if (worker) await fillGroup(tx, options, worker, group, at);
			log(`${group.name}: ${group.players.length} deelnemers`);
		}
		await refreshItems(tx, { organisationId }, now);
		// What a night finds out: without it nobody has an expected end on the first day.
		await projectOrganisation((_tenant, work) => work(tx), { organisationId }, now);
	});
}

/** Just now, at the step that is next: after everything else they did. */
async function askWhereTheyAre(tx: Transaction, actor: Actor, now: Date): Promise<void> {
	const asked = new Date(now.getTime() - 30_000);
	const { current } = await todayOf(tx, actor, asked);
	if (!current?.next) return;
	const { courseId, moduleId, next } = current;
	await askForHelp(tx, actor, { courseId, moduleId, pageId: next.pageId }, asked);
}

type PreparedGroup = DemoGroup & { id: string; codes: PreparedCodes[] };

/** Codes are hashed before the transaction: that is slow on purpose. */
async function prepareGroups({ pepper, now }: SeedOptions): Promise<PreparedGroup[]> {
	const prepared: PreparedGroup[] = [];
	for (const group of GROUPS) {
		const id = newId(now.getTime());
		const fixed = group.players.flatMap(({ code }) => code ?? []);
		const count = group.players.length + SPARE_CODES;
		prepared.push({ ...group, id, codes: await prepareCodes(pepper, id, count, fixed) });
	}
	return prepared;
}

async function createStaff(tx: Transaction, organisationId: string, hash: string, now: Date) {
	const staff: Partial<Record<keyof typeof STAFF, Actor>> = {};
	for (const [key, { name, email, role }] of Object.entries(STAFF)) {
		const person = await createPerson(tx, { organisationId, role, name }, now);
		await setPassword(tx, { organisationId, personId: person.id }, { email, hash }, now);
		staff[key as keyof typeof STAFF] = actorOf(person, newId(now.getTime()));
	}
	return staff;
}

async function fillGroup(
	tx: Transaction,
	options: SeedOptions,
	worker: Actor,
	group: PreparedGroup,
	at: number
): Promise<void> {
	const { now, courses } = options;
	const firstDay = addDays(dayOf(now), -group.startedDaysAgo);
	const began = new Date(`${firstDay}T07:00:00Z`);
	const { organisationId } = worker;
	const { id } = await createGroup(
		tx,
		worker,
		{ id: group.id, name: group.name, audience: 'pupils', code: group.code },
		began
	);
	const names = group.players.map(({ name }) => name);
	const added = await addMembers(tx, worker, id, names, group.codes, began);
	if ('problem' in added) throw new Error(added.problem);
	const course = courses.find(({ course }) => course.course.id === group.course)?.course;
	if (!course) return;
	const dueOn = addDays(dayOf(now), group.dueInDays);
	const to = { groupId: id };
	const what = { courseId: course.course.id, moduleId: null, to, startsOn: firstDay, dueOn };
	const given = await assign(tx, worker, what, began);
	if ('problem' in given) throw new Error(given.problem);

	for (const [index, { name, traits }] of group.players.entries()) {
		const personId = added.members.find((member) => member.name === name)?.id;
		const person = personId ? await findPerson(tx, { organisationId, personId }) : null;
		if (!person) continue;
		const random = randomFrom(SEED + 1_000 * at + index);
		const withTransaction: WithTransaction = (_tenant, work) => work(tx);
		const actor = actorOf(person, newId(began.getTime()));
		await play({ withTransaction, actor, traits, random }, firstDay, now);
		if (traits.asksForHelp) await askWhereTheyAre(tx, actor, now);
	}
}
