import { describe, expect, test } from 'vitest';
import { fitAbility, type Trial } from './accuracy.ts';
import { logistic } from './numbers.ts';
import { abilitySpreadOf, likelihoodOf, posteriorOf } from './population.ts';
import { itemFor, randomFrom } from './testing.ts';

/** Answers of people whose abilities are spread this much. */
function peopleWith(spread: number, count: number): Trial[][] {
	const random = randomFrom(11);
	const normal = (): number =>
		Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	return Array.from({ length: count }, () => {
		const theta = spread * normal();
		return Array.from({ length: 25 }, (): Trial => {
			const item = itemFor({ difficulty: -1 + normal(), guess: 0.25 });
			const right = 0.25 + 0.75 * logistic(theta - item.difficulty);
			return { item, attempt: 1, success: random() < right };
		});
	});
}

describe('how much abilities differ', () => {
	test.each([0.7, 1, 1.4])('a spread of %d is found back among many', (spread) => {
		expect(abilitySpreadOf(peopleWith(spread, 500), 0.75)).toBeCloseTo(spread, 0.7);
	});

	test('is the convention without answers, and stays near it with few', () => {
		expect(abilitySpreadOf([], 0.75)).toBe(1);
		expect(abilitySpreadOf(peopleWith(1.6, 6), 0.75)).toBeLessThan(1.2);
	});

	test('keeps within its borders when everybody is alike', () => {
		const alike = Array.from({ length: 500 }, (): Trial[] =>
			Array.from({ length: 30 }, (_, i) => ({
				item: { difficulty: 0, guess: 0 },
				attempt: 1,
				success: i % 2 === 0
			}))
		);
		expect(abilitySpreadOf(alike, 0.75)).toBe(0.6);
	});
});

test('the posterior is the prior without answers, and close to the most probable ability with many', () => {
	const { mean, variance } = posteriorOf(likelihoodOf([], 0.75), 1);
	expect(mean).toBeCloseTo(0, 9);
	expect(variance).toBeCloseTo(1, 2);
	const [trials = []] = peopleWith(1, 1);
	const posterior = posteriorOf(likelihoodOf(trials, 0.75), 1);
	expect(Math.abs(posterior.mean - fitAbility(trials, 0.75, 1).theta)).toBeLessThan(0.15);
});
