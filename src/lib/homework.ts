import type { Rating, Sharing } from './answers.ts';
import type { ExerciseId, ShownBlock, Term, Text } from './content/types.ts';

/** What a participant's pages show. Made on the server, drawn by components; no keys, no level names. */

/** One beat on the measure line: a step of a module. */
export type StepBeat = {
	pageId: string;
	title: string;
	/** At most 18 characters, for the path of steps. */
	short: string;
	minutes: number;
	state: 'done' | 'now' | 'open';
};

export type ModulePath = {
	courseId: string;
	courseTitle: string;
	moduleId: string;
	title: string;
	enrolmentId: string;
	steps: StepBeat[];
	/** A conversation closes the module. */
	meeting: boolean;
	stepsDone: number;
	minutesLeft: number;
	/** ISO date (yyyy-mm-dd). */
	dueOn: string | null;
	image: { src: string; alt: string } | null;
};

/** Which step comes next; null when the module is finished. */
export type NextStep = { pageId: string; number: number; title: string; minutes: number };

/** A module in a list: how far it is, or what it waits for. */
export type ModuleRow = Pick<
	ModulePath,
	'courseId' | 'courseTitle' | 'moduleId' | 'title' | 'stepsDone' | 'dueOn'
> & {
	stepsTotal: number;
	state: 'open' | 'started' | 'done' | 'waiting';
	/** For `waiting`: the module that comes first, or the date. */
	opensAfter: string | null;
};

/** What a training is about, and the modules of it that this participant has. */
export type CoursePage = {
	courseId: string;
	title: string;
	audience: string;
	intro: ShownBlock[];
	/** Meanings of the words that are marked in the introduction. */
	terms: Term[];
	/** Of all their modules together. */
	minutes: number;
	modules: ModuleRow[];
	/** Titles of modules that do not exist yet. */
	announced: string[];
	/** Where to go on; null when there is nothing to do. */
	next: { moduleId: string; title: string; started: boolean } | null;
	worker: string | null;
};

export type Today = {
	/** The one big card; null when there is nothing to do. */
	current: (ModulePath & { next: NextStep | null; started: boolean }) | null;
	/** Other modules that are open, done or coming, in course order. */
	others: ModuleRow[];
	/** A worker gave new steps since the last visit: a neutral message, never a level. */
	newWork: { courseId: string; moduleId: string; title: string }[];
	/** Worker's first name for "Vraag het aan …". */
	worker: string | null;
};

export type ModulePage = ModulePath & {
	goals: string[];
	intro: ShownBlock[];
	/** Meanings of the words that are marked in the introduction. */
	terms: Term[];
	next: NextStep | null;
	completedAt: string | null;
	newWork: boolean;
};

/** The state of an exercise as the participant may know it. */
export type ExerciseState = {
	attempts: number;
	/** Null: no limit, because nothing is graded. */
	attemptsLeft: number | null;
	solved: boolean;
	done: boolean;
	skipped: boolean;
	/** What was answered last; the shape depends on the type of exercise. */
	response: unknown;
	/** The participant's own text, for `open`. */
	text: string | null;
	sharing: Sharing | null;
	/** Hints asked for so far, in order. */
	hints: Text[][];
	hintsLeft: number;
	feedback: Feedback | null;
};

/** What may be told after an attempt. `solution` and `explanation` come only when the exercise is closed. */
export type Feedback = {
	kind: 'right' | 'not-yet' | 'closed' | 'noted';
	/** Remarks under the chosen options, then the general remark. */
	remarks: Text[][];
	/** Ids of parts that are right and stay in place (invullen, verbinden, sorteren). */
	partsRight: string[] | null;
	/** How many are right, where naming them would give the answer away (volgorde, kies-meer). */
	countRight: { right: number; of: number } | null;
	solution: unknown;
	explanation: Text[] | null;
	/** The author's example, shown after an open answer. */
	sample: Text[] | null;
	/** The option last chosen, for "Dit koos je eerst". */
	tried: string[];
};

export type StepPage = {
	path: ModulePath;
	pageId: string;
	number: number;
	title: string;
	goal: string | null;
	versionHash: string;
	sensitive: boolean;
	blocks: ShownBlock[];
	/** Meanings of the words that are marked on this step. */
	terms: Term[];
	/** By exercise id. The answer id is made by the server, so that a form without script names its answer too. */
	states: [ExerciseId, ExerciseState & { answerId: string }][];
	previous: string | null;
	/** Title and minutes of what comes after; null on the last step. */
	after: { pageId: string; title: string; minutes: number } | null;
	/** Every exercise on this step is done. */
	complete: boolean;
	worker: string | null;
};

export type ModuleEnd = {
	path: ModulePath;
	goals: string[];
	/** Steps that still have something open. */
	missing: { pageId: string; title: string }[];
	completedAt: string | null;
	bring: string[];
	rating: Rating | null;
	answers: {
		exerciseId: string;
		question: Text[];
		text: string;
		sharing: Sharing;
		pageId: string;
	}[];
	worker: string | null;
	nextModule: { courseId: string; moduleId: string; title: string } | null;
};
