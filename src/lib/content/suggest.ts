/** Edit distance in which swapping two neighbours counts once (optimal string alignment). */
export function editDistance(a: string, b: string): number {
	let before: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(
				(previous[j] ?? 0) + 1,
				(current[j - 1] ?? 0) + 1,
				(previous[j - 1] ?? 0) + (same ? 0 : 1)
			);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			}
			current.push(cost);
		}
		before = previous;
		previous = current;
	}
	return previous[b.length] ?? 0;
}

/**
 * The nearest name to a typing error, or undefined when nothing is near: at most one change per three letters, and at
 * least one. Of equally near names the first wins.
 */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
	const wanted = written.toLowerCase().slice(0, 60);
	let best: string | undefined;
	let bestDistance = Infinity;
	for (const name of names) {
		const limit = Math.max(1, Math.floor(Math.max(name.length, wanted.length) / 3));
		if (Math.abs(name.length - wanted.length) > limit) continue;
		const distance = editDistance(wanted, name.toLowerCase());
		if (distance <= limit && distance < bestDistance) {
			best = name;
			bestDistance = distance;
		}
	}
	return best;
}
