import type { Inline, Text } from '#lib/content/types.ts';

/** The words of short prose without its paragraphs, for places where only running text may stand. */
export function runningText(texts: Text[]): Inline[] {
	const parts = texts.flatMap((text): Inline[][] => {
		switch (text.t) {
			case 'p':
			case 'heading':
				return [text.c];
			case 'list':
				return text.items.map(runningText);
			case 'quote':
				return [runningText(text.c)];
			case 'code':
				return [[text.v]];
			case 'table':
				return [...text.rows.flat()];
			case 'rule':
				return [];
		}
	});
	return parts.flatMap((part, at): Inline[] => (at === 0 ? part : [' ', ...part]));
}

/** A word with a meaning, and the punctuation marks that may not be parted from it. */
export type GluedTerm = { t: 'glued'; term: Term; before: string; after: string };
type Term = Extract<Inline, { t: 'term' }>;

/**
 * Running text in which every word with a meaning has its punctuation with it. Such a word is a button, and a browser
 * breaks a line on either side of a button, whatever stands there.
 */
export function glueTerms(parts: Inline[]): (Inline | GluedTerm)[] {
	const isTerm = (part: Inline | undefined): part is Term =>
		typeof part === 'object' && part.t === 'term';
	const opening = (part: Inline | undefined) =>
		typeof part === 'string' ? (/[([“"‘„«]+$/.exec(part)?.[0] ?? '') : '';
	const closing = (part: Inline | undefined) =>
		typeof part === 'string' ? (/^[)\]”"’»….,;:!?]+/.exec(part)?.[0] ?? '') : '';
	return parts.map((part, at) => {
		const [previous, next] = [parts[at - 1], parts[at + 1]];
		if (isTerm(part)) {
			const [before, after] = [opening(previous), closing(next)];
			return before || after ? { t: 'glued', term: part, before, after } : part;
		}
		if (typeof part !== 'string') return part;
		const from = isTerm(previous) ? closing(part).length : 0;
		const to = isTerm(next) ? part.length - opening(part.slice(from)).length : part.length;
		return part.slice(from, to);
	});
}

/** A paragraph that is one picture and nothing else. */
export function onlyPicture(text: Text): { file: string; alt: string } | null {
	if (text.t !== 'p') return null;
	const parts = text.c.filter((part) => typeof part !== 'string' || part.trim() !== '');
	const [first] = parts;
	return parts.length === 1 && typeof first === 'object' && first.t === 'image' ? first : null;
}

/** The sentence that names a question, and the text that stands under it. */
export function splitQuestion(question: Text[]): { legend: Inline[] | null; rest: Text[] } {
	const at = question.findIndex((text) => text.t === 'p' && !onlyPicture(text) && !hasGap(text.c));
	const found = question[at];
	if (found?.t !== 'p') return { legend: null, rest: question };
	return { legend: found.c, rest: question.filter((text) => text !== found) };
}

function hasGap(c: Inline[]): boolean {
	return c.some(
		(part) =>
			typeof part === 'object' && (part.t === 'gap' || ('c' in part ? hasGap(part.c) : false))
	);
}

/** Prose in which somebody speaks: it opens with a quotation mark. */
export function isSpoken(texts: Text[]): boolean {
	const [first] = texts;
	const [start] = first?.t === 'p' ? first.c : [];
	return typeof start === 'string' && /^[“"‘„«]/.test(start.trimStart());
}
