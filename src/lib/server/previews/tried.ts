import * as v from 'valibot';
import { SHARINGS, type Answer } from '#lib/answers.ts';
import { readAnswer } from '#lib/content/answers.ts';
import { kindOf } from '#lib/content/exercises/kinds.ts';
import { maySkip } from '#lib/content/grade.ts';
import type { AnswerKey } from '#lib/content/types.ts';
import type { ExerciseState } from '#lib/homework.ts';
import type { Answerable } from '../progress/blocks.ts';
import { feedbackOn } from '../progress/shown.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));
const One = v.object({
	attempts: count,
	hints: count,
	solved: v.boolean(),
	done: v.boolean(),
	skipped: v.boolean(),
	response: v.unknown(),
	sharing: v.nullable(v.picklist(SHARINGS))
});
const Tried = v.record(v.pipe(v.string(), v.maxLength(100)), One);

/** What somebody tried on a previewed step. It travels in the form itself: the server keeps nothing of it. */
export type Tried = Record<string, TriedOne>;
export type TriedOne = v.InferOutput<typeof One>;

export const UNTRIED: TriedOne = {
	attempts: 0,
	hints: 0,
	solved: false,
	done: false,
	skipped: false,
	response: null,
	sharing: null
};

/** What the form says was tried before. Anything else than our own text counts as nothing tried. */
export function readTried(text: unknown): Tried {
	if (typeof text !== 'string') return {};
	try {
		const read = v.safeParse(Tried, JSON.parse(text));
		return read.success ? read.output : {};
	} catch {
		return {};
	}
}

/** Grades one answer as a participant's would be, and gives what is tried by then; null when it does not fit. */
export function tryAnswer(
	exercise: Answerable,
	key: AnswerKey | undefined,
	before: TriedOne,
	{ response, skipped, sharing }: Pick<Answer, 'response' | 'skipped' | 'sharing'>
): TriedOne | null {
	if (exercise.type === 'task') return { ...before, done: true, attempts: 1, response };
	if (!key) return null;
	const attempts = before.attempts + 1;
	const limit = exercise.attempts;
	if (limit !== null && before.done) return before;
	const after = { ...before, attempts, sharing: sharing ?? before.sharing };
	if (skipped) return maySkip(exercise) ? { ...after, skipped, done: true, response: null } : null;
	const read = readAnswer(exercise, response);
	if (!read.ok) return null;
	const { success } = kindOf(exercise).grade(exercise, key, read.answer);
	const solved = success === true;
	const done = limit === null || solved || attempts >= limit;
	return { ...after, skipped: false, solved, done, response };
}

/** An exercise as a participant would see it after this. */
export function stateAfter(
	exercise: Answerable,
	key: AnswerKey | undefined,
	tried: TriedOne
): ExerciseState {
	const { attempts, solved, done, skipped, response, sharing } = tried;
	const text = exercise.type === 'open' ? textOf(response) : null;
	const graded = exercise.type !== 'task' && exercise.attempts !== null;
	const given = key?.hints.slice(0, tried.hints) ?? [];
	return {
		attempts,
		attemptsLeft: graded ? Math.max(0, (exercise.attempts ?? 0) - attempts) : null,
		solved,
		done,
		skipped,
		response: exercise.type === 'open' ? null : response,
		text,
		sharing,
		hints: given,
		hintsLeft: exercise.type === 'task' || done ? 0 : exercise.hints - given.length,
		feedback:
			exercise.type !== 'task' && key && attempts > 0
				? feedbackOn(exercise, key, tried, response)
				: null
	};
}

function textOf(response: unknown): string | null {
	const { text } = (response ?? {}) as { text?: unknown };
	return typeof text === 'string' ? text : null;
}
