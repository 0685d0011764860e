import * as v from 'valibot';
import type { Exercise, ExerciseType } from './types.ts';
import type { BreathingAnswer } from './exercises/adem.ts';
import type { ChecklistAnswer } from './exercises/afvinklijst.ts';
import type { GapAnswer } from './exercises/invullen.ts';
import { kindOf } from './exercises/kinds.ts';
import type { MultiChoiceAnswer } from './exercises/kies-meer.ts';
import type { ChoiceAnswer } from './exercises/meerkeuze.ts';
import type { OpenAnswer } from './exercises/open.ts';
import type { ScenarioAnswer } from './exercises/scenario.ts';
import type { ScaleAnswer } from './exercises/schaal.ts';
import type { SortAnswer } from './exercises/sorteren.ts';
import type { MatchAnswer } from './exercises/verbinden.ts';
import type { FiveGAnswer } from './exercises/vijfg.ts';
import type { OrderAnswer } from './exercises/volgorde.ts';
import type { QuestionnaireAnswer } from './exercises/vragenlijst.ts';

/** What a participant gives, by type of exercise. */
export interface AnswerOf {
	meerkeuze: ChoiceAnswer;
	'kies-meer': MultiChoiceAnswer;
	volgorde: OrderAnswer;
	sorteren: SortAnswer;
	verbinden: MatchAnswer;
	invullen: GapAnswer;
	schaal: ScaleAnswer;
	open: OpenAnswer;
	afvinklijst: ChecklistAnswer;
	scenario: ScenarioAnswer;
	vragenlijst: QuestionnaireAnswer;
	adem: BreathingAnswer;
	vijfg: FiveGAnswer;
}
export type Answer = AnswerOf[ExerciseType];

/**
 * Why an answer cannot be taken. `shape`: it is not the shape this exercise takes; `missing`: something was not filled
 * in; `unknown`: it names an option this exercise does not have; `repeated`: it names one twice.
 */
export interface AnswerProblem {
	problem: 'shape' | 'missing' | 'unknown' | 'repeated';
	/** The field of the answer, such as `place`; never what was answered. */
	path: string;
}

/** The shape of an answer to this very exercise, with its options and bounds. */
export function answerSchema(exercise: Exercise): v.GenericSchema<unknown, Answer> {
	return kindOf(exercise).answerSchema(exercise) as v.GenericSchema<unknown, Answer>;
}

/** Takes anything that came in as an answer: either it is one, or the problem is told. Never throws. */
export function readAnswer(
	exercise: Exercise,
	input: unknown
): { ok: true; answer: Answer } | ({ ok: false } & AnswerProblem) {
	const result = v.safeParse(answerSchema(exercise), input);
	if (result.success) return { ok: true, answer: result.output };
	const [issue] = result.issues;
	const named = (['missing', 'unknown', 'repeated'] as const).find(
		(each) => each === issue.message
	);
	const field = v.getDotPath(issue)?.split('.')[0] ?? '';
	return { ok: false, problem: named ?? 'shape', path: /^[a-z]{1,10}$/.test(field) ? field : '' };
}
