import type { AnswerKey, Exercise, OptionId } from '../types.ts';
import { plainInline } from '../plain-text.ts';
import { optionLists } from '../publish/options.ts';
import { compileBody } from './course.ts';

/** The only exercise of a body, with its key. */
export function exerciseOf(body: string): { exercise: Exercise; key: AnswerKey } {
	const { page, keys, messages } = compileBody(body);
	const block = page.blocks.find(({ kind }) => kind === 'oefening');
	const exercise = block?.kind === 'oefening' ? block.exercise : undefined;
	const key = exercise === undefined ? undefined : keys.get(exercise.id);
	if (exercise === undefined || key === undefined) {
		throw new Error(messages.map(({ text }) => text).join('\n'));
	}
	return { exercise, key };
}

/** The id of the option with these words. */
export function idOf(exercise: Exercise, words: string): OptionId {
	const options = Object.values(optionLists(exercise)).flat();
	return options.find(({ c }) => plainInline(c) === words)?.id ?? `geen ${words}`;
}
