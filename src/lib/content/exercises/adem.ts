import * as v from 'valibot';
import type { BreathingExercise, PlainKey } from '../types.ts';
import { asked, defineExercise, told } from './shape.ts';

/** Breathed along, to the end or not: nobody measures it. */
export interface BreathingAnswer {
	done: true;
}

/** Slow breaths, about a minute in all (four seconds in, six seconds out). */
const breaths = 4;
export const secondsIn = 4;
export const secondsOut = 6;

/** Breathing along with a shape that grows and shrinks. There is nothing to be right about. */
export const adem = defineExercise<BreathingExercise, PlainKey, BreathingAnswer>({
	type: 'adem',
	settings: [],
	allowsOpinion: false,
	remarks: [],
	compile: (input) => ({
		exercise: { ...asked(input, input.nodes, null), type: 'adem', breaths },
		key: { ...told(input), type: 'adem' }
	}),
	answerSchema: () => v.strictObject({ done: v.literal(true) }),
	grade: () => ({ score: null, success: null }),
	solution: () => null,
	chosen: () => [],
	seconds: (exercise) => exercise.breaths * (secondsIn + secondsOut),
	guesses: () => null
});
