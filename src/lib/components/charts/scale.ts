/** A position on a drawing, to a tenth of a unit: more would only make the page heavier. */
export function scaleOf(
	from: number,
	to: number,
	start: number,
	end: number
): (value: number) => number {
	return (value) => round(start + ((value - from) / (to - from)) * (end - start));
}

export function round(value: number): number {
	return Math.round(value * 10) / 10;
}

export function within(value: number, from: number, to: number): number {
	return Math.min(to, Math.max(from, value));
}

/** Accuracy is drawn from 30 to 100 percent and pace from 60 to 170, so that two groups can be compared. */
export const SHARE_AXIS = { from: 30, to: 100, mark: 60 } as const;
export const INDEX_AXIS = { from: 60, to: 170, mark: 100 } as const;

/** Exercises from which there is a mark, and from which it is no longer provisional. */
export const FEW = 5;
export const SOME = 8;

const SPARK = { width: 120, height: 26, base: 23, top: 2, most: 7 } as const;

/** Bars of a line of days as one path; a day without work has none. */
export function barsOf(days: readonly number[]): string {
	const step = SPARK.width / days.length;
	const y = scaleOf(0, SPARK.most, SPARK.base, SPARK.top);
	return days
		.map((count, i) => {
			if (count <= 0) return '';
			const height = round(SPARK.base - y(within(count, 0, SPARK.most)));
			return `M${round(i * step + 0.6)} ${SPARK.base}v-${height}h${round(step - 1.2)}v${height}z`;
		})
		.join('');
}
