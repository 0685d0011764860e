import type { RootContent } from 'mdast';
import type * as v from 'valibot';
import type {
	AnswerKey,
	Asked,
	Exercise,
	ExerciseId,
	ExerciseType,
	OptionId,
	Text,
	Told
} from '../types.ts';
import type { Settings, SettingName } from '../blocks/settings.ts';
import { readNumber } from '../blocks/settings.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import type { PageContext } from '../parse/context.ts';
import { readText } from '../parse/text.ts';
import type { Remarks } from './remarks.ts';
import type { RemarkName } from './remark-names.ts';

/** What an exercise type gets to compile: its body without the remarks, which stand apart. */
export interface ExerciseInput {
	ctx: PageContext;
	block: RawBlock;
	id: ExerciseId;
	settings: Settings;
	nodes: RootContent[];
	remarks: Remarks;
	/** There is no right answer. */
	opinion: boolean;
}
export interface CompiledExercise<E, K> {
	exercise: E;
	key: K;
}

/** How much of an answer was right. A score is from 0 to 1; null means there is no right answer. */
export interface Graded {
	score: number | null;
	/** True when all of it is right; null when there is no right answer. */
	success: boolean | null;
	/** Per gap, left item or card, by its id (gaps by number): is it right? */
	parts?: Record<string, boolean>;
	/** For `volgorde` and `kies-meer`: how many are right, never which. */
	right?: { count: number; of: number };
	/** Accepted with a typing error: gap number to the right spelling. */
	spelling?: Record<string, string>;
}

/** The solution in the shape of a participant's answer, for drawing it in the same component. */
export type Solution = unknown;

/** One exercise type: everything that is particular to it, in its own file. */
export interface ExerciseKind<E extends Exercise, K extends AnswerKey, A> {
	type: E['type'];
	/** Settings it takes, besides those of every block and of every exercise. */
	settings: SettingName[];
	/** Whether `mening` is possible. */
	allowsOpinion: boolean;
	/** Remarks it takes, besides `Hint` and `Uitleg`. */
	remarks: RemarkName[];
	compile(input: ExerciseInput): CompiledExercise<E, K> | undefined;
	answerSchema(exercise: E): v.GenericSchema<unknown, A>;
	grade(exercise: E, key: K, answer: A): Graded;
	/** The right answer, or null when there is none. */
	solution(exercise: E, key: K): A | null;
	/** Options a participant chose, whose remarks may be told. */
	chosen(exercise: E, answer: A): OptionId[];
	/** Whether this answer ends the exercise, for types that are answered step by step; else any answer does. */
	ends?(exercise: E, answer: A): boolean;
	/** Seconds to answer, without reading. */
	seconds(exercise: E): number;
	/** Number of options a guess picks from, or null. */
	guesses(exercise: E): number | null;
}
/** An exercise type whose particulars are hidden, so that one table can hold them all. */
export type AnyKind = ExerciseKind<Exercise, AnswerKey, unknown>;

/**
 * Hides the particulars of an exercise type. The casts are sound because the table looks a kind up by the type that
 * exercise and key carry, and answers pass its own schema first.
 */
export function defineExercise<E extends Exercise, K extends AnswerKey, A>(
	kind: ExerciseKind<E, K, A>
): AnyKind {
	return kind as unknown as AnyKind;
}

/** What every exercise asks. `graded` false: there is nothing to be right about. */
export function asked(
	input: ExerciseInput,
	question: RootContent[],
	attempts: number | null
): Asked {
	return askedText(input, readText(input.ctx, question), attempts);
}

/** As `asked`, for a question that has been translated already. */
export function askedText(input: ExerciseInput, question: Text[], attempts: number | null): Asked {
	const title = input.block.opening.title?.text;
	return {
		id: input.id,
		...(title === undefined ? {} : { title }),
		question,
		hints: input.remarks.hints.length,
		attempts
	};
}

/** Attempts that count: three, unless the author says otherwise; null without a right answer. */
export function readAttempts(input: ExerciseInput, most = 9): number | null {
	const written = readNumber(input.ctx, input.settings.get('pogingen'), 1, most, Math.min(2, most));
	return input.opinion ? null : (written ?? Math.min(3, most));
}

/** The remarks of an exercise as they go into its key. */
export function told(input: ExerciseInput, perOption: Record<OptionId, Text[]> = {}): Told {
	const { hints, goed, fout, uitleg } = input.remarks;
	return {
		hints,
		...(goed === undefined ? {} : { onRight: goed }),
		...(fout === undefined ? {} : { onNotYet: fout }),
		...(uitleg === undefined ? {} : { afterwards: uitleg }),
		perOption
	};
}

/** Reports that something is missing from an exercise. */
export function reportMissing(input: ExerciseInput, missing: string, example: string): void {
	input.ctx.source.report('onvolledig', input.block.span, {
		block: input.block.opening.name.toLowerCase(),
		missing,
		example
	});
}

/** Reports a question that is not there: without it the exercise has no name for a screen reader. */
export function requireQuestion(input: ExerciseInput, question: Text[]): void {
	if (question.length > 0 || input.block.opening.title !== undefined) return;
	reportMissing(input, 'de vraag', 'Zet de vraag bovenaan in het blok.');
}

/** Whether an exercise type may carry the name; for values from outside. */
export function isGraded(exercise: Exercise): boolean {
	return exercise.attempts !== null;
}

export type { ExerciseType };
