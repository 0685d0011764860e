import type { ShownPace } from './pace-view.ts';
import { FEW, round, scaleOf, SOME, within } from './scale.ts';

/** Positions of pace against accuracy. Pure. Axes are fixed, so that two groups can be compared. */

export const PLOT = { width: 560, height: 440, left: 50, right: 12, top: 14, bottom: 48 } as const;
const PACE = { from: 58, to: 190 };
const SHARE = { from: 28, to: 104 };
export const PACE_TICKS = [70, 85, 100, 120, 145, 175];
export const SHARE_TICKS = [40, 60, 80, 100];

const xOfLog = scaleOf(Math.log(PACE.from), Math.log(PACE.to), PLOT.left, PLOT.width - PLOT.right);
const yOfShare = scaleOf(SHARE.from, SHARE.to, PLOT.height - PLOT.bottom, PLOT.top);

/** On a log scale: twice as fast is as far from usual as half as fast. */
export function xOf(pace: number): number {
	return xOfLog(Math.log(within(pace, PACE.from, PACE.to)));
}

export function yOf(share: number): number {
	return yOfShare(within(share, SHARE.from, SHARE.to));
}

/**
 * Both intervals are 80% each. What holds both values at once with 80% is wider: the radius of a two-dimensional normal
 * is √(χ²₂(0.8)) = 1.794 standard errors where one interval takes 1.2816.
 */
const BOTH = 1.794 / 1.2816;

/** Units of the drawing per log of pace, and per percent right. */
const PER_LOG = (PLOT.width - PLOT.right - PLOT.left) / Math.log(PACE.to / PACE.from);
const PER_SHARE = (PLOT.height - PLOT.bottom - PLOT.top) / (SHARE.to - SHARE.from);

export type Mark = {
	pace: ShownPace;
	x: number;
	y: number;
	ellipse: { cx: number; cy: number; rx: number; ry: number };
	/** Asks something of the worker because of pace or accuracy; silence and dates are in other readings. */
	named: boolean;
	/** Fewer than eight exercises: provisional. */
	quiet: boolean;
	label: { x: number; y: number; end: boolean } | null;
};

/** Marks of who has made enough; a name stands where it fits. */
export function marksOf(rows: readonly ShownPace[]): Mark[] {
	const marks = rows.flatMap((pace) => markOf(pace) ?? []);
	const taken: Box[] = marks.map(({ x, y }) => ({ x0: x - 5, x1: x + 5, y0: y - 5, y1: y + 5 }));
	return marks.map((mark) => {
		if (!mark.named) return mark;
		const label = labelOf(mark, taken);
		return { ...mark, label };
	});
}

/** From here ellipses cover each other: only those are drawn that have a name beside them. */
const CROWD = 40;

export function isCrowded(marks: readonly Mark[]): boolean {
	return marks.length > CROWD;
}

/** Who has made too little for a mark. */
export function tooFew(rows: readonly ShownPace[]): ShownPace[] {
	return rows.filter(({ n, index, share }) => n < FEW || !index || !share);
}

function markOf(pace: ShownPace): Mark | null {
	const { index, share, n } = pace;
	if (n < FEW || !index || !share) return null;
	const [mid, low, high] = index.map((value) => Math.log(Math.max(1, value))) as [
		number,
		number,
		number
	];
	const centre = (low + high) / 2;
	const half = ((high - low) / 2) * BOTH;
	const [accuracy, from, to] = share;
	return {
		pace,
		x: xOf(Math.exp(mid)),
		y: yOf(accuracy),
		ellipse: {
			cx: xOfLog(centre),
			cy: yOfShare((from + to) / 2),
			rx: Math.max(2, round(half * PER_LOG)),
			ry: Math.max(2, round(((to - from) / 2) * BOTH * PER_SHARE))
		},
		named: isNamed(pace),
		quiet: n < SOME,
		label: null
	};
}

function isNamed({ open, state, suggestion }: ShownPace): boolean {
	return open && (['loopt_vast', 'haast'].includes(state) || suggestion === 'verdieping');
}

type Box = { x0: number; x1: number; y0: number; y1: number };

/** Right of the dot, else left, else a line higher or lower; the first place where nothing stands yet. */
function labelOf({ x, y, pace }: Mark, taken: Box[]): Mark['label'] {
	const width = 7.6 * pace.name.length + 6;
	for (const dy of [4, -8, 16, -20, 28]) {
		for (const end of [false, true]) {
			const x0 = end ? x - 9 - width : x + 9;
			const box = { x0, x1: x0 + width, y0: y + dy - 11, y1: y + dy + 3 };
			const inside = box.x0 >= PLOT.left && box.x1 <= PLOT.width && box.y0 >= 0;
			if (!inside || taken.some((one) => overlap(one, box))) continue;
			taken.push(box);
			return { x: round(end ? x - 9 : x + 9), y: round(y + dy), end };
		}
	}
	return null;
}

function overlap(a: Box, b: Box): boolean {
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
