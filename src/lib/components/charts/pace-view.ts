/** What the pace pages draw. Made on the server; percentages and indexes are whole numbers. */

export type ShownState =
	| 'niet_gestart'
	| 'voorlopig'
	| 'op_koers'
	| 'haast'
	| 'loopt_vast'
	| 'langer_stil'
	| 'loopt_achter'
	| 'loopt_voor'
	| 'pauze'
	| 'klaar';

export type ShownSuggestion = 'extra' | 'basis' | 'verdieping' | 'gesprek' | 'herinnering' | 'geen';

/** Estimate, low and high of an 80% interval. */
export type Estimate = [mid: number, low: number, high: number];

export type ShownTempo =
	{ word: 'faster'; percent: number } | { word: 'calmer' } | { word: 'usual' };

export type ShownDecision = {
	decision: 'accepted' | 'adapted' | 'dismissed';
	detail: string | null;
	/** A day, yyyy-mm-dd. */
	on: string;
};

export type ShownPace = {
	enrolmentId: string;
	participantId: string;
	name: string;
	state: ShownState;
	done: number;
	total: number;
	/** Of the steps. */
	percent: number;
	minutes: number | null;
	/** Whole days since the last activity; null when there was none. */
	daysAgo: number | null;
	/** Exercises that speed and accuracy rest on. */
	n: number;
	share: Estimate | null;
	index: Estimate | null;
	tempo: ShownTempo | null;
	activity: number[];
	suggestion: ShownSuggestion;
	/** The rule that decided. */
	rule: ShownEvidence['rule'];
	/** How sure, in a word; null when nothing is suggested, or when it is a fact. */
	sure: string | null;
	/** Their open request for help, and the day (yyyy-mm-dd) on which they asked. */
	asked: { id: string; on: string } | null;
	/** Asks something of the worker now. */
	open: boolean;
	/** The suggested level was given already. */
	given: boolean;
	decision: ShownDecision | null;
	/** Where the suggested level can be given, as the page for levels names it; null when it cannot. */
	what: string | null;
	reason: string;
};

/** The numbers behind a judgement, for who opens *Waar komt dit vandaan?*. */
export type ShownEvidence = {
	rule: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
	model: number;
	/** ISO 8601. */
	at: string;
	/** Of the hundred, with a decimal only to tell it from the border of the rule; null when too little is known. */
	chanceLow: number | null;
	/** Of the hundred, of what the rule is about: late, stopped, ready for more; null for every other rule. */
	chance: { of: 'late' | 'stopped' | 'deep'; n: number } | null;
	/** When the rest is probably done; `open`: that day or later. */
	finish: { low: string; high: string; open: boolean } | null;
	/** Exercises in an ordinary week: made so far, and needed to be in time. */
	perWeek: { own: number; needed: number | null } | null;
	timed: number;
	rapid: number;
	daysActive: number;
	/** Usual days between two days of work. */
	gap: number | null;
	idle: number | null;
	/** Done over expected, in percents, and how many were expected; null without a due date. */
	schedule: { percent: number; expected: number } | null;
	extraReadingTime: boolean;
};

export type ShownEvent = { on: string } & (
	| {
			kind: 'work';
			places: { module: string; finished: number[]; touched: number[] }[];
			completed: string[];
			exercises: number;
			minutes: number | null;
			hints: number;
			ratings: { module: string; rating: 'easy' | 'right' | 'hard' }[];
	  }
	| {
			kind: 'free';
			to: string;
			holiday: 'herfst' | 'kerst' | 'voorjaar' | 'mei' | 'zomer' | null;
			/** Of closing days. */
			name: string | null;
	  }
	| { kind: 'pause'; to: string | null }
	| {
			kind: 'asked';
			step: { number: number; title: string } | null;
			closed: { on: string; by: string; outcome: 'talked' | 'planned' | 'settled' | null } | null;
	  }
	| { kind: 'asked_back' }
	| {
			kind: 'mark';
			mark: 'paper' | 'together';
			places: { module: string; steps: { number: number; title: string }[] | 'all' }[];
			by: string;
	  }
	| { kind: 'assigned'; title: string; by: string; dueOn: string | null }
	| { kind: 'level' | 'level_back'; level: 'extra' | 'verdieping'; title: string; by: string }
	| {
			kind: 'decided';
			suggestion: string;
			decision: 'accepted' | 'adapted' | 'dismissed';
			detail: string | null;
			by: string;
	  }
);
