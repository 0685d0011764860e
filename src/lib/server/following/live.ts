import type { Transaction } from '../db/transaction.ts';
import { getGroup } from '../groups/groups.ts';
import { noteLook } from '../groups/looking.ts';
import type { Actor } from '../identity/actor.ts';
import { noteAskedSeen } from './asked.ts';
import { selectEnrolled, selectGiven, type What } from './enrolled-queries.ts';
import { modelsOf } from './judged.ts';
import { selectPlaces } from './live-queries.ts';
import { materialOf } from './material.ts';
import { latestFirst } from './overview.ts';
import { placeNow, type PlaceNow } from './place-now.ts';

type Viewer = Pick<Actor, 'organisationId' | 'personId' | 'sessionId'>;

export type GroupLive = {
	group: { id: string; name: string };
	/** Modules that somebody in the group has, and the one that is shown; null when there are none. */
	modules: { what: Required<What>; title: string }[];
	shown: { courseId: string; moduleId: string; title: string } | null;
	/** Titles of the steps that everybody has. */
	steps: string[];
	people: PlaceNow[];
};

/**
 * Who is where at this moment, in one module. Notes in the access log that the worker looked: once in ten minutes, since
 * the page looks again at every change. Throws NotFound `group_unknown` for a group of others.
 * @param wanted the module; when left out, what was worked in last
 */
export async function liveOfGroup(
	tx: Transaction,
	worker: Viewer,
	groupId: string,
	wanted: What | null,
	now: Date
): Promise<GroupLive> {
	const { id, name } = await getGroup(tx, worker, groupId, now);
	const given = latestFirst((await selectGiven(tx, worker, groupId)).given);
	const what =
		given.find(
			({ courseId, moduleId }) =>
				courseId === wanted?.courseId && (moduleId === null || moduleId === wanted.moduleId)
		) ?? given[0];
	if (!what) return { group: { id, name }, modules: [], shown: null, steps: [], people: [] };

	const enrolled = await selectEnrolled(tx, worker, { groupId, what }, now);
	const models = await modelsOf(tx, worker, enrolled);
	const rows = enrolled.map((row) => ({ row, material: materialOf(row, models) }));
	const mine = rows.flatMap(({ material }) => material.map(({ module }) => module));
	const moduleId =
		mine.find((module) => module.id === wanted?.moduleId)?.id ??
		latestModule(enrolled.flatMap(({ modules }) => modules)) ??
		mine[0]?.id;
	const module = mine.find((one) => one.id === moduleId);
	const ids = enrolled.map(({ enrolmentId }) => enrolmentId);
	const places = new Map(
		(await selectPlaces(tx, worker, ids, moduleId ?? '')).map((row) => [row.enrolmentId, row])
	);
	const people = rows.flatMap(({ row, material }) => {
		const own = material.find((one) => one.module.id === moduleId);
		return own ? placeNow(row, own, places.get(row.enrolmentId), now) : [];
	});
	await noteAskedSeen(tx, worker, enrolled, now);
	await noteLive(tx, worker, groupId, people, now);
	return {
		group: { id, name },
		modules: modulesOf(what, mine),
		shown: module ? { courseId: what.courseId, moduleId: module.id, title: module.title } : null,
		steps: (module?.pages ?? []).filter(({ level }) => level === 'basis').map(({ title }) => title),
		people: people.toSorted(byName)
	};
}

/** Modules to choose from. */
function modulesOf(what: What, mine: { id: string; title: string }[]) {
	const own = new Map(mine.map(({ id, title }) => [id, title]));
	return [...own].map(([moduleId, title]) => ({
		what: { courseId: what.courseId, moduleId },
		title
	}));
}

function latestModule(modules: readonly { moduleId: string; activeAt: string }[]) {
	return modules.toSorted((a, b) => Date.parse(b.activeAt) - Date.parse(a.activeAt))[0]?.moduleId;
}

function byName(a: PlaceNow, b: PlaceNow): number {
	return a.name.localeCompare(b.name, 'nl');
}

const NOTED_MS = 10 * 60_000;
const noted = new Map<string, number>();

async function noteLive(
	tx: Transaction,
	worker: Viewer,
	groupId: string,
	people: readonly PlaceNow[],
	now: Date
): Promise<void> {
	const key = `${worker.sessionId} ${groupId} ${people.length}`;
	for (const [known, at] of noted) if (now.getTime() - at > NOTED_MS) noted.delete(known);
	if (noted.has(key)) return;
	const subjects = people.map(({ participantId }) => participantId);
	await noteLook(tx, worker, { action: 'pace.view', groupId, subjects }, now);
	noted.set(key, now.getTime());
}
