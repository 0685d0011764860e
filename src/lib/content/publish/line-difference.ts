/** A stretch of lines that became other lines; one of the two may be empty. */
export interface Hunk {
	was: string[];
	is: string[];
}

/** Above this many lines on a side the whole is shown as one hunk: nobody reads such a difference line by line. */
const most = 400;

/** What became of lines, in order; what stayed is left out. Longest common subsequence, so the fewest lines are shown. */
export function lineDifference(was: readonly string[], is: readonly string[]): Hunk[] {
	let start = 0;
	while (start < was.length && start < is.length && was[start] === is[start]) start++;
	let end = 0;
	while (
		end < was.length - start &&
		end < is.length - start &&
		was[was.length - 1 - end] === is[is.length - 1 - end]
	) {
		end++;
	}
	const before = was.slice(start, was.length - end);
	const after = is.slice(start, is.length - end);
	if (before.length === 0 && after.length === 0) return [];
	if (before.length > most || after.length > most) return [{ was: before, is: after }];
	return hunksOf(before, after);
}

function hunksOf(before: string[], after: string[]): Hunk[] {
	const length = common(before, after);
	const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
	const hunks: Hunk[] = [];
	let open: Hunk | null = null;
	for (let i = 0, j = 0; i < before.length || j < after.length;) {
		const [old, now] = [before[i], after[j]];
		if (old !== undefined && old === now) {
			open = null;
			i++;
			j++;
			continue;
		}
		if (!open) hunks.push((open = { was: [], is: [] }));
		if (now === undefined || (old !== undefined && at(i + 1, j) >= at(i, j + 1))) {
			open.was.push(old ?? '');
			i++;
		} else {
			open.is.push(now);
			j++;
		}
	}
	return hunks;
}

/** Length of the longest common subsequence of what is left from (i, j) on. */
function common(before: string[], after: string[]): number[][] {
	const length = Array.from({ length: before.length + 1 }, () =>
		new Array<number>(after.length + 1).fill(0)
	);
	for (let i = before.length - 1; i >= 0; i--) {
		const row = length[i] ?? [];
		const below = length[i + 1] ?? [];
		for (let j = after.length - 1; j >= 0; j--) {
			row[j] =
				before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
		}
	}
	return length;
}
