import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { listCatalogue, type CatalogueCourse } from './catalogue.ts';
import { overlaps } from './overlap.ts';
import { selectHeld, selectRunningIn } from './queries.ts';

/** How many of these people would get it, and who has it already. */
export type Reach = { left: number; has: string[] };
export type OfferedCourse = Omit<CatalogueCourse, 'modules'> & {
	reach: Reach;
	modules: (CatalogueCourse['modules'][number] & { reach: Reach })[];
};

/** Everything that can be given, with who would get it: the preview of `assign`. Changes nothing. */
export async function offerFor(
	tx: Transaction,
	worker: Acting,
	people: { id: string; name: string }[]
): Promise<OfferedCourse[]> {
	const catalogue = await listCatalogue(tx, worker);
	const ids = people.map(({ id }) => id);
	const held = ids.length > 0 ? await selectHeld(tx, worker, ids) : [];

	const reachOf = (courseId: string, moduleId: string | null, opensByWorker = false): Reach => {
		const ofCourse = held.filter((one) => one.courseId === courseId);
		const has = people
			.filter(({ id }) => {
				const own = ofCourse.filter(({ participantId }) => participantId === id);
				return overlaps(own, moduleId, opensByWorker);
			})
			.map(({ name }) => name);
		return { left: people.length - has.length, has };
	};

	return catalogue.map((course) => ({
		...course,
		reach: reachOf(course.id, null),
		modules: course.modules.map((module) => ({
			...module,
			reach: reachOf(course.id, module.id, module.opens === 'begeleider')
		}))
	}));
}

/** What runs in each group, in words: the title of the module, or of the course when all of it was given. */
export async function runningIn(
	tx: Transaction,
	worker: Acting,
	groupIds: string[]
): Promise<Map<string, { title: string; dueOn: string | null }[]>> {
	if (groupIds.length === 0) return new Map();
	const titleOf = titlesOf(await listCatalogue(tx, worker));
	const running = await selectRunningIn(tx, worker, groupIds);
	const byGroup = Map.groupBy(running, ({ groupId }) => groupId ?? '');
	return new Map(
		[...byGroup].map(([groupId, rows]) => [
			groupId,
			rows.map((row) => ({ title: titleOf(row), dueOn: row.dueOn }))
		])
	);
}

/** The title of what was given; the name of its folder when it is no longer published. */
export function titlesOf(catalogue: CatalogueCourse[]) {
	return ({ courseId, moduleId }: { courseId: string; moduleId: string | null }): string => {
		const course = catalogue.find(({ id }) => id === courseId);
		if (moduleId === null) return course?.title ?? courseId;
		return course?.modules.find(({ id }) => id === moduleId)?.title ?? moduleId;
	};
}
