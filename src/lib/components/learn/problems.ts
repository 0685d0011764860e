import { MOST_CHARACTERS } from '#lib/answer-limits.ts';
import type { RefusedAnswer } from '#lib/answers.ts';
import { m } from '#lib/paraglide/messages.js';
import { isComplete, textOf, type Asking, type Response } from '../exercises/response.ts';

/** Why an answer was not recorded. */
export type ProblemCode =
	| RefusedAnswer['problem']
	| 'answer_missing'
	| 'answer_incomplete'
	| 'answer_empty'
	| 'answer_too_long'
	| 'hint_away'
	| 'refused';

/** What happened, what is kept, and what to do, in the reader's language. */
export function sentenceOf(code: ProblemCode | undefined): string | null {
	switch (code) {
		case undefined:
			return null;
		case 'answer_missing':
			return m.learn_problem_missing();
		case 'answer_incomplete':
			return m.learn_problem_incomplete();
		case 'answer_empty':
			return m.learn_problem_empty();
		case 'answer_too_long':
			return m.learn_problem_too_long();
		case 'exercise_unknown':
		case 'version_unknown':
			return m.learn_problem_renewed();
		case 'closed':
			return m.learn_problem_closed();
		case 'hint_away':
			return m.learn_problem_hint();
		case 'answer_invalid':
		case 'id_taken':
		case 'refused':
			return m.learn_problem_refused();
	}
}

/** What stands in the way of recording this answer, or null. */
export function problemOf(asking: Asking, response: Response | null): ProblemCode | null {
	if (asking.type === 'open') {
		if (response === null) return 'answer_empty';
		return textOf(response).length > MOST_CHARACTERS ? 'answer_too_long' : null;
	}
	if (response === null) return 'answer_missing';
	return isComplete(asking, response) ? null : 'answer_incomplete';
}
