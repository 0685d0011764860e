import type { Place } from '../../parse/source.ts';
import type { ProseRun } from '../../types.ts';

/** A sentence with its words, and its place in the file. */
export interface Sentence extends Place {
	words: string[];
}

/** Short forms whose full stop does not end a sentence. */
const short =
	/(?:^|[\s(])(?:bijv|bv|d\.w\.z|e\.a|e\.d|enz|etc|evt|i\.p\.v|nr|o\.a|t\/m|z\.o\.z|dr|mr|mw|dhr|[A-Z])$/;

/** The sentences of running text as written; markup does not count as words. */
export function sentencesOf(run: ProseRun): Sentence[] {
	const sentences: Sentence[] = [];
	// Descriptions of images are no running text; blanks keep places right.
	const text = run.raw.replace(/!\[[^\]]*\]\([^)]*\)/g, (image) => image.replace(/[^\n]/g, ' '));
	let from = 0;
	for (const match of text.matchAll(/[.!?…]+["'”’»)*_]*(?=\s|$)|$/g)) {
		const to = match.index + match[0].length;
		if (match[0] === '.' && short.test(text.slice(from, match.index))) continue;
		const raw = text.slice(from, to);
		const words = wordsIn(raw);
		if (words.length > 0) {
			const lead = raw.length - raw.trimStart().length;
			const start = placeIn(run, from + lead);
			const end = placeIn(run, to);
			sentences.push({
				words,
				...start,
				endLine: end.line,
				endColumn: end.column
			});
		}
		from = to;
	}
	return sentences;
}

function placeIn(run: ProseRun, offset: number): { line: number; column: number } {
	const before = run.raw.slice(0, offset);
	const lines = before.split('\n').length - 1;
	const last = before.length - before.lastIndexOf('\n') - 1;
	return lines === 0
		? { line: run.line, column: run.column + offset }
		: { line: run.line + lines, column: last + 1 };
}

/** Words of running text as written: addresses, settings and other answers of a gap are no words. */
export function wordsIn(raw: string): string[] {
	const text = raw
		.replace(/:(?:gat|gap)\[([^\]|]*)[^\]]*\]/gi, '$1')
		.replace(/\]\([^)]*\)/g, ' ')
		.replace(/\bhttps?:\/\/\S+/g, '')
		.replace(/^[>\s]*(?:Hint|Goed|Fout|Uitleg|Voorbeeld|Begin):/gim, '');
	return text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
}
