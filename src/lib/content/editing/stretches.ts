/** A part of three texts: lines that all have there, or what each has in their place. */
export type Stretch = { same: string[] } | Record<Side, string[]>;

type Side = 'base' | 'mine' | 'theirs';
type Texts = Record<Side, string[]>;
/** Where a line is that each of the texts has once. */
type Anchor = Record<Side, number>;

/**
 * Cuts three texts into what they have in common at their beginning and end, and at every line that each of them has once,
 * in the same order. What is left between is short, also in a long text, and is what takes time to lay together.
 */
export function stretchesOf({ base, mine, theirs }: Texts): Stretch[] {
	const shortest = Math.min(base.length, mine.length, theirs.length);
	let start = 0;
	while (start < shortest && base[start] === mine[start] && base[start] === theirs[start]) start++;
	const fromEnd = (lines: string[], back: number) => lines[lines.length - 1 - back];
	let end = 0;
	while (
		end < shortest - start &&
		fromEnd(base, end) === fromEnd(mine, end) &&
		fromEnd(base, end) === fromEnd(theirs, end)
	) {
		end++;
	}
	const inside = (lines: string[]) => lines.slice(start, lines.length - end);
	return [
		{ same: base.slice(0, start) },
		...cutAtAnchors({ base: inside(base), mine: inside(mine), theirs: inside(theirs) }),
		{ same: base.slice(base.length - end) }
	].filter((one) => !('same' in one) || one.same.length > 0);
}

function cutAtAnchors({ base, mine, theirs }: Texts): Stretch[] {
	const [inMine, inTheirs] = [onceIn(mine), onceIn(theirs)];
	const common: Anchor[] = [...onceIn(base)].flatMap(([line, at]) => {
		const [own, other] = [inMine.get(line), inTheirs.get(line)];
		return own === undefined || other === undefined ? [] : [{ base: at, mine: own, theirs: other }];
	});
	common.sort((one, other) => one.base - other.base);
	const anchors = longestRising(longestRising(common, 'mine'), 'theirs');
	const stretches: Stretch[] = [];
	let from: Anchor = { base: 0, mine: 0, theirs: 0 };
	const until = (to: Anchor) => {
		const between = {
			base: base.slice(from.base, to.base),
			mine: mine.slice(from.mine, to.mine),
			theirs: theirs.slice(from.theirs, to.theirs)
		};
		if (Object.values(between).some(({ length }) => length > 0)) stretches.push(between);
	};
	for (const anchor of anchors) {
		until(anchor);
		stretches.push({ same: base.slice(anchor.base, anchor.base + 1) });
		from = { base: anchor.base + 1, mine: anchor.mine + 1, theirs: anchor.theirs + 1 };
	}
	until({ base: base.length, mine: mine.length, theirs: theirs.length });
	return stretches;
}

/** The place of each line that is there once. */
function onceIn(lines: string[]): Map<string, number> {
	const places = new Map<string, number>();
	const twice = new Set<string>();
	for (const [at, line] of lines.entries()) {
		if (places.has(line)) twice.add(line);
		places.set(line, at);
	}
	for (const line of twice) places.delete(line);
	return places;
}

type Link = { anchor: Anchor; before: Link | undefined };

/** Most of the anchors that come one after the other on that side too: a line that was moved is left out. */
function longestRising(anchors: Anchor[], side: Side): Anchor[] {
	/** By length, the row of that length which ends first. */
	const rows: Link[] = [];
	for (const anchor of anchors) {
		let [low, high] = [0, rows.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((rows[middle]?.anchor[side] ?? 0) < anchor[side]) low = middle + 1;
			else high = middle;
		}
		rows[low] = { anchor, before: rows[low - 1] };
	}
	const longest: Anchor[] = [];
	for (let link = rows.at(-1); link; link = link.before) longest.push(link.anchor);
	return longest.reverse();
}
