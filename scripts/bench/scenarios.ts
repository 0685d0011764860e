import type { Answer } from '#lib/answers.ts';
import type { ExerciseEntry } from '#lib/content/types.ts';
import { newId } from '#lib/ids.ts';
import { moduleOf, stepsOf, exercisesOf, levelsOf } from '#lib/server/courses/model.ts';
import { findVersion, getKeys, getPage, listActiveVersions } from '#lib/server/courses/versions.ts';
import { respond } from '#lib/server/demo/respond.ts';
import { randomFrom } from '#lib/server/demo/random.ts';
import { exerciseInPage } from '#lib/server/progress/blocks.ts';
import { learnerStates } from '#lib/server/progress/state.ts';
import type { Pools } from '../pools.ts';
import type { Call } from './load.ts';
import type { School, User } from './school.ts';

type Next = () => Call | null;

/** Every user in turn. */
function inTurn(users: User[], call: (user: User) => Call): Next {
	let at = 0;
	return () => {
		const user = users[at++ % users.length];
		return user ? call(user) : null;
	};
}

const page = (path: string, { cookie }: User): Call => ({
	path,
	headers: { cookie, accept: 'text/html' }
});

/** The first step of the course, as a document. */
export function stepViews({ pupils }: School, path: string): Next {
	return inTurn(pupils, (user) => page(path, user));
}

/** The pace page of a group of 30, each worker their own. */
export function pacePages({ workers }: School): Next {
	return inTurn(workers, (user) => page(`/groups/${user.groupId}`, user));
}

/** What every pupil can still be asked: each graded exercise once, and a second time where the first is wrong. */
export async function answerSubmits(
	pools: Pools,
	pupils: User[]
): Promise<{ next: Next; most: number; firstPath: string; secondPath: string }> {
	const [first] = pupils;
	if (!first) throw new Error('There are no pupils');
	const { actor } = first;
	const plan = await pools.withTransaction(actor, (tx) => planOf(tx, actor));
	const enrolments = new Map<string, string>();
	for (const { actor: pupil } of pupils) {
		const [state] = await pools.withTransaction(pupil, (tx) => learnerStates(tx, pupil));
		if (state) enrolments.set(pupil.personId, state.enrolmentId);
	}
	const calls = function* (): Generator<Call> {
		for (const item of plan.items) {
			for (const { actor: pupil, cookie } of pupils) {
				const answer: Answer = {
					id: newId(),
					enrolmentId: enrolments.get(pupil.personId) ?? '',
					moduleId: plan.moduleId,
					pageId: item.pageId,
					exerciseId: item.facts.id,
					versionHash: plan.hash,
					response: item.response,
					skipped: false,
					activeMs: 20_000
				};
				yield {
					method: 'POST',
					path: '/api/answers',
					headers: {
						cookie,
						'content-type': 'application/json',
						'sec-fetch-site': 'same-origin'
					},
					body: JSON.stringify({ answers: [answer] })
				};
			}
		}
	};
	const left = calls();
	return {
		next: () => left.next().value ?? null,
		most: plan.items.length * pupils.length,
		firstPath: pathTo(plan, 0),
		secondPath: pathTo(plan, 1)
	};
}

function pathTo(plan: { courseId: string; moduleId: string; pageIds: string[] }, at: number) {
	return `/learn/${plan.courseId}/${plan.moduleId}/${plan.pageIds[at]}`;
}

type Item = { pageId: string; facts: ExerciseEntry; response: unknown };

/** Graded exercises of the first module, with an answer for each; every third one is not right. */
async function planOf(tx: Parameters<typeof findVersion>[0], actor: User['actor']) {
	const [version] = await listActiveVersions(tx, actor);
	const module = version && moduleOf(version.model, version.model.course.modules[0]?.id ?? '');
	if (!version || !module) throw new Error('There is no module to measure with');
	const random = randomFrom(7);
	const items: Item[] = [];
	const levels = levelsOf([]);
	const steps = stepsOf(module, levels);
	for (const step of steps) {
		const content = await getPage(tx, actor, step.hash);
		const keys = await getKeys(tx, actor, version.model, step.hash);
		for (const facts of exercisesOf(step, levels).filter(({ graded }) => graded)) {
			const exercise = exerciseInPage(content, facts.id);
			const key = keys[facts.id];
			if (!exercise || !key) continue;
			const response = respond(exercise, key, items.length % 3 !== 0, random);
			items.push({ pageId: step.id, facts, response });
		}
	}
	return {
		items,
		courseId: version.courseId,
		moduleId: module.id,
		hash: version.hash,
		pageIds: steps.map(({ id }) => id)
	};
}
