import * as v from 'valibot';
import type { OpenExercise, OpenKey } from '../types.ts';
import { readNumber } from '../blocks/settings.ts';
import { asked, defineExercise, requireQuestion, told } from './shape.ts';

/** What was written; at most 5,000 characters. */
export interface OpenAnswer {
	text: string;
}

/** A question to answer in one's own words. `Voorbeeld` is shown afterwards. */
export const open = defineExercise<OpenExercise, OpenKey, OpenAnswer>({
	type: 'open',
	settings: ['regels'],
	allowsOpinion: false,
	remarks: ['begin', 'voorbeeld'],
	compile(input) {
		const lines = readNumber(input.ctx, input.settings.get('regels'), 1, 40, 6) ?? 3;
		const { starters, voorbeeld } = input.remarks;
		const exercise: OpenExercise = {
			...asked(input, input.nodes, null),
			type: 'open',
			lines,
			starters
		};
		requireQuestion(input, exercise.question);
		return {
			exercise,
			key: {
				...told(input),
				type: 'open',
				...(voorbeeld === undefined ? {} : { sample: voorbeeld })
			}
		};
	},
	answerSchema: () =>
		v.strictObject({
			text: v.pipe(
				v.string(),
				v.maxLength(5000),
				v.check((text) => text.trim() !== '', 'missing')
			)
		}),
	grade: () => ({ score: null, success: null }),
	solution: () => null,
	chosen: () => [],
	seconds: (exercise) => 30 * exercise.lines,
	guesses: () => null
});
