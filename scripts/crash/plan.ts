import type { AnswerKey, Exercise } from '#lib/content/types.ts';
import { exercisesOf, levelsOf, moduleOf, stepsOf } from '#lib/server/courses/model.ts';
import { getKeys, getPage, listActiveVersions } from '#lib/server/courses/versions.ts';
import type { Transaction } from '#lib/server/db/transaction.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { exerciseInPage } from '#lib/server/progress/blocks.ts';

export type Step = { pageId: string; path: string; exercises: Asked[] };
/** An exercise, and what is needed to answer it rightly or not. */
export type Asked = { exercise: Exercise; key: AnswerKey };
/** The first module of the course, as every pupil gets it. */
export type Plan = { moduleId: string; hash: string; steps: Step[] };

/** @throws Error when no course is published or its first module is empty */
export async function planOf(tx: Transaction, actor: Actor): Promise<Plan> {
	const [version] = await listActiveVersions(tx, actor);
	const module = version && moduleOf(version.model, version.model.course.modules[0]?.id ?? '');
	if (!version || !module) throw new Error('There is no module to work on');
	const levels = levelsOf([]);
	const steps: Step[] = [];
	for (const page of stepsOf(module, levels)) {
		const content = await getPage(tx, actor, page.hash);
		const keys = await getKeys(tx, actor, version.model, page.hash);
		steps.push({
			pageId: page.id,
			path: `/learn/${version.courseId}/${module.id}/${page.id}`,
			exercises: exercisesOf(page, levels).flatMap(({ id }) => {
				const exercise = exerciseInPage(content, id);
				const key = keys[id];
				return exercise && key ? [{ exercise, key }] : [];
			})
		});
	}
	return { moduleId: module.id, hash: version.hash, steps };
}
