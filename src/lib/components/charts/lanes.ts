import { round, scaleOf } from './scale.ts';
import type { ShownLane, ShownLanes, ShownOnDay } from './readings-view.ts';

/** Positions of a chart with a lane per participant on one calendar. Pure; days become numbers from the first. */

export type Frame = {
	width: number;
	height: number;
	left: number;
	right: number;
	top: number;
	row: number;
	x: (day: number) => number;
	dayAt: (day: string) => number;
};

const WIDTH = 1080;
const RIGHT = 168;
/** One lane stands in a column, under a heading that says whose it is and how far. */
const SINGLE = { width: 640, left: 8, right: 24, row: 120 };
const TOP = 40;
const FOOT = 26;
const DAY_MS = 86_400_000;

/** @param names decide how much room there is before the lanes */
export function frameOf(
	{ from, to }: Pick<ShownLanes, 'from' | 'to'>,
	names: readonly string[],
	{ single = false }: { single?: boolean } = {}
): Frame {
	const { width, left, right, row } = single
		? SINGLE
		: { width: WIDTH, left: roomFor(names), right: RIGHT, row: 46 };
	const dayAt = (day: string): number => Math.round((Date.parse(day) - Date.parse(from)) / DAY_MS);
	const days = Math.max(1, dayAt(to) + 1);
	return {
		...{
			width,
			height: TOP + Math.max(1, names.length) * row + FOOT,
			left,
			right,
			top: TOP
		},
		...{ row, dayAt, x: scaleOf(0, days, left, width - right) }
	};
}

/** Width that the longest of these names takes, within limits. */
export function roomFor(names: readonly string[]): number {
	const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
	return Math.min(220, Math.max(72, 16 + Math.round(7.4 * longest)));
}

/** As much of a name as fits; the whole name is in the title. */
export function fitted(name: string, room: number): string {
	const most = Math.floor((room - 14) / 7.4);
	return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}

type Point = readonly [x: number, y: number];

/** A day of work is drawn in the middle of the day. */
const NOON = 0.5;

export type DrawnLane = {
	own: string;
	expected: string;
	ahead: string;
	behind: string;
	/** Where the last exercise was made; null when none was. */
	last: Point | null;
	base: number;
};

/** The paths of one lane. */
export function drawLane(
	lane: Pick<ShownLane, 'start' | 'made' | 'expected'>,
	{ total, today, at }: { total: number; today: string; at: number },
	frame: Frame
): DrawnLane {
	const { dayAt, x, top, row } = frame;
	const base = top + (at + 1) * row - 7;
	const y = (items: number): number => round(base - (total > 0 ? items / total : 0) * (row - 12));
	const start = Math.max(0, dayAt(lane.start));
	const end = Math.max(start, dayAt(today) + NOON);
	const made = lane.made.map(({ day, items }): [number, number] => [
		Math.max(0, dayAt(day) + NOON),
		items
	]);
	const first = Math.min(start, made[0]?.[0] ?? start);
	const expected = lane.expected.map(({ day, items }): [number, number] => [dayAt(day), items]);

	const steps = made.map(([day, items]) => `H${x(Math.min(day, end))}V${y(items)}`).join('');
	const runs = runsBetween(made, expected, first, end);
	const last = made.at(-1);
	return {
		own: `M${x(first)} ${base}${steps}H${x(end)}`,
		expected:
			expected.length === 0 ? '' : `M${expected.map(([d, n]) => `${x(d)} ${y(n)}`).join('L')}`,
		ahead: areaOf(runs.filter(({ sign }) => sign > 0)),
		behind: areaOf(runs.filter(({ sign }) => sign < 0)),
		last: last ? [x(Math.min(last[0], end)), y(last[1])] : null,
		base
	};

	function areaOf(list: readonly Run[]): string {
		const point = ([day, items]: Point): string => `${x(day)} ${y(items)}`;
		return list
			.map(({ own, line }) => `M${[...own, ...line.toReversed()].map(point).join('L')}Z`)
			.join('');
	}
}

/**
 * The band in which somebody is probably done. What goes on after the drawing, or after the last day that was looked at,
 * stays open, and a middle that lies there is not drawn.
 */
export function finishBand(
	{ p10, p50, p90, horizon }: NonNullable<ShownLane['finish']>,
	to: string,
	{ x, dayAt, width: all, right }: Frame
): { x: number; width: number; mid: number | null; open: boolean } {
	const end = all - right;
	const low = Math.min(x(dayAt(p10)), end - 16);
	const high = Math.min(end, x(dayAt(p90) + 1));
	return {
		x: round(low),
		width: Math.max(4, round(high - low)),
		mid: p50 === horizon || p50 > to ? null : x(dayAt(p50) + NOON),
		open: p90 === horizon || p90 > to
	};
}

type Run = { sign: number; own: Point[]; line: Point[] };

/** Stretches on which somebody is before or behind the expected line, with both edges. */
function runsBetween(
	made: readonly Point[],
	expected: readonly Point[],
	from: number,
	to: number
): Run[] {
	if (expected.length === 0) return [];
	const inside = (day: number): boolean => day > from && day < to;
	const cuts = [...made, ...expected].map(([day]) => day).filter(inside);
	const days = [...new Set([from, ...cuts, to])].sort((a, b) => a - b);
	const runs: Run[] = [];
	for (const [i, a] of days.slice(0, -1).entries()) {
		const b = days[i + 1] ?? to;
		const own = made.findLast(([day]) => day <= a)?.[1] ?? 0;
		const [low, high] = [lineAt(expected, a), lineAt(expected, b)];
		const [before, after] = [own - low, own - high];
		if (before * after < 0) {
			const cross = a + ((b - a) * before) / (before - after);
			add(a, cross, own, low, own);
			add(cross, b, own, own, high);
		} else add(a, b, own, low, high);
	}
	return runs;

	function add(a: number, b: number, own: number, low: number, high: number): void {
		const sign = Math.sign(2 * own - low - high);
		if (sign === 0) return;
		const run = runs.at(-1);
		const joins = run?.sign === sign && run.own.at(-1)?.[0] === a;
		const into = joins && run ? run : { sign, own: [], line: [] };
		if (into !== run) runs.push(into);
		into.own.push([a, own], [b, own]);
		into.line.push([a, low], [b, high]);
	}
}

function lineAt(line: readonly Point[], day: number): number {
	const next = line.findIndex(([at]) => at >= day);
	if (next === -1) return line.at(-1)?.[1] ?? 0;
	const [to, high] = line[next] ?? [0, 0];
	const before = line[next - 1];
	if (!before) return high;
	const [from, low] = before;
	return low + ((high - low) * (day - from)) / (to - from);
}

/** How many are expected before a day begins; null without an end date. */
export function expectedOn(expected: readonly ShownOnDay[], day: string): number | null {
	if (expected.length === 0) return null;
	const points = expected.map((one): Point => [Date.parse(one.day) / DAY_MS, one.items]);
	const at = Date.parse(day) / DAY_MS;
	return at < (points[0]?.[0] ?? at) ? 0 : lineAt(points, at);
}

/** Days with a label under the chart: a week apart, or as many weeks as leave room. */
export function ticksOf({ from, to }: Pick<ShownLanes, 'from' | 'to'>, most = 9): string[] {
	const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
	const step = 7 * Math.max(1, Math.ceil(days / 7 / most));
	const count = Math.floor(days / step) + 1;
	return Array.from({ length: count }, (_, i) =>
		new Date(Date.parse(from) + i * step * DAY_MS).toISOString().slice(0, 10)
	);
}
