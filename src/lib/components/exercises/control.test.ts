import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved, orderToShow } from './control.ts';

test('an item moves one place and stops at the edges', () => {
	expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
	expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
	expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
	expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
});

test('no series of moves loses an item', () => {
	const ids = ['a', 'b', 'c', 'd'];
	const move = fc.tuple(fc.constantFrom(...ids), fc.constantFrom<-1 | 1>(-1, 1));
	fc.assert(
		fc.property(fc.array(move), (moves) => {
			const order = moves.reduce((now, [id, by]) => moved(now, id, by), ids);
			expect(order.toSorted()).toEqual(ids);
		})
	);
});

test('an answer to an older list of items is not shown', () => {
	expect(orderToShow(['a', 'b'], ['b', 'a'])).toEqual(['b', 'a']);
	expect(orderToShow(['a', 'b'], ['b', 'z'])).toEqual(['a', 'b']);
	expect(orderToShow(['a', 'b'], ['a'])).toEqual(['a', 'b']);
});
