import { describe, expect, test } from 'vitest';
import { cutOf, isRapid, isRushing, rushProbability } from './rapid.ts';

test('the threshold is 15% of the usual time, between 1.5 and 10 seconds', () => {
	expect(cutOf(Math.log(40))).toBeCloseTo(6, 12);
	expect(cutOf(Math.log(5))).toBe(1.5);
	expect(cutOf(Math.log(600))).toBe(10);
});

test('an answer exactly on the threshold is not rapid', () => {
	expect(isRapid(5999, 6)).toBe(true);
	expect(isRapid(6000, 6)).toBe(false);
});

describe('rushing', () => {
	test('is unknown without answers', () => {
		expect(rushProbability(0, 0)).toBeNull();
		expect(isRushing(0, 0)).toBe(false);
	});

	test('follows the Beta posterior (SciPy: 1 − beta.cdf(0.15, …))', () => {
		expect(rushProbability(10, 2)).toBeCloseTo(1 - 0.6863892840582075, 11);
		expect(rushProbability(22, 12)).toBeCloseTo(1 - 0.0005623279547989157, 11);
	});

	test('two of two is not yet a habit, three of three is', () => {
		expect(isRushing(1, 1)).toBe(false);
		expect([isRushing(2, 2), isRushing(3, 3)]).toEqual([true, true]);
		expect([isRushing(10, 2), isRushing(10, 3)]).toEqual([false, true]);
	});
});
