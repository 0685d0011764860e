import { expect, test } from 'vitest';
import { decisionOf } from './decide-levels.ts';

const nothing = { give: [], takeBack: [] };

test.each([
	['what was proposed', { ...nothing, give: ['extra'] }, 'extra', 'accepted', 'extra'],
	['something else', { ...nothing, give: ['verdieping'] }, 'extra', 'adapted', 'verdieping'],
	['work that nobody proposed', { ...nothing, give: ['extra'] }, 'geen', 'adapted', 'extra'],
	['less', { ...nothing, takeBack: ['extra'] }, 'extra', 'adapted', 'basis']
] as const)('giving %s', (_, change, suggestion, decision, detail) => {
	const record = { suggestion, state: 'op_koers' } as const;
	expect(decisionOf({ give: [...change.give], takeBack: [...change.takeBack] }, record)).toEqual({
		decision,
		detail
	});
});

test('a later date answers falling behind, and is otherwise only a date', () => {
	const later = { ...nothing, dueOn: '2027-02-08' };
	const behind = { suggestion: 'herinnering', state: 'loopt_achter' } as const;
	expect(decisionOf(later, behind)).toEqual({ decision: 'accepted', detail: 'date' });
	expect(decisionOf(later, { ...behind, state: 'op_koers' })).toBeNull();
	const shorter = { ...nothing, leftOut: ['mijn-week'] };
	expect(decisionOf(shorter, behind)).toEqual({ decision: 'accepted', detail: 'shorter' });
	expect(decisionOf({ ...later, ...shorter }, behind)?.detail).toBe('date+shorter');
});
