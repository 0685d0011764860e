import { createContext } from 'svelte';
import type { LessonWords } from './lesson-words.ts';

type Values = Record<string, string | number>;
/** Says a sentence of the lesson, with values filled in. */
export type Say = (word: keyof LessonWords, values?: Values) => string;

const [getSay, setSay] = createContext<Say>();

export const useSay = getSay;

/** Gives the words to everything below, as a function so that another language arrives too. */
export function giveWords(words: () => LessonWords): void {
	setSay((word, values) => fill(words()[word], values));
}

/** Fills the places between braces; what is filled in is never read as a place again. */
export function fill(sentence: string, values: Values = {}): string {
	return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
