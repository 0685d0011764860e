import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedShare } from './accuracy.ts';
import { abilityAt, borderVariance, deepens, pDeepOf, pLowOf, pMasteredOf } from './needs.ts';
import { itemsFor } from './testing.ts';

const items = itemsFor(20, { difficulty: -1, guess: 0.25 });
const sure = { information: 100 };

describe('the ability that gives a share', () => {
	test('is the inverse of the expected share', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.3, max: 0.97, noNaN: true }), (share) => {
				expect(expectedShare(abilityAt(share, items), items)).toBeCloseTo(share, 2);
			})
		);
	});

	test('stays finite where no ability gives it', () => {
		expect(abilityAt(0.1, items)).toBeCloseTo(-8, 1);
		expect(abilityAt(1, items)).toBeCloseTo(8, 1);
	});
});

describe('struggling', () => {
	test('is even at the border, and falls with ability', () => {
		const theta = abilityAt(0.6, items);
		expect(pLowOf({ theta, ...sure }, items)).toBeCloseTo(0.5, 6);
		expect(pLowOf({ theta: theta + 1, ...sure }, items)).toBeLessThan(0.01);
		expect(pLowOf({ theta: theta - 1, ...sure }, items)).toBeGreaterThan(0.99);
	});

	test('is less certain when few items were made by anybody', () => {
		const [known, unknown] = [itemsFor(20, { known: 1 }), itemsFor(20, { known: 0 })];
		expect(borderVariance(known)).toBe(0);
		expect(borderVariance(unknown)).toBeCloseTo(0.64 * (1 / 20 + 1), 12);
		const theta = abilityAt(0.6, known) - 0.5;
		expect(pLowOf({ theta, ...sure }, unknown)).toBeLessThan(pLowOf({ theta, ...sure }, known));
	});
});

describe('deepening', () => {
	const fast = { tau: 0.5, se: 0.1 };

	test('asks for accuracy and speed at once', () => {
		const able = { theta: 3, ...sure };
		expect(pDeepOf(able, fast, items, false)).toBeGreaterThan(0.99);
		expect(pDeepOf(able, { tau: -0.5, se: 0.1 }, items, false)).toBeLessThan(0.01);
		expect(pDeepOf({ theta: -3, ...sure }, fast, items, false)).toBeLessThan(0.01);
		expect(pMasteredOf(able, items)).toBeGreaterThan(0.9);
	});

	test('an unknown never deepens', () => {
		const facts = { accuracy: 0.9, tau: 0.3, pDeep: 0.7, extraReadingTime: false };
		expect(deepens(facts)).toBe(true);
		expect(deepens({ ...facts, accuracy: null })).toBe(false);
		expect(deepens({ ...facts, tau: null })).toBe(false);
		expect(deepens({ ...facts, pDeep: null })).toBe(false);
	});
});
