import type { Inline } from '#lib/content/types.ts';

/** A piece of a letter: words, or a line to write on, with what belongs there. */
export type Part = { words: Inline[] } | { blank: string };

const place = /\[([^[\]]{1,40})\]/g;

/** Cuts the words of a letter at its places to fill in; that of the organisation is filled in. */
export function partsOf(c: Inline[], organisation: string): Part[] {
	return c.flatMap((inline): Part[] => {
		if (typeof inline !== 'string') return [{ words: [inline] }];
		const known = inline.replaceAll('[organisatie]', organisation);
		const parts: Part[] = [];
		let from = 0;
		for (const match of known.matchAll(place)) {
			if (match.index > from) parts.push({ words: [known.slice(from, match.index)] });
			parts.push({ blank: match[1] ?? '' });
			from = match.index + match[0].length;
		}
		if (from < known.length) parts.push({ words: [known.slice(from)] });
		return parts;
	});
}
