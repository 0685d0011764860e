import { MOST_CHARACTERS } from '#lib/answer-limits.ts';
import { isComplete, textOf, type Asking, type Response } from '../exercises/response.ts';
import type { Say } from './say.ts';

const CODES = [
	'answer_missing',
	'answer_incomplete',
	'answer_empty',
	'answer_too_long',
	'answer_invalid',
	'exercise_unknown',
	'version_unknown',
	'closed',
	'id_taken',
	'hint_away',
	'refused'
] as const;
/** Why an answer was not recorded. */
export type ProblemCode = (typeof CODES)[number];

/** The sentence that says what happened, what is kept, and what to do. */
export function sentenceOf(code: ProblemCode | undefined, say: Say): string | null {
	return code === undefined ? null : say(`problem_${code}`);
}

/** Every sentence by its code, for a script. */
export function problemWords(say: Say): Record<ProblemCode, string> {
	const sentences = CODES.map((code) => [code, say(`problem_${code}`)] as const);
	return Object.fromEntries(sentences) as Record<ProblemCode, string>;
}

/** What stands in the way of recording this answer, or null. */
export function problemOf(asking: Asking, response: Response | null): ProblemCode | null {
	if (asking.type === 'vijfg' && response === null) return 'answer_empty';
	if (asking.type === 'open') {
		if (response === null) return 'answer_empty';
		return textOf(response).length > MOST_CHARACTERS ? 'answer_too_long' : null;
	}
	if (response === null) return 'answer_missing';
	return isComplete(asking, response) ? null : 'answer_incomplete';
}
