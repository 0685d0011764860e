import type { AnswerKey, Exercise } from './types.ts';
import { readAnswer, type AnswerProblem } from './answers.ts';
import { kindOf } from './exercises/kinds.ts';
import type { Graded } from './exercises/shape.ts';

export type { Graded } from './exercises/shape.ts';
export type GradeResult = ({ ok: true } & Graded) | ({ ok: false } & AnswerProblem);

/**
 * How right an answer is: the one function that grades, for every type (`content-format.md` section 5). Pure and total:
 * what is not an answer to this exercise gives a problem, never an exception. A key of another exercise is a mistake of
 * the caller and does throw.
 */
export function grade(exercise: Exercise, key: AnswerKey, input: unknown): GradeResult {
	if (exercise.type !== key.type) throw new TypeError(`key of ${key.type} for ${exercise.type}`);
	const read = readAnswer(exercise, input);
	if (!read.ok) return read;
	return { ok: true, ...kindOf(exercise).grade(exercise, key, read.answer) };
}

/** Attempts that count, or null when the exercise is not graded. Later practice is welcome. */
export function maxAttempts(exercise: Exercise): number | null {
	return exercise.attempts;
}

/** Own words, feelings and the body: nobody has to tell. */
const personal = ['open', 'vijfg', 'schaal', 'vragenlijst', 'adem'];

/** Whether a participant may pass an exercise over, which counts as done: what is personal, and opinions. */
export function maySkip(exercise: Exercise): boolean {
	if (personal.includes(exercise.type)) return true;
	return 'opinion' in exercise && exercise.opinion;
}
