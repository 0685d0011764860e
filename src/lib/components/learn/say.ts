import { createContext } from 'svelte';
import type { FrameWords } from './frame-words.ts';
import type { LessonWords } from './lesson-words.ts';

type Values = Record<string, string | number>;
type SayWith<Words> = (word: keyof Words, values?: Values) => string;

/** A way to say words that the server sent. They are given as a function, so that another language arrives too. */
function words<Words extends Record<keyof Words, string>>() {
	const [get, set] = createContext<SayWith<Words>>();
	// A page about an error may have come without them.
	const give = (sent: () => Words | undefined) =>
		set((word, values) => fill(sent()?.[word] ?? '', values));
	return [get, give] as const;
}

/** Says a sentence of the lesson, with values filled in. */
export type Say = SayWith<LessonWords>;
export const [useSay, giveWords] = words<LessonWords>();
/** The words of the bars and of the error page. */
export const [useFrame, giveFrame] = words<FrameWords>();

/** Fills the places between braces; what is filled in is never read as a place again. */
export function fill(sentence: string, values: Values = {}): string {
	return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
