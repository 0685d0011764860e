import { diff3Merge } from 'node-diff3';
import { normalise } from '../parse/source.ts';

/** Where two authors changed the same lines since the text that both began with. */
export interface Clash {
	/** The line above it that both have, to find the place by. */
	above: string;
	mine: string[];
	theirs: string[];
}

type Part = { same: string[] } | Clash;

/** Two texts with the same beginning, laid together line by line. */
export interface Merge {
	parts: Part[];
	/** Empty when the two kept out of each other's way. */
	clashes: Clash[];
}

export type MergeChoice = 'mine' | 'theirs' | 'both';

/** Lays two texts together. `base` is what both began with; what only one of them changed is taken as it is. */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
	const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), {
		excludeFalseConflicts: true
	});
	const parts: Part[] = [];
	let above = '';
	for (const { ok, conflict } of regions) {
		if (ok) parts.push({ same: ok });
		else if (conflict) parts.push({ above, mine: conflict.a, theirs: conflict.b });
		above = ok?.findLast((line) => /[\p{L}\p{N}]/u.test(line)) ?? above;
	}
	return { parts, clashes: parts.filter((part) => 'mine' in part) };
}

/** The whole text, with one choice for every clash. */
export function mergedText({ parts }: Merge, choice: MergeChoice): string {
	const chosen = (part: Part): string[] => {
		if ('same' in part) return part.same;
		if (choice === 'both') return [...part.mine, ...part.theirs];
		return part[choice];
	};
	return parts.flatMap(chosen).join('\n');
}

const linesOf = (text: string): string[] => normalise(text).split('\n');
