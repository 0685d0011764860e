import type { Option, OptionId } from '../types.ts';
import { hash32 } from './option-ids.ts';

/**
 * The order in which shuffled options are stored. It follows a hash of their ids, never the author's order, and is
 * chosen so that none of the orders that `rotations` can make of it is the solved one. So the server can shuffle
 * without knowing the key, and still never shows the solution.
 */
export function arrange(options: Option[], solved: OptionId[]): Option[] {
	const wrong = solved.join(' ');
	for (let round = 0; round < 200; round++) {
		const order = options
			.map((option) => ({ option, by: hash32(`${round}:${option.id}`) }))
			.sort((a, b) => a.by - b.by || (a.option.id < b.option.id ? -1 : 1))
			.map(({ option }) => option);
		const shown = rotations(order).map((each) => each.map(({ id }) => id).join(' '));
		if (!shown.includes(wrong)) return order;
	}
	return [...options].reverse();
}

/**
 * The orders in which stored options may be shown: every rotation, and from four options on also every rotation
 * backwards. With three, rotations of an order that is an odd number of swaps from the solved one never reach it; two
 * options can only be shown the other way round.
 */
export function rotations<T>(stored: T[]): T[][] {
	const size = stored.length;
	if (size < 3) return [stored];
	const bases = size === 3 ? [stored] : [stored, [...stored].reverse()];
	return bases.flatMap((base) =>
		base.map((_, start) => [...base.slice(start), ...base.slice(0, start)])
	);
}
