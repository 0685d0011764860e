/** From what likeness two wordings count as the same answer. */
export const sameAnswer = 0.6;

/** How alike two texts are, from 0 to 1: one minus the edit distance over the longer length. Case does not count. */
export function likeness(a: string, b: string): number {
	const one = plain(a);
	const other = plain(b);
	const longest = Math.max(one.length, other.length);
	return longest === 0 ? 1 : 1 - distance(one, other) / longest;
}

/** Letters only, in one case, so that a full stop or a capital never makes an answer new. */
export function plain(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

function distance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			current.push(
				Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost)
			);
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
