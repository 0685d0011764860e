/** The plain words of the pace analysis. Nothing here knows a database, a network or a clock. */

/** A calendar day in the assignment's time zone, `YYYY-MM-DD`. */
export type Day = string;

/** Days from the first up to and including the last. */
export type DayRange = { from: Day; to: Day };

/** An agreed stop; without an end it lasts until somebody ends it. */
export type Pause = { from: Day; to: Day | null };

export type Calendar = {
	/** IANA name that decides on which day an answer falls. */
	timeZone: string;
	holidays: readonly DayRange[];
	/** Exposure of a day in a holiday, 0–1. */
	holidayWeight: number;
	/** Exposure of each weekday, Monday first, seven numbers. */
	weekdayWeights: readonly number[];
};

/** What the author says about an exercise. */
export type ItemFacts = {
	id: string;
	lessonId: string | null;
	authorSeconds: number;
	/** Number of options to choose from; null when the answer is open. */
	options: number | null;
	/** Visible words; only used when the author's seconds are unusable. */
	words?: number;
};

/** An exercise as estimated last night, frozen until the next. */
export type ItemParameters = {
	id: string;
	lessonId: string | null;
	/** Usual log-seconds of a first attempt. */
	beta: number;
	/** Spread of log-seconds within the item. */
	sigma: number;
	/** Uncertainty (variance) of beta. */
	variance: number;
	/** Seconds below which an answer is rapid. */
	cut: number;
	/** Difficulty in logits. */
	difficulty: number;
	/** Chance of a right answer by guessing, 0–1. */
	guess: number;
	/** How much of the difficulty is known from answers: 0 when nobody made the item, towards 1. */
	known: number;
};

/** How much people differ, as estimated last night. */
export type Population = {
	/** Spread of log speed between people. */
	speed: number;
	/** Spread of one person's log speed between days. */
	day: number;
	/** Spread of ability between people, logits. */
	ability: number;
};

/** How the worker recorded an item that was not (only) made on the screen. */
export type Mark = 'paper' | 'together';

/** One answer, or one mark by a worker, of one participant in one assignment. */
export type PaceResponse = {
	itemId: string;
	/** 1 for the first attempt; ignored for a mark. */
	attempt: number;
	/** When it was made, already clamped (`acceptedMoment`). */
	answeredAt: Date;
	/** Accepted milliseconds (`acceptedTime`); null when nothing usable was measured. */
	timeMs: number | null;
	/** 1 for active time, 0.6 for elapsed time, 0 without time. */
	timeWeight: number;
	success: boolean;
	mark: Mark | null;
	voided: boolean;
};

/** A response with who gave it, for the nightly estimation over many participants. */
export type PersonResponse = PaceResponse & { participantId: string; groupId: string | null };

/** Times that somebody looked at an item without answering it rightly. */
export type Visits = { itemId: string; count: number; lastAt: Date };

/** What one response adds to the sums; kept beside it, so that it can be subtracted exactly. */
export type Contribution = {
	/** 1 for a timed first attempt. */
	timed: number;
	/** 1 when that attempt was rapid. */
	rapid: number;
	/** 1 when it was right, and not rapid. */
	firstRight: number;
	/** Log-seconds faster than usual; 0 when the weight is 0. */
	r: number;
	/** Weight, 1/log-s². */
	w: number;
	/** w² times the uncertainty of the item. */
	w2v: number;
	activeMs: number;
};

/** Sums over responses. Adding and subtracting contributions commutes. */
export type Sums = {
	/** Timed first attempts, n. */
	timed: number;
	/** Rapid ones among them, R. */
	rapid: number;
	firstRight: number;
	sumW: number;
	sumWr: number;
	sumW2v: number;
	activeMs: number;
};

/** What is rebuilt from the participant's own rows at every change. */
export type OwnState = {
	itemsDone: number;
	firstAt: Date | null;
	lastAt: Date | null;
	/** Days with any answer or mark. */
	daysActive: number;
	/** Days with an answer that counts for speed. */
	daysTimed: number;
	/** Ability in logits, and its information (prior included, so at least 1). */
	theta: number;
	information: number;
	stuckItemId: string | null;
	weakLessonId: string | null;
};

/** One participant in one assignment: all that a judgement needs from the answers. */
export type Aggregate = Sums & OwnState;

/** When the last item may be made, if work goes on like this. */
export type Projection = {
	/** Day on which it was projected. */
	on: Day;
	/** Days after `on`, at 0%, 5%, … 100% of the simulations. */
	quantiles: readonly number[];
	/** The last of them stands for this long, or never. */
	horizon: number;
};

export type PaceInput = {
	aggregate: Aggregate;
	/** All items of the assignment, also those not made yet. */
	items: readonly ItemParameters[];
	itemsTotal: number;
	start: Day;
	due: Day | null;
	calendar: Calendar;
	pauses: readonly Pause[];
	extraReadingTime: boolean;
	/** They asked for help, and nobody has closed that yet. */
	helpAsked: boolean;
	/** How much people differ, as of last night. */
	population?: Population;
	/** What is usual in working, as of last night. */
	rhythmPrior?: { shape: number; rate: number };
	/** As projected today or yesterday; null when not yet. */
	projection?: Projection | null;
	/** Active milliseconds outside exercises (reading), for "started" and the minutes. */
	readingMs?: number;
	now: Date;
};

export type PaceState =
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

export type Suggestion = 'extra' | 'basis' | 'verdieping' | 'gesprek' | 'herinnering' | 'geen';

export type Confidence = 'laag' | 'midden' | 'hoog';

/** Published number of the rule that decided. */
export type Rule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** The numbers behind a judgement, fit to be stored as JSON in the log of suggestions. */
export type Evidence = {
	rule: Rule;
	modelVersion: number;
	/** Moment of the judgement, ISO 8601. */
	at: string;
	timed: number;
	rapid: number;
	effortful: number;
	tau: number | null;
	tauSe: number | null;
	theta: number | null;
	accuracySe: number | null;
	/** Probability of the rule that decided; null when the rule states a fact. */
	probability: number | null;
	/** Days since the start of the assignment. */
	daysRunning: number;
	/** Share of the assignment's exposure that is gone, 0–1. */
	exposureGone: number | null;
	daysActive: number;
	/** Days since the last activity, holidays and pauses left out. */
	idleDays: number | null;
	/** End of the assignment. */
	due: Day | null;
	/** Items a week that finishing in time asks for, and own items a week so far. */
	neededPerWeek: number | null;
	ownPerWeek: number | null;
	/** Last day of the present pause. */
	pausedTo: Day | null;
	extraReadingTime: boolean;
};

/** One participant × assignment, as it is shown. Null means: not enough known to say it. */
export type PaceRecord = {
	started: boolean;
	done: boolean;
	itemsDone: number;
	itemsTotal: number;
	/** Timed first attempts that were not rapid; below 8 a figure is provisional. */
	effortful: number;
	activeMinutes: number | null;
	/** 100 is usual for these exercises; higher is faster. 80% interval. */
	paceIndex: number | null;
	paceLo: number | null;
	paceHi: number | null;
	/** Expected share right at the first attempt over all items, 0–1. 80% interval. */
	accuracy: number | null;
	accuracyLo: number | null;
	accuracyHi: number | null;
	pLow: number | null;
	pDeep: number | null;
	rapidShare: number | null;
	pRush: number | null;
	spi: number | null;
	daysSinceActivity: number | null;
	usualGapDays: number | null;
	pStopped: number | null;
	finishP10: Day | null;
	finishP50: Day | null;
	finishP90: Day | null;
	/** The last day that is looked at: who finishes on it finishes that day or later. */
	finishHorizon: Day | null;
	pLate: number | null;
	state: PaceState;
	suggestion: Suggestion;
	/** Null when nothing is suggested. */
	confidence: Confidence | null;
	rule: Rule;
	/** The item that rule 1 or 7 is about. */
	subjectItemId: string | null;
	/** The lesson that rule 8 is about. */
	subjectLessonId: string | null;
	evidence: Evidence;
};
