import { expect, test } from 'vitest';
import { standingOf } from './standing.ts';

const answer = (id: string, attempt: number, success: boolean | null) => ({ id, attempt, success });

test('an exercise is done when it is right or out of attempts', () => {
	const wrong = answer('a', 1, false);
	expect(standingOf([wrong], 2)).toMatchObject({ attempts: 1, done: false, answerId: 'a' });
	expect(standingOf([wrong, answer('b', 2, false)], 2)).toMatchObject({ attempts: 2, done: true });
	expect(standingOf([answer('a', 1, true)], 2)).toMatchObject({ attempts: 1, done: true });
});

test('practice afterwards changes nothing', () => {
	const answers = [answer('a', 1, true), answer('b', 2, false), answer('c', 2, true)];
	expect(standingOf(answers, 2)).toEqual({
		...{ attempts: 1, done: true, answerId: 'a', counted: ['a'] },
		problems: []
	});
});

test('without a limit the last answer stands', () => {
	const answers = [answer('b', 2, null), answer('a', 1, null)];
	expect(standingOf(answers, null)).toMatchObject({ attempts: 2, done: true, answerId: 'b' });
});

test('an attempt that was counted twice or left out is a problem', () => {
	const twice = [answer('a', 1, false), answer('b', 1, false)];
	expect(standingOf(twice, 3).problems).toEqual(['attempt 1 after attempt 1']);
	expect(standingOf([answer('b', 2, false)], 3).problems).toEqual(['attempt 2 after attempt 0']);
});
