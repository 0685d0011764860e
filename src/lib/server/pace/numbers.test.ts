import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clamp, logistic, median, robustSpread } from './numbers.ts';

test('the median of odd and even rows, and of none', () => {
	expect(median([3, 1, 2])).toBe(2);
	expect(median([4, 1, 3, 2])).toBe(2.5);
	expect(median([])).toBeNaN();
});

test('one wild value does not move the spread', () => {
	expect(robustSpread([1, 2, 3, 4, 5])).toBeCloseTo(1.4826, 10);
	expect(robustSpread([1, 2, 3, 4, 5000])).toBeCloseTo(1.4826, 10);
	expect(robustSpread([7, 7, 7])).toBe(0);
});

test('clamp and logistic', () => {
	expect([clamp(5, 0, 3), clamp(-1, 0, 3), clamp(2, 0, 3)]).toEqual([3, 0, 2]);
	expect(logistic(0)).toBe(0.5);
	expect(logistic(800)).toBe(1);
	expect(logistic(-800)).toBe(0);
});

describe('median', () => {
	test('does not depend on the order', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }),
				(row) => {
					expect(median([...row].reverse())).toBe(median(row));
				}
			)
		);
	});
});
