import type { ShownDecision, ShownEvidence, ShownSuggestion } from './pace-view.ts';

/** What the other readings of a group draw. Made on the server; days are yyyy-mm-dd. */

export type ShownOnDay = { day: string; items: number };

export type ShownLane = {
	enrolmentId: string;
	start: string;
	due: string | null;
	made: ShownOnDay[];
	expected: ShownOnDay[];
	pauses: { from: string; to: string | null }[];
	/** The horizon is the last day that was looked at: that day or later. */
	finish: { p10: string; p50: string; p90: string; horizon: string } | null;
};

export type ShownFree = {
	from: string;
	to: string;
	holiday: 'herfst' | 'kerst' | 'voorjaar' | 'mei' | 'zomer' | null;
	name: string | null;
};

export type ShownLanes = {
	from: string;
	to: string;
	today: string;
	free: ShownFree[];
	lanes: ShownLane[];
};

export type ShownOutcome = 'first' | 'later' | 'not' | 'marked' | 'none' | 'absent';

export type ShownColumn = {
	exerciseId: string;
	pageId: string;
	level: 'basis' | 'extra' | 'verdieping';
	number: number;
	title: string;
	people: number;
	first: number | null;
	poor: boolean;
	/** As it is published now; an exercise that is gone has no page. */
	live: boolean;
};

export type ShownHeat = {
	modules: { moduleId: string; title: string; columns: ShownColumn[] }[];
	/** Per participant a word per exercise: the outcome, with `rapid` and `long` behind it. */
	rows: { enrolmentId: string; cells: string[] }[];
};

/** One exercise behind the numbers of a participant. */
export type ShownItem = {
	exerciseId: string;
	module: string;
	number: number;
	title: string;
	on: string | null;
	attempts: number;
	seconds: number | null;
	usual: number | null;
	outcome: ShownOutcome;
	rapid: boolean;
	long: boolean;
};

/** A decision with the numbers of that moment. */
export type ShownDecided = ShownDecision & {
	suggestion: ShownSuggestion;
	by: string;
	rule: ShownEvidence['rule'];
	model: number;
	n: number;
	share: number | null;
	index: number | null;
};
