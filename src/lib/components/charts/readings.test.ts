import { describe, expect, test } from 'vitest';
import { cellIn, heatFrame } from './heat.ts';
import { drawLane, expectedOn, finishBand, frameOf, ticksOf } from './lanes.ts';
import { isCrowded, marksOf, tooFew, xOf } from './quadrant.ts';
import type { ShownPace } from './pace-view.ts';

const calendar = { from: '2026-09-07', to: '2026-10-05' };
const frame = frameOf(calendar, ['Elif', 'Wout']);
const expected = [
	{ day: '2026-09-07', items: 0 },
	{ day: '2026-09-12', items: 5 },
	{ day: '2026-09-14', items: 5 },
	{ day: '2026-09-19', items: 10 }
];

describe('lanes', () => {
	const draw = (made: { day: string; items: number }[]) =>
		drawLane(
			{ start: '2026-09-07', made, expected },
			{ total: 10, today: '2026-09-16', at: 0 },
			frame
		);

	test('who has made nothing is behind, and has no dot', () => {
		const { ahead, behind, last, own } = draw([]);
		expect(ahead).toBe('');
		expect(behind).toMatch(/^M.*Z$/);
		expect(last).toBeNull();
		expect(own).not.toMatch(/NaN/);
	});

	test('who is far is before; who crosses the line has both', () => {
		expect(draw([{ day: '2026-09-07', items: 10 }]).ahead).toMatch(/^M.*Z$/);
		const both = draw([
			{ day: '2026-09-08', items: 4 },
			{ day: '2026-09-16', items: 9 }
		]);
		expect(both.ahead).not.toBe('');
		expect(both.behind).not.toBe('');
		expect(JSON.stringify(both)).not.toMatch(/null|NaN/);
	});

	test('nothing to do, no end date, and work before the start are drawn without nonsense', () => {
		const empty = drawLane(
			{ start: '2026-09-07', made: [], expected: [] },
			{ total: 0, today: '2026-09-07', at: 1 },
			frame
		);
		expect(empty).toMatchObject({ expected: '', ahead: '', behind: '' });
		const early = drawLane(
			{ start: '2026-09-14', made: [{ day: '2026-09-08', items: 1 }], expected },
			{ total: 10, today: '2026-09-16', at: 0 },
			frame
		);
		expect(JSON.stringify(early)).not.toMatch(/NaN/);
	});

	test('when somebody is done is a band; what lies beyond the drawing or the simulations stays open', () => {
		const to = calendar.to;
		const band = (p10: string, p50: string, p90: string) =>
			finishBand({ p10, p50, p90, horizon: '2027-03-20' }, to, frame);
		const inside = band('2026-09-20', '2026-09-24', '2026-09-30');
		expect(inside.open).toBe(false);
		expect(inside.mid).toBeGreaterThan(inside.x);
		expect(inside.mid).toBeLessThan(inside.x + inside.width);
		expect(band('2026-09-20', '2026-09-24', '2026-10-20')).toMatchObject({
			open: true,
			mid: expect.any(Number)
		});
		expect(band('2026-09-20', '2026-10-20', '2027-03-20')).toMatchObject({ open: true, mid: null });
		const far = band('2027-03-20', '2027-03-20', '2027-03-20');
		expect(far).toMatchObject({ open: true, mid: null });
		expect(far.x + far.width).toBeLessThanOrEqual(frame.width - frame.right);
	});

	test('what is expected on a day follows the line between its bends', () => {
		expect(expectedOn(expected, '2026-09-09')).toBe(2);
		expect(expectedOn(expected, '2026-09-13')).toBe(5);
		expect(expectedOn(expected, '2026-09-01')).toBe(0);
		expect(expectedOn(expected, '2027-01-01')).toBe(10);
		expect(expectedOn([], '2026-09-09')).toBeNull();
	});

	test('days under the chart never stand on each other', () => {
		expect(ticksOf(calendar)).toHaveLength(5);
		expect(ticksOf({ from: '2025-01-01', to: '2026-12-31' }).length).toBeLessThanOrEqual(10);
	});
});

test('a map of nobody and of nothing has a size', () => {
	const nothing = heatFrame({ modules: [], rows: [] }, []);
	expect(nothing.width).toBeGreaterThan(0);
	expect(cellIn('later rapid long')).toEqual({ outcome: 'later', rapid: true, long: true });
	expect(cellIn('none')).toEqual({ outcome: 'none', rapid: false, long: false });
});

describe('quadrant', () => {
	const pace = (changes: Partial<ShownPace>): ShownPace =>
		({
			...{ enrolmentId: 'a', name: 'Elif', n: 12, open: false, state: 'op_koers' },
			...{ suggestion: 'basis', share: [80, 70, 90], index: [100, 90, 111] },
			...changes
		}) as ShownPace;

	test('below five no mark, below eight a provisional one', () => {
		const rows = [pace({ n: 4 }), pace({ n: 7 }), pace({ n: 8 }), pace({ index: null })];
		expect(marksOf(rows).map(({ quiet }) => quiet)).toEqual([true, false]);
		expect(tooFew(rows)).toHaveLength(2);
	});

	test('pace is on a log scale, and what lies outside stays at the edge', () => {
		expect(xOf(100) - xOf(80)).toBeCloseTo(xOf(125) - xOf(100), 0);
		expect(xOf(1)).toBe(xOf(58));
		expect(xOf(900)).toBe(xOf(190));
	});

	test('an ellipse holds both values, so it is wider than either interval', () => {
		const [mark] = marksOf([pace({})]);
		const half = (xOf(111) - xOf(90)) / 2;
		expect((mark?.ellipse.rx ?? 0) / half).toBeCloseTo(1.4, 1);
	});

	test('a crowd has ellipses only for who has a name', () => {
		const some = (count: number) =>
			marksOf(Array.from({ length: count }, (_, at) => pace({ enrolmentId: String(at) })));
		expect([40, 41, 200].map((count) => isCrowded(some(count)))).toEqual([false, true, true]);
	});

	test('only who asks something about pace or accuracy has a name', () => {
		const rows = [
			pace({ open: true, state: 'loopt_vast', suggestion: 'extra' }),
			pace({ enrolmentId: 'b', open: true, state: 'langer_stil', suggestion: 'gesprek' })
		];
		expect(marksOf(rows).map(({ label }) => label !== null)).toEqual([true, false]);
	});
});
