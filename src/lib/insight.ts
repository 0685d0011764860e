import type { Rating } from './answers.ts';
import type { ExerciseType } from './content/types.ts';

/** What an author sees of an exercise: numbers over many participants, and never a person. */

/** Fewer participants than this, and nothing is said: a number would be about somebody. */
export const LEAST = 5;

/** Why an exercise is worth rewriting, heaviest first. Shares are whole percentages. */
export type Reason =
	| { kind: 'hard'; percent: number; n: number }
	| { kind: 'drawn'; words: string; percent: number }
	| { kind: 'slow'; seconds: number; expected: number }
	| { kind: 'quick'; seconds: number; expected: number }
	| { kind: 'hints'; percent: number }
	| { kind: 'skipped'; percent: number }
	| { kind: 'easy'; percent: number; n: number };

export type Measured = {
	/** Participants who answered or passed it over. */
	n: number;
	/** Right at the first try; null where nothing is right or wrong. */
	firstTry: number | null;
	/** Median attention at the first try, in seconds; null when it was measured for too few. */
	seconds: number | null;
	/** Share that asked for a hint; null without hints. */
	hints: number | null;
	/** Share that passed it over; null where that is not possible. */
	skipped: number | null;
	/** What went wrong most at the first try. */
	mistake: { words: string; percent: number; count: number } | null;
};

export type InsightRow = {
	exerciseId: string;
	moduleId: string;
	moduleTitle: string;
	/** Counted from 1 over all levels. */
	step: number;
	pageId: string;
	type: ExerciseType;
	question: string;
	level: 'basis' | 'extra' | 'verdieping';
	/** The author's estimate, in seconds. */
	expected: number;
	/** Null: too few participants, or a sensitive module. */
	measured: Measured | null;
	n: number;
	sensitive: boolean;
	/** How much it asks to be rewritten, from 0; null when nothing is known. */
	need: number | null;
	reasons: Reason[];
};

export type ModuleRating = {
	moduleId: string;
	title: string;
	n: number;
	/** Null: too few. */
	counts: Record<Rating, number> | null;
};

export type Insight = {
	courseTitle: string;
	/** Editions to choose from, newest first. */
	editions: number[];
	/** Null: all of them together. */
	edition: number | null;
	rows: InsightRow[];
	ratings: ModuleRating[];
};
