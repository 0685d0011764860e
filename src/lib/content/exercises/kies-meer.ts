import * as v from 'valibot';
import type { MultiChoiceExercise, MultiChoiceKey, OptionId } from '../types.ts';
import { optionsSchema } from './answer-shapes.ts';
import { readChoiceList } from './choice-list.ts';
import { remarksPerOption } from './choices.ts';
import { asked, defineExercise, readAttempts, requireQuestion, told } from './shape.ts';

/** The chosen options, in any order. */
export interface MultiChoiceAnswer {
	options: OptionId[];
}

/** Any number of right answers. */
export const kiesMeer = defineExercise<MultiChoiceExercise, MultiChoiceKey, MultiChoiceAnswer>({
	type: 'kies-meer',
	settings: [],
	allowsOpinion: true,
	remarks: ['goed', 'fout'],
	compile(input) {
		const list = readChoiceList(input);
		if (list === undefined) return undefined;
		const { question, options } = list;
		const exercise: MultiChoiceExercise = {
			...asked(input, question, readAttempts(input)),
			type: 'kies-meer',
			options: options.map(({ option }) => option),
			opinion: input.opinion
		};
		requireQuestion(input, exercise.question);
		const right = options.filter(({ ticked }) => ticked).map(({ option }) => option.id);
		return {
			exercise,
			key: {
				...told(input, remarksPerOption(options)),
				type: 'kies-meer',
				correct: input.opinion ? null : right
			}
		};
	},
	/** Nothing chosen is an answer to a matter of opinion; otherwise it would only cost an attempt. */
	answerSchema: ({ options, opinion }) =>
		v.strictObject({
			options: v.pipe(optionsSchema(options), v.minLength(opinion ? 0 : 1, 'missing'))
		}),
	/** (right chosen − wrong chosen) ÷ all right, at least 0. */
	grade(_, { correct }, { options }) {
		if (correct === null) return { score: null, success: null };
		const right = options.filter((id) => correct.includes(id)).length;
		const wrong = options.length - right;
		const score = correct.length === 0 ? 0 : Math.max(0, right - wrong) / correct.length;
		return {
			score,
			success: wrong === 0 && right === correct.length,
			right: { count: right, of: correct.length }
		};
	},
	solution: (_, key) => (key.correct === null ? null : { options: key.correct }),
	chosen: (_, answer) => answer.options,
	seconds: () => 40,
	guesses: () => null
});
