/** Ranks from 1; ties get their mean. */
export function ranksOf(values: readonly number[]): number[] {
	const order = values.map((_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
	const ranks: number[] = new Array<number>(values.length).fill(0);
	for (let from = 0; from < order.length;) {
		let to = from + 1;
		while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
		for (let k = from; k < to; k++) ranks[order[k] ?? 0] = (from + 1 + to) / 2;
		from = to;
	}
	return ranks;
}

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Rank correlation. */
export function spearman(a: readonly number[], b: readonly number[]): number {
	const [x, y] = [ranksOf(a), ranksOf(b)];
	const [mx, my] = [mean(x), mean(y)];
	let [xy, xx, yy] = [0, 0, 0];
	for (const [i, value] of x.entries()) {
		const [dx, dy] = [value - mx, (y[i] ?? 0) - my];
		xy += dx * dy;
		xx += dx * dx;
		yy += dy * dy;
	}
	return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Probability that a positive scores above a negative; NaN when there are none of one kind. */
export function auc(scores: readonly number[], truth: readonly boolean[]): number {
	const ranks = ranksOf(scores);
	const positives = truth.filter(Boolean).length;
	const negatives = truth.length - positives;
	const sum = ranks.reduce((total, rank, i) => total + (truth[i] ? rank : 0), 0);
	return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

export type Counts = { hit: number; said: number; real: number };

/** Said and true, said, true: to be added up over runs. */
export function countsOf(said: readonly boolean[], truth: readonly boolean[]): Counts {
	return {
		hit: said.filter((one, i) => one && truth[i]).length,
		said: said.filter(Boolean).length,
		real: truth.filter(Boolean).length
	};
}

export const precision = ({ hit, said }: Counts): number => (said === 0 ? 0 : hit / said);
export const recall = ({ hit, real }: Counts): number => (real === 0 ? 0 : hit / real);
export const f1 = ({ hit, said, real }: Counts): number =>
	said + real === 0 ? 1 : (2 * hit) / (said + real);

/** Score of an interval that should hold 80%: its width, and ten times how far the truth is out (Gneiting & Raftery, 2007). */
export function intervalScore(lo: number, hi: number, truth: number): number {
	return hi - lo + 10 * (Math.max(0, lo - truth) + Math.max(0, truth - hi));
}

export function medianOf(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const half = sorted.length >> 1;
	const upper = sorted[half] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}
