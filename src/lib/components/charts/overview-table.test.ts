import { expect, test } from 'vitest';
import type { ShownPace } from './pace-view.ts';
import { overviewTable } from './overview-table.ts';
import { dealtWithWords } from './words.ts';

const pace: ShownPace = {
	rule: 8,
	...{ enrolmentId: 'e', participantId: 'p', name: 'Elif', state: 'loopt_vast', done: 12 },
	...{ total: 14, percent: 80, minutes: 35, daysAgo: 2, n: 12, share: [47, 32, 62] },
	...{ index: null, tempo: null, activity: [0, 3, 9], suggestion: 'extra', sure: 'mogelijk' },
	asked: null,
	...{ open: true, given: false, decision: null, what: 'overstap/wegwijs', reason: 'Omdat.' }
};

test('has the figures of the page, and leaves out what is not known', () => {
	const { rows, widths } = overviewTable([pace]);
	const [head = [], row = []] = rows;
	expect(row).toHaveLength(head.length);
	expect(widths).toHaveLength(head.length);
	expect(row).toEqual([
		...['Elif', 'loopt vast', 12, 14, 80, 35, 2, 12, 47, 32, 62, null, null, null, 12],
		...['extra oefening', 'mogelijk', null, 'Omdat.']
	]);
	expect(JSON.stringify(rows)).not.toMatch(/"(e|p)"/);
});

test('says of a suggestion what the page says', () => {
	const decisionOf = (change: Partial<ShownPace>) =>
		overviewTable([{ ...pace, open: false, ...change }]).rows[1]?.at(-2);
	const decided = { decision: 'accepted', detail: 'extra', on: '2026-09-11' } as const;
	expect(decisionOf({ given: true, decision: decided })).toBe('extra gegeven');
	expect(decisionOf({ given: true, suggestion: 'verdieping' })).toBe('verdieping gegeven');
	expect(decisionOf({ decision: decided })).toBe('gedaan');
	const dismissed = { ...decided, decision: 'dismissed', detail: 'agreed' } as const;
	expect(decisionOf({ decision: dismissed })).toMatch(/^niet nodig \(.+\)$/);
	expect(dealtWithWords({ ...pace, decision: dismissed }, { reason: false })).toBe('niet nodig');
});
