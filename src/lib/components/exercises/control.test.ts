import { expect, test } from 'vitest';
import { orderToShow } from './control.ts';

test('an answer to an older list of items is not shown', () => {
	expect(orderToShow(['a', 'b'], ['b', 'a'])).toEqual(['b', 'a']);
	expect(orderToShow(['a', 'b'], ['b', 'z'])).toEqual(['a', 'b']);
	expect(orderToShow(['a', 'b'], ['a'])).toEqual(['a', 'b']);
});
