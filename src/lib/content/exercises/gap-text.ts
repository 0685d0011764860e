import { editDistance } from '../suggest.ts';

/**
 * A gap's answer with everything taken off that does not count: capitals, spaces, accents, quotation marks, closing
 * punctuation.
 */
export function normaliseGap(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/["'“”„‟‘’‚‛`´«»‹›]/g, '')
		.replace(/\s+/g, '')
		.replace(/[.,;:!?…]+$/, '');
}

/** Answers compared letter by letter (`precies`): only surrounding and repeated spaces do not count. */
export function exactGap(text: string): string {
	return text.normalize('NFC').replace(/[’‘‛]/g, "'").replace(/\s+/g, ' ').trim();
}

/**
 * The alternative an answer fits, and whether a typing error was overlooked: one wrong, missing, extra or swapped letter
 * in a word of six letters or more. Undefined when it fits none.
 */
export function fitGap(
	answer: string,
	alternatives: string[],
	exact: boolean
): { alternative: string; typo: boolean } | undefined {
	if (exact) {
		const given = exactGap(answer);
		const alternative = alternatives.find((each) => exactGap(each) === given);
		return alternative === undefined ? undefined : { alternative, typo: false };
	}
	const given = normaliseGap(answer);
	if (given === '') return undefined;
	const alternative = alternatives.find((each) => normaliseGap(each) === given);
	if (alternative !== undefined) return { alternative, typo: false };
	const near = alternatives.find((each) => isOneLetterOff(answer, each));
	return near === undefined ? undefined : { alternative: near, typo: true };
}

function isOneLetterOff(answer: string, wanted: string): boolean {
	const words = wanted.trim().split(/\s+/).map(normaliseGap);
	const given = answer.trim().split(/\s+/).map(normaliseGap);
	if (words.length !== given.length) return false;
	const wrong = words.filter((word, i) => word !== given[i]);
	const word = wrong[0] ?? '';
	const at = words.indexOf(word);
	const written = given[at] ?? '';
	// A figure is never a typing error, and `geen` for `een` is another word.
	if (wrong.length !== 1 || word.length < 6 || /\d/.test(word + written)) return false;
	return editDistance(word, written) === 1;
}
