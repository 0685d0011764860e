import * as v from 'valibot';
import type { ChecklistExercise, OptionId, PlainKey } from '../types.ts';
import { optionsSchema } from './answer-shapes.ts';
import { checkBoxForm, checkOptions, readOptions, splitList } from './choices.ts';
import { asked, defineExercise, reportMissing, told } from './shape.ts';

/** The ticked items; the list stays open, so a later answer replaces an earlier one. */
export interface ChecklistAnswer {
	options: OptionId[];
}

/** Things to do and tick. There is no right answer. */
export const afvinklijst = defineExercise<ChecklistExercise, PlainKey, ChecklistAnswer>({
	type: 'afvinklijst',
	settings: [],
	allowsOpinion: false,
	remarks: [],
	compile(input) {
		if (!checkBoxForm(input)) return undefined;
		const { question, items } = splitList(input.nodes, () => true);
		if (items.length === 0) {
			reportMissing(input, 'de lijst', 'Zet elk punt op een eigen regel: `- [ ] punt`.');
			return undefined;
		}
		const options = readOptions(input, items);
		const ticked = options.find((option) => option.ticked === true);
		if (ticked !== undefined) input.ctx.source.report('afvinklijst-goed', ticked.span);
		if (!checkOptions(input, options, 1)) return undefined;
		return {
			exercise: {
				...asked(input, question, null),
				type: 'afvinklijst',
				options: options.map(({ option }) => option)
			},
			key: { ...told(input), type: 'afvinklijst' }
		};
	},
	answerSchema: (exercise) => v.strictObject({ options: optionsSchema(exercise.options) }),
	grade: () => ({ score: null, success: null }),
	solution: () => null,
	chosen: () => [],
	seconds: (exercise) => 10 * exercise.options.length,
	guesses: () => null
});
