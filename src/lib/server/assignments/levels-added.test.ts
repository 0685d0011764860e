import { describe, expect, test } from 'vitest';
import { stepsAdded } from './levels-added.ts';
import { COURSE_MODEL as model } from './testing.ts';

describe('stepsAdded', () => {
	test('counts new steps and new exercises on known steps', () => {
		expect(stepsAdded(model, 'wegwijs', 'extra')).toEqual({
			steps: [{ pageId: 'oefenen', title: 'Stap oefenen', minutes: 2 }],
			exercises: 2,
			minutes: 4
		});
	});

	test('adds on top of what somebody has', () => {
		expect(stepsAdded(model, 'wegwijs', 'verdieping', ['extra'])).toEqual({
			steps: [{ pageId: 'brief', title: 'Stap brief', minutes: 6 }],
			exercises: 2,
			minutes: 8
		});
	});

	test('a level that somebody has adds nothing, nor does an unknown module', () => {
		const nothing = { steps: [], exercises: 0, minutes: 0 };
		expect(stepsAdded(model, 'wegwijs', 'extra', ['extra'])).toEqual(nothing);
		expect(stepsAdded(model, 'onbekend', 'extra')).toEqual(nothing);
	});
});
