import type { AnswerKey, Exercise, OptionId, Text } from './types.ts';
import type { Answer } from './answers.ts';
import { kindOf } from './exercises/kinds.ts';
import type { Graded } from './exercises/shape.ts';

/** What may be told after an attempt, and nothing else of the key. */
export interface Feedback {
	/** `done`: there is no right answer. */
	outcome: 'right' | 'not-yet' | 'done';
	/** The author's remark under each chosen option, in the order of the answer. */
	remarks: { option: OptionId; text: Text[] }[];
	/** `Goed` or `Fout`. */
	message?: Text[];
	/** Which parts are right, for `invullen`, `verbinden` and `sorteren`: they stay in place. */
	parts?: Record<string, boolean>;
	/** How many are right, for `volgorde` and `kies-meer`: not which. */
	right?: { count: number; of: number };
	/** Gap number to the right spelling, where a typing error was accepted. */
	spelling?: Record<string, string>;
	/** Attempts left that count; null without a right answer. */
	attemptsLeft: number | null;
	/** True after a right answer or the last attempt: then the three fields below may be there. */
	finished: boolean;
	/** The right answer, in the shape of an answer to this exercise. */
	solution?: Answer;
	/** `Uitleg`. */
	explanation?: Text[];
	/** The author's own answer to an open question. */
	sample?: Text[];
}

const withParts = ['invullen', 'verbinden', 'sorteren'];

/**
 * What a participant may be told after the `attempt`-th answer (from 1). Before a right answer or the last attempt
 * neither the solution nor the explanation is in it.
 */
export function feedbackOf(
	exercise: Exercise,
	key: AnswerKey,
	answer: Answer,
	graded: Graded,
	attempt: number
): Feedback {
	const kind = kindOf(exercise);
	const remarks = kind.chosen(exercise, answer).flatMap((option) => {
		const text = Object.hasOwn(key.perOption, option) ? key.perOption[option] : undefined;
		return text === undefined ? [] : [{ option, text }];
	});
	const attemptsLeft = exercise.attempts === null ? null : Math.max(0, exercise.attempts - attempt);
	const finished = graded.success !== false || attemptsLeft === 0;
	const message = graded.success === true ? key.onRight : key.onNotYet;
	const byPart = withParts.includes(exercise.type);
	const solution = finished ? (kind.solution(exercise, key) as Answer | null) : null;
	return {
		outcome: graded.success === null ? 'done' : graded.success ? 'right' : 'not-yet',
		remarks,
		...(graded.success !== null && message !== undefined ? { message } : {}),
		...(byPart && graded.parts !== undefined ? { parts: graded.parts } : {}),
		...(!byPart && graded.right !== undefined ? { right: graded.right } : {}),
		...(graded.spelling !== undefined ? { spelling: graded.spelling } : {}),
		attemptsLeft,
		finished,
		...(solution !== null ? { solution } : {}),
		...(finished && key.afterwards !== undefined ? { explanation: key.afterwards } : {}),
		...(finished && 'sample' in key && key.sample !== undefined ? { sample: key.sample } : {})
	};
}

/** The n-th hint (from 0), or undefined when there are no more. */
export function hintOf(key: AnswerKey, n: number): Text[] | undefined {
	return key.hints[n];
}
