import type { Asked, Inline, Option, Text } from '#lib/content/types.ts';

// What these drawings need of their exercises, and no more.

/** A story with choices; a step without choices is an ending. */
export type StoryOnPaper = Asked & {
	type: 'scenario';
	start: string;
	steps: { id: string; title: Inline[]; body: Text[]; choices: (Option & { to: string })[] }[];
};
/** Statements with the same answers for each. */
export type QuestionsOnPaper = Asked & { type: 'vragenlijst'; answers: Option[]; items: Option[] };
export type BreathsOnPaper = Asked & { type: 'adem'; breaths: number };
export type FiveGOnPaper = Asked & {
	type: 'vijfg';
	lines: number;
	fields: { name: string; example: Inline[] }[];
};

export type PaperExercise = StoryOnPaper | QuestionsOnPaper | BreathsOnPaper | FiveGOnPaper;
