import type { ExerciseId, Inline, ShownBlock, Term, Text } from './content/types.ts';

/** What worksheets show: made on the server, drawn for paper by `components/worksheet`. */

/** How a pupil and a worker name the same question. */
export type Mark = {
	/** From 1 in its module, without holes; null for a task away from the screen. */
	number: number | null;
	/** Module, step and place on the step. The same at every level of one edition, so that an answer finds its exercise. */
	code: string;
};

export type SheetStep = {
	pageId: string;
	title: string;
	goal: string | null;
	/** For this medium and these levels, without the name of a level. */
	blocks: ShownBlock[];
	marks: Record<ExerciseId, Mark>;
};

/** The answer to one question, or to one part of it. */
export type KeyLine = { what: Inline[] | null; right: Inline[] };

/** One question on the sheet with answers. */
export type KeyEntry = Mark & {
	exerciseId: ExerciseId;
	question: Inline[];
	/** Empty when there is no right answer. */
	lines: KeyLine[];
	explanation: Text[] | null;
	/** The author's own answer to an open question. */
	sample: Text[] | null;
};

export type KeyNote = { title: string | null; kind: 'begeleider' | 'gesprek'; body: Text[] };

/** For workers only: never printed on the same page as what a pupil gets. */
export type KeySheet = {
	notes: KeyNote[];
	steps: { pageId: string; title: string; notes: KeyNote[]; entries: KeyEntry[] }[];
};

export type SheetModule = {
	id: string;
	number: number;
	title: string;
	goals: string[];
	image: { src: string; alt: string } | null;
	/** No name on this sheet. */
	sensitive: boolean;
	meeting: boolean;
	bring: string[];
	intro: ShownBlock[];
	steps: SheetStep[];
	/** Words of the glossary that occur, with their meaning. */
	terms: Term[];
	key: KeySheet | null;
};

export type Worksheet = {
	courseId: string;
	courseTitle: string;
	organisation: string;
	/** Edition and revision, such as `3.1`; null for a draft. */
	edition: string | null;
	/** Tells a worker which levels are on a sheet, and a pupil nothing: `w1` to `w4`. */
	set: string;
	modules: SheetModule[];
};

/** What a participant answered, drawn into their own worksheet. */
export type Filled = {
	response: unknown;
	/** The participant's own words; null when there are none, or when they stay off this sheet. */
	text: string | null;
	/** There are words, and they stay off this sheet. */
	kept: boolean;
};

/** The letter of the n-th group (from 0), as it stands on the sheet and on the sheet with answers. */
export function letterOf(at: number): string {
	return String.fromCharCode(65 + (at % 26));
}

/** The four combinations of levels that a sheet can have. */
export function setOf(levels: ReadonlySet<string>): string {
	return `w${1 + Number(levels.has('extra')) + 2 * Number(levels.has('verdieping'))}`;
}
