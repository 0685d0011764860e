import type { Source } from './source.ts';

/** Sizes and depths that are checked before parsing, because parsing is more than linear in them. */
export const bounds = {
	characters: 100_000,
	indent: 40,
	quotes: 6,
	listMarkers: 8,
	blocks: 4,
	/** Brackets, stars, backticks and the like in one paragraph. */
	marks: 2_000,
	exercises: 60,
	options: 20
};

/** Reports what is too long, too deep or too heavy; false when the text must not be parsed. */
export function checkBounds(source: Source): boolean {
	if (source.text.length > bounds.characters) {
		source.report('te-lang', source.line(1));
		return false;
	}
	return checkDepth(source) && checkMarks(source);
}

function checkDepth(source: Source): boolean {
	for (let number = 1; number <= source.lineStarts.length; number++) {
		const line = source.slice(source.line(number));
		const prefix = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
		const blank = prefix.replace(/[^ \t]/g, '').replace(/\t/g, '    ').length;
		const quotes = prefix.split('>').length - 1;
		const lists = prefix.match(/[-*+]|\d+/g)?.length ?? 0;
		if (blank > bounds.indent || quotes > bounds.quotes || lists > bounds.listMarkers) {
			source.report('te-diep', source.line(number));
			return false;
		}
	}
	return true;
}

function checkMarks(source: Source): boolean {
	let count = 0;
	for (let number = 1; number <= source.lineStarts.length; number++) {
		const span = source.line(number);
		const line = source.slice(span);
		if (/^\s*$/.test(line)) count = 0;
		count += line.match(/[[\]!*_`<&~:|{}(\\]/g)?.length ?? 0;
		if (count > bounds.marks) {
			source.report('te-zwaar', span);
			return false;
		}
	}
	return true;
}
