import { describe, expect, test } from 'vitest';
import { S_TAU } from './constants.ts';
import { observe, paceIndexOf, speedOf } from './speed.ts';

const item = { beta: Math.log(60), sigma: 0.5 };

describe('one answer', () => {
	test('the usual time is zero, half of it is ln 2 faster', () => {
		expect(observe(60_000, 1, item, 0)).toEqual({ r: 0, w: 4 });
		expect(observe(30_000, 1, item, 0).r).toBeCloseTo(Math.LN2, 12);
	});

	test('elapsed time weighs less', () => {
		expect(observe(60_000, 0.6, item, 0).w).toBeCloseTo(2.4, 12);
	});

	test('a night with the page open weighs little, but slow from habit does not', () => {
		const night = observe(60_000 * Math.exp(2.2), 1, item, 0);
		expect(night.r).toBeCloseTo(-2.2, 12);
		expect(night.w).toBeCloseTo(4 * 0.5, 12);
		expect(observe(60_000 * Math.exp(2.2), 1, item, -1.2).w).toBeCloseTo(4, 12);
	});

	test('the weight bends at 2.2 standard deviations', () => {
		expect(observe(60_000 * Math.exp(1.099), 1, item, 0).w).toBeCloseTo(4, 12);
		expect(observe(60_000 * Math.exp(1.101), 1, item, 0).w).toBeLessThan(4);
	});
});

describe('speed', () => {
	test('without answers it is usual, with the spread between people', () => {
		const { tau, se } = speedOf({ sumW: 0, sumWr: 0, sumW2v: 0 }, 0);
		expect(tau).toBe(0);
		expect(se).toBeCloseTo(S_TAU * Math.sqrt(1.15), 12);
	});

	test('shrinks towards usual, and the variance has its three parts', () => {
		const { tau, se } = speedOf({ sumW: 40, sumWr: 12, sumW2v: 6.4 }, 4);
		const whole = 40 + 1 / 0.16;
		expect(tau).toBeCloseTo(12 / whole, 12);
		const variance = 6.4 / whole ** 2 + 1.15 / whole + ((40 / whole) ** 2 * 0.0225) / 4;
		expect(se).toBeCloseTo(Math.sqrt(variance), 12);
	});

	test('more days make it surer', () => {
		const sums = { sumW: 80, sumWr: 0, sumW2v: 4 };
		expect(speedOf(sums, 8).se).toBeLessThan(speedOf(sums, 1).se);
	});

	test('as an index 100 is usual', () => {
		const { index, lo, hi } = paceIndexOf({ tau: 0, se: 0.1 });
		expect(index).toBe(100);
		expect(lo).toBeCloseTo(100 * Math.exp(-0.12816), 10);
		expect(hi).toBeCloseTo(100 * Math.exp(0.12816), 10);
	});
});
