import type { ExerciseId, OptionId } from '../types.ts';
import { listExercises, type Version } from './exercises.ts';
import { likeness, sameAnswer } from './likeness.ts';
import { wordsOf } from './match-options.ts';
import { negationChanged } from './negation.ts';
import { optionLists } from './options.ts';

/** The words that every option ever had last, by exercise and id. */
export type UsedOptions = ReadonlyMap<ExerciseId, ReadonlyMap<OptionId, string>>;

/** Whether an option with these words may have an id that an option with `before` had once; always when nothing had. */
export function mayCarry(before: string | undefined, words: string): boolean {
	if (before === undefined) return true;
	return likeness(before, words) >= sameAnswer && !negationChanged(before, words);
}

/** The options of a version with their words, for remembering them. */
export function optionsIn(
	version: Version
): { exerciseId: ExerciseId; optionId: OptionId; words: string }[] {
	return [...listExercises(version)].flatMap(([exerciseId, { exercise }]) =>
		Object.values(optionLists(exercise))
			.flat()
			.map((option) => ({ exerciseId, optionId: option.id, words: wordsOf(option) }))
	);
}
