import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barsOf, scaleOf, SHARE_AXIS, within } from './scale.ts';

describe('positions on a chart', () => {
	test('the ends of an axis are the ends of the drawing', () => {
		const x = scaleOf(SHARE_AXIS.from, SHARE_AXIS.to, 4, 140);
		expect([x(30), x(60), x(100)]).toEqual([4, 62.3, 140]);
	});

	test('what lies outside is drawn at the edge', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true }), (value) => {
				const at = within(value, 30, 100);
				expect(at).toBeGreaterThanOrEqual(30);
				expect(at).toBeLessThanOrEqual(100);
			})
		);
	});
});

describe('the line of days', () => {
	test('has a bar for every day with work and none for the others', () => {
		expect(barsOf([0, 0, 0])).toBe('');
		expect(barsOf([0, 1, 7, 99]).match(/M/g)).toHaveLength(3);
	});

	test('a day with very much stays inside the drawing', () => {
		expect(barsOf([99])).toBe(barsOf([7]));
		expect(barsOf([7])).toBe('M0.6 23v-21h118.8v21z');
	});
});
