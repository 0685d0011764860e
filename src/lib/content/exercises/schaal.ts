import * as v from 'valibot';
import type { PlainKey, ScaleExercise } from '../types.ts';
import { readNumber, readWords } from '../blocks/settings.ts';
import { asked, defineExercise, requireQuestion, told } from './shape.ts';

/** The chosen whole number. */
export interface ScaleAnswer {
	value: number;
}

/** How much, on a scale with words at both ends. There is no right answer. */
export const schaal = defineExercise<ScaleExercise, PlainKey, ScaleAnswer>({
	type: 'schaal',
	settings: ['van', 'tot', 'links', 'rechts'],
	allowsOpinion: false,
	remarks: [],
	compile(input) {
		const { ctx, settings } = input;
		const from = readNumber(ctx, settings.get('van'), -10, 100, 0) ?? 0;
		const to = readNumber(ctx, settings.get('tot'), -10, 100, 10) ?? Math.max(10, from + 1);
		if (from >= to) {
			const setting = settings.get('van') ?? settings.get('tot');
			ctx.source.report('schaal', setting?.span ?? input.block.span, { from, to });
			return undefined;
		}
		if (to - from > 20) {
			ctx.source.report('te-veel', input.block.span, {
				count: to - from + 1,
				limit: 21,
				what: 'getallen',
				where: 'in deze oefening'
			});
			return undefined;
		}
		const left = readWords(ctx, settings.get('links'), 'helemaal niet');
		const right = readWords(ctx, settings.get('rechts'), 'heel erg');
		const exercise: ScaleExercise = {
			...asked(input, input.nodes, null),
			type: 'schaal',
			from,
			to,
			...(left === undefined ? {} : { left }),
			...(right === undefined ? {} : { right })
		};
		requireQuestion(input, exercise.question);
		return { exercise, key: { ...told(input), type: 'schaal' } };
	},
	answerSchema: ({ from, to }) =>
		v.strictObject({ value: v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to)) }),
	grade: () => ({ score: null, success: null }),
	solution: () => null,
	chosen: () => [],
	seconds: () => 15,
	guesses: () => null
});
