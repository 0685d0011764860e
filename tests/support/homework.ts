import { newId } from '#lib/ids.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { recordAnswers } from '#lib/server/progress/answers.ts';
import { getStep } from '#lib/server/progress/step-page.ts';
import { leaveStep } from '#lib/server/progress/steps.ts';
import { respond } from '#lib/server/demo/respond.ts';
import { randomFrom } from '#lib/server/demo/random.ts';
import type { AnswerBook } from './answer-book.ts';
import { COURSE, MODULE, type Site } from './site.ts';

/** In ms: as long as somebody needs who reads the question. */
const THINKING = 45_000;
const BREAK = 60_000;

/**
 * Makes the first steps of the module without the pages, this morning: as a pupil who thinks about every question and
 * has it right at once in this share of them.
 */
export async function doHomework(
	{ pools }: Site,
	book: AnswerBook,
	actor: Actor,
	{ steps, rightAtOnce }: { steps: number; rightAtOnce: number }
): Promise<void> {
	const random = randomFrom(7);
	let clock = Date.now() - 3 * 60 * 60_000;
	let next: string | null = 'welkom';
	for (let step = 0; step < steps && next; step++) {
		const pageId: string = next;
		clock += BREAK;
		next = await pools.withTransaction(actor, async (tx) => {
			const page = await getStep(tx, actor, COURSE, MODULE, pageId, new Date(clock));
			const { enrolmentId } = page.path;
			const ref = { enrolmentId, moduleId: MODULE, pageId };
			const answer = (exerciseId: string, response: unknown) => {
				clock += THINKING + 1_000;
				const id = newId(clock);
				const what = { versionHash: page.versionHash, response, skipped: false };
				const one = { id, ...ref, exerciseId, ...what, activeMs: THINKING };
				return recordAnswers(tx, actor, [one], new Date(clock));
			};
			for (const [exerciseId] of page.states) {
				const asked = book.get(exerciseId);
				if (!asked) {
					await answer(exerciseId, { done: true });
					continue;
				}
				const { exercise, key } = asked;
				const missed = exercise.attempts !== null && !random.chance(rightAtOnce);
				if (missed) await answer(exerciseId, respond(exercise, key, false, random));
				await answer(exerciseId, respond(exercise, key, true, random));
			}
			const left = { id: newId(clock), activeMs: THINKING };
			return (await leaveStep(tx, actor, ref, left, new Date(clock))).next;
		});
	}
}
