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
