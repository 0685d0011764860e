import type { Exercise } from '../types.ts';
import { rotations } from '../exercises/arrange.ts';
import { hash32 } from '../exercises/option-ids.ts';

/**
 * An exercise with what has to be put in order, matched or sorted in the order this participant sees: always the same
 * for the same seed, and never the solved order (`arrange` saw to that when the page was compiled). Other exercises come
 * back as they are.
 *
 * @param seed of one participant, such as their id; the exercise is mixed in here.
 */
export function shuffled<E extends Exercise>(exercise: E, seed: string): E {
	const pick = <T>(stored: T[]): T[] => {
		const orders = rotations(stored);
		return orders[hash32(`${seed}\n${exercise.id}`) % orders.length] ?? stored;
	};
	if (exercise.type === 'volgorde') return { ...exercise, options: pick(exercise.options) };
	if (exercise.type === 'verbinden') return { ...exercise, right: pick(exercise.right) };
	if (exercise.type === 'sorteren') return { ...exercise, cards: pick(exercise.cards) };
	return exercise;
}
