import type { ReadingTarget } from '../../types.ts';
import type { Sentence } from './sentences.ts';

const vowelGroup =
	/aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]/gi;

/** Syllables of a Dutch word: its vowel groups, at least one. */
export function countSyllables(word: string): number {
	return word.match(vowelGroup)?.length ?? 1;
}

/** Flesch-Douma: 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence. Higher is easier. */
export function fleschDouma(sentences: Sentence[]): number {
	const words = sentences.flatMap((sentence) => sentence.words);
	if (words.length === 0) return 100;
	const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
	return (
		206.84 - 0.77 * ((100 * syllables) / words.length) - 0.93 * (words.length / sentences.length)
	);
}

/** LIX: words per sentence plus the percentage of words longer than six letters. Lower is easier. */
export function lix(sentences: Sentence[]): number {
	const words = sentences.flatMap((sentence) => sentence.words);
	if (words.length === 0) return 0;
	const long = words.filter((word) => word.length > 6).length;
	return words.length / sentences.length + (100 * long) / words.length;
}

/** What fits a reading level. Our own starting values, until they are calibrated on texts of known level. */
export interface ReadingBand {
	/** At least. */
	douma: number;
	/** At most. */
	lix: number;
	/** Words in a sentence, at most. */
	sentence: number;
}

const easy: ReadingBand = { douma: 85, lix: 28, sentence: 12 };
const plain: ReadingBand = { douma: 75, lix: 35, sentence: 15 };
const bands: Record<ReadingTarget, ReadingBand> = {
	'groep 7': easy,
	A2: easy,
	'groep 8': plain,
	B1: plain
};

/** The band of a reading level; without one that of `B1`. */
export function bandOf(target: ReadingTarget | undefined): ReadingBand {
	return target === undefined ? plain : bands[target];
}
