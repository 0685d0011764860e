import { describe, expect, test } from 'vitest';
import type { ExerciseEntry, Level, Module, PageEntry } from '#lib/content/types.ts';
import type { CourseModel } from '../courses/model.ts';
import { stepsAdded } from './levels-added.ts';

const exercise = (id: string, level: Level, authorSeconds = 60): ExerciseEntry => ({
	id,
	type: 'meerkeuze',
	level,
	graded: true,
	authorSeconds,
	options: 3,
	words: 30,
	attempts: 2
});

const page = (
	id: string,
	level: Level,
	minutes: number,
	exercises: ExerciseEntry[]
): PageEntry => ({
	hash: id,
	id,
	title: `Stap ${id}`,
	short: id,
	minutes,
	level,
	exercises,
	offline: []
});

const model: CourseModel = {
	course: {
		id: 'overstap',
		title: 'Overstap',
		audience: 'groep 8',
		language: 'nl',
		owner: 'Redactie',
		formerly: [],
		intro: [],
		glossary: [],
		announced: [],
		modules: [
			{
				id: 'wegwijs',
				title: 'Wegwijs',
				pages: [
					page('gebouw', 'basis', 5, [
						exercise('kluis', 'basis'),
						exercise('plattegrond', 'extra', 120)
					]),
					page('oefenen', 'extra', 4, [
						exercise('rooster', 'extra'),
						exercise('rest', 'verdieping', 120)
					]),
					page('brief', 'verdieping', 6, [exercise('schrijven', 'verdieping')])
				]
			} as unknown as Module
		]
	},
	keysOf: {},
	guideOf: {},
	moduleGuideOf: {}
};

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
