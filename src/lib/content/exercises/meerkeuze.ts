import * as v from 'valibot';
import type { ChoiceExercise, ChoiceKey, OptionId } from '../types.ts';
import { optionSchema } from './answer-shapes.ts';
import { readChoiceList } from './choice-list.ts';
import { remarksPerOption } from './choices.ts';
import { asked, defineExercise, readAttempts, requireQuestion, told } from './shape.ts';

/** The chosen option. */
export interface ChoiceAnswer {
	option: OptionId;
}

/** One right answer among several. */
export const meerkeuze = defineExercise<ChoiceExercise, ChoiceKey, ChoiceAnswer>({
	type: 'meerkeuze',
	settings: [],
	allowsOpinion: true,
	remarks: ['goed', 'fout'],
	compile(input) {
		const list = readChoiceList(input);
		if (list === undefined) return undefined;
		const { question, options } = list;
		const right = options.filter(({ ticked }) => ticked);
		const second = right[1];
		if (!input.opinion && second !== undefined) {
			input.ctx.source.report('meer-goede-antwoorden', second.span, { count: right.length });
		}
		const attempts = readAttempts(input, Math.max(1, options.length - 1));
		const exercise: ChoiceExercise = {
			...asked(input, question, attempts),
			type: 'meerkeuze',
			options: options.map(({ option }) => option),
			opinion: input.opinion
		};
		requireQuestion(input, exercise.question);
		const correct = input.opinion ? null : (right[0]?.option.id ?? null);
		return {
			exercise,
			key: { ...told(input, remarksPerOption(options)), type: 'meerkeuze', correct }
		};
	},
	answerSchema: (exercise) => v.strictObject({ option: optionSchema(exercise.options) }),
	grade(_, key, answer) {
		if (key.correct === null) return { score: null, success: null };
		const success = answer.option === key.correct;
		return { score: success ? 1 : 0, success };
	},
	solution: (_, key) => (key.correct === null ? null : { option: key.correct }),
	chosen: (_, answer) => [answer.option],
	seconds: () => 40,
	guesses: (exercise) => exercise.options.length
});
