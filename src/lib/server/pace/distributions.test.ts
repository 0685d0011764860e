import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaCdf, logGamma, normalCdf } from './distributions.ts';

// Reference values: SciPy 1.17, `stats.norm.cdf`, `special.gammaln`, `stats.beta.cdf`.

test.each([
	[-5, 2.866515718791933e-7],
	[-1.2816, 0.09999150009767521],
	[0, 0.5],
	[0.5, 0.6914624612740131],
	[1.96, 0.9750021048517795],
	[6, 0.9999999990134123]
])('normal: P(Z ≤ %d)', (z, expected) => {
	expect(normalCdf(z)).toBeCloseTo(expected, 14);
});

test('the normal has ends', () => {
	expect([normalCdf(-40), normalCdf(40), normalCdf(Infinity)]).toEqual([0, 1, 1]);
	expect(normalCdf(NaN)).toBeNaN();
});

test.each([
	[0.1, 2.252712651734206],
	[0.5, 0.5723649429247],
	[1, 0.0],
	[4.5, 2.4537365708424423],
	[100, 359.1342053695754]
])('log gamma of %d', (x, expected) => {
	expect(logGamma(x)).toBeCloseTo(expected, 10);
});

describe('beta', () => {
	test.each([
		[0.15, 0.5, 9.5, 0.91718615741549],
		[0.15, 2.5, 17.5, 0.6863892840582075],
		[0.15, 12.5, 19.5, 0.0005623279547989157],
		[0.5, 2, 3, 0.6875],
		[0.99, 30, 0.7, 0.579573670241318],
		[0.001, 0.5, 0.5, 0.020135041633377492],
		[0.15, 40.5, 1009.5, 1.0]
	])('P(X ≤ %d) for Beta(%d, %d)', (x, a, b, expected) => {
		expect(betaCdf(x, a, b)).toBeCloseTo(expected, 11);
	});

	test('is 0 at 0 and 1 at 1', () => {
		expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaCdf(-1, 2, 3)]).toEqual([0, 1, 0]);
	});

	test('both sides add up to one, and more is never less', () => {
		const shape = fc.double({ min: 0.3, max: 200, noNaN: true });
		const share = fc.double({ min: 0.001, max: 0.99, noNaN: true });
		fc.assert(
			fc.property(share, shape, shape, (x, a, b) => {
				expect(betaCdf(x, a, b) + betaCdf(1 - x, b, a)).toBeCloseTo(1, 9);
				expect(betaCdf(x + 0.009, a, b)).toBeGreaterThanOrEqual(betaCdf(x, a, b) - 1e-12);
			})
		);
	});
});
