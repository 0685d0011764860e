import type { Transaction } from '../db/transaction.ts';
import { stepsOf, levelsOf } from '../courses/model.ts';
import { getGroup } from '../groups/groups.ts';
import { noteLook } from '../groups/looking.ts';
import type { Acting } from '../identity/actor.ts';
import type { Locale } from '../pace/words.ts';
import { markableOf, type DoneHow } from '../progress/markable.ts';
import { paceOfEnrolments } from './overview.ts';
import { listAssignments } from '../assignments/running.ts';

/** What a group did in a meeting: a module, or one step of it. */
export type GroupWork = { courseId: string; moduleId: string; pageId: string | null };

export type GroupMarks = {
	/** Everything that somebody in the group has, in the order of the courses. */
	work: (GroupWork & { module: string; step: { number: number; title: string } | null })[];
	/** The chosen one; null when the group has nothing. */
	what: GroupWork | null;
	/** Who has it, by name. */
	people: {
		enrolmentId: string;
		participantId: string;
		name: string;
		how: DoneHow;
		begun: boolean;
	}[];
};

/** Who in a group did a module or a step, and how. The look is logged. Throws NotFound for a group of others. */
export async function groupMarks(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	wanted: GroupWork | null,
	locale: Locale,
	now: Date
): Promise<GroupMarks> {
	await getGroup(tx, worker, groupId, now);
	const assignments = await listAssignments(tx, worker, groupId, now);
	const ids = assignments.flatMap(({ enrolled }) =>
		enrolled.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id)
	);
	const rows = await paceOfEnrolments(tx, worker, ids, locale, now);
	const work = new Map<string, GroupMarks['work'][number]>();
	for (const { enrolled, material } of rows) {
		for (const { module } of material) {
			const here = { courseId: enrolled.courseId, moduleId: module.id, module: module.title };
			const key = `${here.courseId}/${here.moduleId}`;
			if (work.has(key)) continue;
			work.set(key, { ...here, pageId: null, step: null });
			// Steps of the basis: everybody has those, whatever else they have.
			for (const [at, page] of stepsOf(module, levelsOf([])).entries()) {
				const step = { number: at + 1, title: page.title };
				work.set(`${key}/${page.id}`, { ...here, pageId: page.id, step });
			}
		}
	}
	const all = [...work.values()];
	const isWanted = (one: GroupWork) =>
		one.courseId === wanted?.courseId &&
		one.moduleId === wanted.moduleId &&
		one.pageId === wanted.pageId;
	const chosen = all.find(isWanted) ?? all[0] ?? null;
	const people: GroupMarks['people'] = [];
	for (const { enrolled, material } of rows) {
		if (!chosen || enrolled.courseId !== chosen.courseId) continue;
		if (!material.some(({ module }) => module.id === chosen.moduleId)) continue;
		const { enrolmentId, participantId, name } = enrolled;
		const { modules } = await markableOf(tx, worker, enrolmentId, now);
		const steps = modules.find(({ moduleId }) => moduleId === chosen.moduleId)?.steps ?? [];
		const asked = steps.filter(({ pageId }) => !chosen.pageId || pageId === chosen.pageId);
		const isDone = asked.length > 0 && asked.every(({ how }) => how !== null);
		people.push({
			...{ enrolmentId, participantId, name },
			how: isDone ? (asked.find(({ how }) => how !== 'screen')?.how ?? 'screen') : null,
			begun: asked.some(({ begun }) => begun)
		});
	}
	const subjects = people.map(({ participantId }) => participantId);
	await noteLook(tx, worker, { action: 'participants.view', groupId, subjects }, now);
	return {
		work: all,
		what: chosen && {
			courseId: chosen.courseId,
			moduleId: chosen.moduleId,
			pageId: chosen.pageId
		},
		people: people.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
	};
}
