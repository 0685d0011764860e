import { diff3Merge } from 'node-diff3';
import { normalise } from '../parse/source.ts';
import { stretchesOf } from './stretches.ts';

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

/** What laying together may cost: comparisons of lines, which take about 20 ms. */
const MOST_WORK = 50_000_000;

/**
 * Lays two texts together. `base` is what both began with; what only one of them changed is taken as it is. Where too many
 * equal lines would have to be compared, all of that stretch counts as changed by both, so that both are shown.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
	const texts = { base: linesOf(base), mine: linesOf(mine), theirs: linesOf(theirs) };
	const parts: Part[] = [];
	let above = '';
	let work = 0;
	for (const stretch of stretchesOf(texts)) {
		const regions = 'same' in stretch ? [stretch] : regionsOf(stretch);
		for (const region of regions) {
			parts.push('same' in region ? region : { above, ...region });
			if ('same' in region) above = region.same.findLast(isTold) ?? above;
		}
	}
	return { parts, clashes: parts.filter((part) => 'mine' in part) };

	function regionsOf(one: Changed): Region[] {
		const { base: before, mine: own, theirs: other } = one;
		if (isSame(own, other) || isSame(other, before)) return [{ same: own }];
		if (isSame(own, before)) return [{ same: other }];
		work += workOf(before, own) + workOf(before, other);
		return work > MOST_WORK ? [{ mine: own, theirs: other }] : laidTogether(one);
	}
}

type Changed = { base: string[]; mine: string[]; theirs: string[] };
type Region = { same: string[] } | { mine: string[]; theirs: string[] };

function laidTogether({ base, mine, theirs }: Changed): Region[] {
	// Numbers: lines are looked up as the names of properties, and `constructor` is one of every object.
	const lines = [...new Set([...base, ...mine, ...theirs])];
	const numbers = new Map(lines.map((line, at) => [line, at]));
	const numbered = (all: string[]) => all.map((line) => numbers.get(line) ?? 0);
	const written = (all: number[]) => all.map((number) => lines[number] ?? '');
	return diff3Merge(numbered(mine), numbered(base), numbered(theirs), {
		excludeFalseConflicts: true
	}).flatMap(({ ok, conflict }): Region[] => {
		if (ok) return [{ same: written(ok) }];
		return conflict ? [{ mine: written(conflict.a), theirs: written(conflict.b) }] : [];
	});
}

/** At most how often comparing two texts looks at a line: for each pair of equal ones, all that was found before. */
function workOf(one: string[], other: string[]): number {
	const counts = new Map<string, number>();
	for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
	const pairs = other.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
	return pairs * Math.min(one.length, other.length);
}

const isSame = (one: string[], other: string[]) =>
	one.length === other.length && one.every((line, at) => line === other[at]);

const isTold = (line: string) => /[\p{L}\p{N}]/u.test(line);

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
