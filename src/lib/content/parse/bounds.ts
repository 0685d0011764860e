import type { Source } from './source.ts';

/**
 * Sizes and depths that are checked before parsing, because parsing is more than linear in them. Measured: within these
 * bounds the worst text found takes about a second; a list item of 50,000 lines would take four minutes.
 */
export const bounds = {
	characters: 100_000,
	indent: 40,
	quotes: 6,
	/** List markers before the first word of one line. */
	listMarkers: 6,
	blocks: 4,
	lines: 3_000,
	/** Lines without an empty one between them. */
	joinedLines: 400,
	/** Quote and list markers on the whole page. */
	markers: 3_000,
	/** Brackets, stars, backticks and the like in lines without an empty one between them. */
	marks: 2_000,
	exercises: 60,
	options: 20,
	/** Steps of one scenario. */
	steps: 60
};

/** Reports what is too long, too deep or too heavy; false when the text must not be parsed. */
export function checkBounds(source: Source): boolean {
	if (source.text.length > bounds.characters) {
		source.report('te-lang', source.line(1));
		return false;
	}
	if (source.lineStarts.length > bounds.lines) {
		source.report('te-zwaar', source.line(bounds.lines));
		return false;
	}
	let markers = 0;
	let marks = 0;
	let joined = 0;
	for (let number = 1; number <= source.lineStarts.length; number++) {
		const span = source.line(number);
		const line = source.slice(span);
		const depth = depthOf(line);
		if (
			depth.indent > bounds.indent ||
			depth.quotes > bounds.quotes ||
			depth.lists > bounds.listMarkers
		) {
			source.report('te-diep', span);
			return false;
		}
		if (line.trim() === '') marks = joined = 0;
		markers += depth.quotes + depth.lists;
		marks += line.match(/[[\]!*_`<&~:|{}(\\]/g)?.length ?? 0;
		joined++;
		if (markers > bounds.markers || marks > bounds.marks || joined > bounds.joinedLines) {
			source.report('te-zwaar', span);
			return false;
		}
	}
	return true;
}

/** What stands before the first word of a line: blank space, quote markers, list markers. */
function depthOf(line: string): { indent: number; quotes: number; lists: number } {
	const prefix = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
	return {
		indent: prefix.replace(/[^ \t]/g, '').replace(/\t/g, '    ').length,
		quotes: prefix.split('>').length - 1,
		lists: prefix.match(/[-*+]|\d+/g)?.length ?? 0
	};
}
