import { expect, test } from 'vitest';
import { daysOf } from './own-days.ts';

const at = (text: string): Date => new Date(`2026-09-${text}:00Z`);
const titles = new Map([['wegwijs', 'Wegwijs']]);

test('tells own steps on own days, in Dutch days and minutes by five', () => {
	const step = { moduleId: 'wegwijs', pageId: 'a' };
	const { days, steps } = daysOf(
		{
			answers: [
				{ moduleId: 'wegwijs', at: at('10T14:00'), activeMs: 240_000 },
				{ moduleId: 'wegwijs', at: at('11T22:30'), activeMs: null },
				{ moduleId: 'weg', at: at('10T14:10'), activeMs: 120_000 }
			],
			steps: [
				{ ...step, openedAt: at('10T14:00'), completedAt: at('10T14:20'), activeMs: 60_000 },
				{ ...step, pageId: 'b', openedAt: at('10T14:20'), completedAt: null, activeMs: 0 }
			]
		},
		titles
	);
	expect(days).toEqual([
		{ on: '2026-09-12', steps: 0, minutes: null, modules: ['Wegwijs'] },
		{ on: '2026-09-10', steps: 1, minutes: 5, modules: ['Wegwijs'] }
	]);
	expect(steps).toBe(1);
	expect(daysOf({ answers: [], steps: [] }, titles)).toEqual({ days: [], steps: 0 });
});
