/** Keeps a value within two borders. */
export function clamp(value: number, low: number, high: number): number {
	return Math.min(high, Math.max(low, value));
}

/** Middle value; the mean of the middle two when even; NaN without values. */
export function median(values: readonly number[]): number {
	if (values.length === 0) return NaN;
	const sorted = Float64Array.from(values).sort();
	const half = sorted.length >> 1;
	const upper = sorted[half] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** Spread by the median absolute deviation, scaled to a standard deviation of a normal. */
export function robustSpread(values: readonly number[]): number {
	const centre = median(values);
	return 1.4826 * median(values.map((value) => Math.abs(value - centre)));
}

export function logistic(x: number): number {
	return 1 / (1 + Math.exp(-x));
}
