import * as v from 'valibot';
import type { Answer, RefusedAnswer } from '#lib/answers.ts';
import { readAnswer as readResponse } from '#lib/content/answers.ts';
import { maySkip } from '#lib/content/grade.ts';
import type { AnswerKey, Exercise, PageEntry } from '#lib/content/types.ts';
import { levelsOf, moduleOf } from '../courses/model.ts';
import { findVersion, getKeys, getPage } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { exerciseInPage } from './blocks.ts';
import { placeOf, type Place } from './place.ts';
import type { LearnerState } from './state.ts';

/** An answer that fits: its exercise exists in the version it names, and the response has the right shape. */
export type Read = {
	answer: Answer;
	place: Place;
	/** The step in the version that the participant saw. */
	step: PageEntry;
	asked:
		| { exercise: Exercise; key: AnswerKey; response: unknown }
		/** A real-life task, ticked as done. */
		| 'task';
};

const Ticked = v.strictObject({ done: v.literal(true) });

/**
 * Finds what an answer is about and checks its shape. The version that the participant saw decides, also when a newer
 * one was published since; the exercise has to be one that this participant was given.
 */
export async function readAnswer(
	tx: Transaction,
	actor: Acting,
	answer: Answer,
	state: LearnerState | undefined
): Promise<Read | { problem: RefusedAnswer['problem'] }> {
	const place = state && (await placeOf(tx, actor, state, answer.moduleId));
	if (!place) return { problem: 'exercise_unknown' };
	const version = await findVersion(tx, actor, place.state.courseId, answer.versionHash);
	if (!version) return { problem: 'version_unknown' };
	const step = moduleOf(version.model, answer.moduleId)?.pages.find(
		({ id }) => id === answer.pageId
	);
	if (!step) return { problem: 'exercise_unknown' };

	const opened = place.state.exercises.some(({ exerciseId }) => exerciseId === answer.exerciseId);
	const given = (level: PageEntry['level']) => opened || levelsOf(place.levels).has(level);

	const task = step.offline.find(({ id, level }) => id === answer.exerciseId && given(level));
	if (task) {
		const ticked = v.is(Ticked, answer.response);
		return ticked ? { answer, place, step, asked: 'task' } : { problem: 'answer_invalid' };
	}
	const entry = step.exercises.find(({ id, level }) => id === answer.exerciseId && given(level));
	const exercise = entry && exerciseInPage(await getPage(tx, actor, step.hash), answer.exerciseId);
	if (!exercise) return { problem: 'exercise_unknown' };
	const keys = await getKeys(tx, actor, version.model, step.hash);
	const key = keys[exercise.id];
	if (!key) return { problem: 'exercise_unknown' };

	if (answer.skipped) {
		return maySkip(exercise)
			? { answer, place, step, asked: { exercise, key, response: null } }
			: { problem: 'answer_invalid' };
	}
	const result = readResponse(exercise, answer.response);
	if (!result.ok) return { problem: 'answer_invalid' };
	return { answer, place, step, asked: { exercise, key, response: result.answer } };
}
