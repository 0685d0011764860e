import * as v from 'valibot';
import type { OrderExercise, OrderKey, OptionId } from '../types.ts';
import { spanOf } from '../parse/nodes.ts';
import { orderSchema } from './answer-shapes.ts';
import { arrange } from './arrange.ts';
import { checkOptions, hasBoxes, readOptions, remarksPerOption, splitList } from './choices.ts';
import {
	asked,
	defineExercise,
	readAttempts,
	reportMissing,
	requireQuestion,
	told
} from './shape.ts';

/** All options, first to last. */
export interface OrderAnswer {
	order: OptionId[];
}

/** Put the steps in the right order. The numbered list of the author is that order. */
export const volgorde = defineExercise<OrderExercise, OrderKey, OrderAnswer>({
	type: 'volgorde',
	settings: [],
	allowsOpinion: true,
	remarks: ['goed', 'fout'],
	compile(input) {
		const { source } = input.ctx;
		const numbered = input.nodes.some((node) => node.type === 'list' && node.ordered === true);
		const { question, items, lists } = splitList(
			input.nodes,
			(list) => !numbered || list.ordered === true
		);
		const first = lists[0];
		if (first === undefined) {
			reportMissing(input, 'de genummerde lijst', 'Zet elke stap op een eigen regel: `1. stap`.');
			return undefined;
		}
		if ((!numbered && !input.opinion) || lists.some(hasBoxes)) {
			source.report('volgorde-lijst', source.firstLine(spanOf(first)));
			return undefined;
		}
		const options = readOptions(input, items);
		if (!checkOptions(input, options)) return undefined;
		const order = options.map(({ option }) => option.id);
		const exercise: OrderExercise = {
			...asked(input, question, readAttempts(input)),
			type: 'volgorde',
			options: arrange(
				options.map(({ option }) => option),
				order
			),
			opinion: input.opinion
		};
		requireQuestion(input, exercise.question);
		return {
			exercise,
			key: {
				...told(input, remarksPerOption(options)),
				type: 'volgorde',
				order: input.opinion ? null : order
			}
		};
	},
	answerSchema: (exercise) => v.strictObject({ order: orderSchema(exercise.options) }),
	/** (most items already in the right relative order − 1) ÷ (items − 1). */
	grade(_, key, answer) {
		if (key.order === null) return { score: null, success: null };
		const { order } = key;
		const longest = longestRising(answer.order.map((id) => order.indexOf(id)));
		const score = order.length < 2 ? 1 : (longest - 1) / (order.length - 1);
		return {
			score,
			success: longest === order.length,
			right: { count: longest, of: order.length }
		};
	},
	solution: (_, key) => (key.order === null ? null : { order: key.order }),
	chosen: () => [],
	seconds: (exercise) => 15 * exercise.options.length,
	guesses: () => null
});

/** Length of the longest rising subsequence: the most items that can stay where they are. */
export function longestRising(places: number[]): number {
	const ends: number[] = [];
	for (const place of places) {
		const at = ends.findIndex((end) => end >= place);
		ends[at < 0 ? ends.length : at] = place;
	}
	return ends.length;
}
