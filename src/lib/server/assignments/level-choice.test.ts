import { describe, expect, test } from 'vitest';
import { choiceOf, differenceOf, LEVEL_CHOICES, levelsOfChoice } from './level-choice.ts';

describe('level choices', () => {
	test.each(LEVEL_CHOICES)('%s comes back from its levels', (choice) => {
		expect(choiceOf(levelsOfChoice(choice))).toBe(choice);
	});

	test.each([
		['basis', 'extra', ['extra'], []],
		['extra', 'beide', ['verdieping'], []],
		['extra', 'verdieping', ['verdieping'], ['extra']],
		['beide', 'basis', [], ['extra', 'verdieping']],
		['extra', 'extra', [], []]
	] as const)('from %s to %s', (from, to, give, takeBack) => {
		expect(differenceOf(from, to)).toEqual({ give, takeBack });
	});
});
