import { describe, expect, test } from 'vitest';
import {
	authorParameters,
	authorSeconds,
	difficultyOf,
	effectiveAnswers,
	guessOf,
	type ItemAnswer,
	itemParameters,
	kappaOf,
	overallShare
} from './items.ts';
import type { ItemFacts } from './types.ts';

const facts: ItemFacts = { id: 'i1', lessonId: 'l1', authorSeconds: 40, options: 4 };
const scale = { kappa: 1, overall: 0.75 };

function answers(seconds: readonly number[], groups = 3): ItemAnswer[] {
	return seconds.map((second, i) => ({
		logTime: Math.log(second),
		tau: 0,
		group: `g${i % groups}`,
		success: true
	}));
}

describe('before anybody answered', () => {
	test('the author decides', () => {
		const item = authorParameters(facts);
		expect(item.beta).toBeCloseTo(Math.log(40), 12);
		expect(item.sigma).toBe(0.5);
		expect(item.variance).toBeCloseTo(0.45 ** 2, 12);
		expect(item.cut).toBeCloseTo(6, 12);
		expect(item.guess).toBe(0.25);
		expect(item.difficulty).toBeCloseTo(-1.16 * Math.log(0.5 / 0.25), 12);
	});

	test.each([0, -10, NaN, Infinity])('an author’s estimate of %d gives a usual time', (seconds) => {
		expect(authorSeconds({ ...facts, authorSeconds: seconds })).toBe(30);
		expect(authorSeconds({ ...facts, authorSeconds: seconds, words: 200 })).toBe(100);
		expect(authorParameters({ ...facts, authorSeconds: seconds }).beta).toBeCloseTo(
			Math.log(30),
			12
		);
	});
});

test('guessing needs a choice', () => {
	const guesses = [4, 2, 1, 0, null].map((options) => guessOf({ options }));
	expect(guesses).toEqual([0.25, 0.5, 0, 0, 0]);
});

test('answers of one group count as fewer', () => {
	expect(effectiveAnswers([])).toBe(0);
	expect(effectiveAnswers([1, 1, 1])).toBe(3);
	expect(effectiveAnswers([21])).toBeCloseTo(10.5, 12);
});

describe('the scale of the authors', () => {
	const slow = { author: 40, logTimes: Array.from({ length: 5 }, () => Math.log(60)) };
	const few = { author: 40, logTimes: slow.logTimes.slice(1) };

	test('is the middle ratio of real to estimated time', () => {
		expect(kappaOf([slow, slow, slow, slow, slow])).toBeCloseTo(1.5, 12);
	});

	test('is 1 below five items with five answers', () => {
		expect(kappaOf([slow, slow, slow, slow, few])).toBe(1);
		expect(kappaOf([])).toBe(1);
	});
});

describe('usual time', () => {
	test.each([
		[3, 4],
		[2, 6],
		[1, 8]
	])('of %d groups the author weighs as %d answers', (groups, k) => {
		const times = Array.from({ length: 12 }, () => 80);
		const perGroup = Array.from({ length: groups }, () => 12 / groups);
		const n = effectiveAnswers(perGroup);
		const expected = (n * Math.log(80) + k * Math.log(40)) / (n + k);
		expect(itemParameters(facts, answers(times, groups), scale).beta).toBeCloseTo(expected, 12);
	});

	test('is that of somebody of usual speed, and scales with the authors', () => {
		const fast = answers([40, 40, 40]).map((answer) => ({ ...answer, tau: Math.LN2 }));
		const usual = itemParameters(facts, fast, scale).beta;
		expect(usual).toBeCloseTo((3 * Math.log(80) + 4 * Math.log(40)) / 7, 12);
		expect(itemParameters(facts, [], { ...scale, kappa: 2 }).beta).toBeCloseTo(Math.log(80), 12);
	});

	test('one answer moves it a little', () => {
		const item = itemParameters(facts, answers([400]), scale);
		expect(item.beta).toBeCloseTo((Math.log(400) + 8 * Math.log(40)) / 9, 12);
		expect(item.sigma).toBe(0.5);
		expect(item.variance).toBeCloseTo(1 / (1 / 0.2025 + 1 / 0.25), 12);
	});
});

describe('spread', () => {
	test('is the start value below eight answers', () => {
		expect(itemParameters(facts, answers([1, 10, 100, 1000, 20, 30, 40]), scale).sigma).toBe(0.5);
	});

	test('is measured from eight, and stays within its borders', () => {
		const same = Array.from({ length: 400 }, () => 40);
		const wild = same.map((_, i) => (i % 2 === 0 ? 2 : 2000));
		expect(itemParameters(facts, answers(same.slice(0, 8)), scale).sigma).toBeCloseTo(
			Math.sqrt((8 * 0.25) / 16),
			12
		);
		expect(itemParameters(facts, answers(same), scale).sigma).toBeCloseTo(0.3, 12);
		expect(itemParameters(facts, answers(wild), scale).sigma).toBeCloseTo(0.8, 12);
	});
});

describe('difficulty', () => {
	test('follows the share right, corrected for guessing', () => {
		const p = (12 + 6 * 0.7) / 26;
		expect(difficultyOf(12, 20, 0.7, 0.25)).toBeCloseTo(-1.16 * Math.log((p - 0.25) / (1 - p)), 12);
	});

	test.each([0, 0.25, 0.5])('stays finite when all or none are right, guessing %d', (guess) => {
		const easy = difficultyOf(1e6, 1e6, 0.99, guess);
		const hard = difficultyOf(0, 1e6, 0.01, guess);
		expect(easy).toBeCloseTo(-1.16 * Math.log((0.98 - guess) / 0.02), 10);
		expect(hard).toBeCloseTo(-1.16 * Math.log(0.05 / (0.95 - guess)), 10);
	});

	test('the overall share starts at three quarters and follows the answers', () => {
		expect(overallShare(0, 0)).toBe(0.75);
		expect(overallShare(400, 1000)).toBeCloseTo(0.407, 3);
	});
});
