import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accuracyOf, fitAbility, fitDelta, type Trial } from './accuracy.ts';
import { logistic } from './numbers.ts';
import { itemsFor, randomFrom } from './testing.ts';

const choice = { difficulty: -0.5, guess: 0.25 };
const open = { difficulty: -0.5, guess: 0 };

function trials(count: number, success: boolean, item = choice): Trial[] {
	return Array.from({ length: count }, () => ({ item, attempt: 1, success }));
}

/** Log posterior by its definition, to check the maximum against. */
function logPosterior(rows: readonly Trial[], theta: number, delta: number): number {
	return rows.reduce(
		(sum, { item, attempt, success }) => {
			const p = logistic(theta - item.difficulty + delta * (attempt - 1));
			const q = item.guess + (1 - item.guess) * p;
			return sum + Math.log(success ? q : 1 - q);
		},
		-(theta ** 2) / 2
	);
}

describe('ability', () => {
	test('is the prior without answers', () => {
		expect(fitAbility([])).toEqual({ theta: 0, information: 1 });
	});

	test.each([1, 5, 40, 400])('stays finite with %d right and %d wrong', (count) => {
		const right = fitAbility(trials(count, true));
		const wrong = fitAbility(trials(count, false));
		expect(right.theta).toBeGreaterThan(0);
		expect(wrong.theta).toBeLessThan(0);
		expect(Math.abs(right.theta) + Math.abs(wrong.theta)).toBeLessThan(15);
		expect(right.information).toBeGreaterThanOrEqual(1);
		expect(wrong.information).toBeGreaterThanOrEqual(1);
	});

	test('is the highest point of the posterior', () => {
		const row = fc.record({
			item: fc.record({
				difficulty: fc.double({ min: -3, max: 3, noNaN: true }),
				guess: fc.constantFrom(0, 0.25, 0.5)
			}),
			attempt: fc.integer({ min: 1, max: 3 }),
			success: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
				const { theta } = fitAbility(rows, 0.5);
				const top = logPosterior(rows, theta, 0.5);
				for (const step of [-0.05, 0.05]) {
					expect(logPosterior(rows, theta + step, 0.5)).toBeLessThan(top + 1e-3);
				}
			})
		);
	});

	test('a right answer at the second attempt says less than at the first', () => {
		const first = fitAbility([{ item: open, attempt: 1, success: true }]);
		const second = fitAbility([{ item: open, attempt: 2, success: true }]);
		expect(second.theta).toBeLessThan(first.theta);
	});
});

describe('accuracy', () => {
	test('is unknown without items', () => {
		expect(accuracyOf({ theta: 0, information: 1 }, [])).toBeNull();
	});

	test('is the mean chance at the first attempt over all items', () => {
		const items = [open, choice];
		const expected = (logistic(0.7) + 0.25 + 0.75 * logistic(0.7)) / 2;
		expect(accuracyOf({ theta: 0.2, information: 4 }, items)?.accuracy).toBeCloseTo(expected, 12);
	});

	test('its error follows from that of the ability', () => {
		const items = itemsFor(3);
		const at = (theta: number): number =>
			accuracyOf({ theta, information: 4 }, items)?.accuracy ?? 0;
		const slope = (at(0.3 + 1e-5) - at(0.3 - 1e-5)) / 2e-5;
		const result = accuracyOf({ theta: 0.3, information: 4 }, items);
		expect(result?.se).toBeCloseTo(slope / 2, 8);
		expect(result?.hi).toBeCloseTo(at(0.3) + 1.2816 * (slope / 2), 8);
	});

	test('the interval stays between nothing and everything', () => {
		const result = accuracyOf({ theta: 2.5, information: 1 }, [open]);
		expect(result?.hi).toBe(1);
	});
});

describe('what a further attempt adds', () => {
	test('is the start value while nobody tried again', () => {
		expect(fitDelta([])).toBe(0.75);
		expect(fitDelta([{ theta: 0, trials: trials(20, true) }])).toBe(0.75);
	});

	test('stays between 0 and 1.5', () => {
		const again = (success: boolean): Trial[] =>
			Array.from({ length: 400 }, () => ({ item: open, attempt: 2, success }));
		expect(fitDelta([{ theta: -2, trials: again(true) }])).toBe(1.5);
		expect(fitDelta([{ theta: 2, trials: again(false) }])).toBe(0);
	});

	test('is found again', () => {
		const random = randomFrom(7);
		const people = Array.from({ length: 200 }, (_, i) => {
			const theta = i / 100 - 1;
			const again = Array.from({ length: 10 }, () => ({
				item: open,
				attempt: 2,
				success: random() < logistic(theta + 0.5 + 0.4)
			}));
			return { theta, trials: again };
		});
		expect(Math.abs(fitDelta(people) - 0.4)).toBeLessThan(0.15);
	});
});
