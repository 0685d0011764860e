/**
 * Every constant of the pace analysis, with its unit and its source. Values without a source are
 * conventions of this project. Whoever changes one raises `MODEL_VERSION`, so that a logged
 * suggestion can always be recomputed.
 */

export const MODEL_VERSION = 2;

/** Seconds without input after which time no longer counts as active. */
export const IDLE_S = 60;
/** Seconds between two checkpoints of the active time in the browser. */
export const CHECKPOINT_S = 30;
/** Words per minute of a slow reader; sets the idle limit on long texts. */
export const READ_WPM = 120;
/** Active seconds after which somebody has started, even without an answer. */
export const STARTED_S = 30;
/** Milliseconds above which a reported time is a broken clock. */
export const MAX_TIME_MS = 24 * 60 * 60 * 1000;

/** Weight of an answer of which only the elapsed time is known. */
export const W_ELAPSED = 0.6;
/** Standard deviations after which an unusual time weighs less (Huber, 1964). */
export const HUBER = 2.2;
/** Spread of speed between people, log-seconds (model: van der Linden, 2006). */
export const S_TAU = 0.4;
/** Spread of one person's speed between days, log-seconds. */
export const S_DAY = 0.15;
/** Spread of ability between people, logits; re-estimated every night. */
export const S_THETA = 1;
/** How many people the start values of these spreads are worth, and between which factors they stay. */
export const SPREAD_N = 50;
export const SPREAD_MIN = 0.6;
export const SPREAD_MAX = 1.8;
/** People from which the spread of speed is estimated instead of assumed. */
export const PEOPLE_MIN = 200;
/** Spread of difficulty between items, logits: what is not known of an item that nobody made yet. */
export const S_DIFFICULTY = 0.8;
/** Spread of the author's estimate of an item's time, log-seconds. */
export const S_AUTHOR = 0.45;
/** Likeness of answers within one group, for the design effect (Kish, 1965). */
export const RHO_GROUP = 0.05;
/** Loss of precision by the robust weights, as a factor on the variance. */
export const ROBUST_LOSS = 1.15;

/** How many answers the author's estimate is worth, at three or more, two, and one or no groups. */
export const K_AUTHOR = { three: 4, two: 6, one: 8 } as const;
/** Author's seconds when none or nothing usable is given. */
export const AUTHOR_FALLBACK_S = 30;
/** Answers from which an item, and items from which the whole, helps to scale the authors' times. */
export const KAPPA_MIN_ANSWERS = 5;
export const KAPPA_MIN_ITEMS = 5;
/** Spread of log time within an item: start value, how many answers that is worth, and its borders. */
export const SIGMA_START = 0.5;
export const SIGMA_PRIOR_N = 8;
export const SIGMA_MIN = 0.3;
export const SIGMA_MAX = 0.8;
/** Times that items and persons take turns in the nightly estimation. */
export const ALTERNATIONS = 3;

/** Long: this many times the usual spread above the usual time; about one in fifteen. */
export const LONG_SD = 1.5;

/** Rapid: faster than this share of the usual time, within these seconds (after Wise & Ma, 2012). */
export const RAPID_SHARE = 0.15;
export const RAPID_MIN_S = 1.5;
export const RAPID_MAX_S = 10;
/** Rushing: habitual share of rapid answers, and the probability from which it is said. */
export const RUSH_SHARE = 0.15;
export const RUSH_P = 0.5;
export const RUSH_MIN = 2;
/** Beta prior of the share of rapid answers: one in twenty, worth ten answers. */
export const RUSH_PRIOR = { rapid: 0.5, effortful: 9.5 } as const;

/** Share right at the first attempt below which extra material helps, and the probability needed. */
export const A_LOW = 0.6;
export const P_LOW = 0.32;
/** Deepening: estimated accuracy, true accuracy aimed at, speed (log) and joint probability. */
export const A_DEEP = 0.83;
export const A_HIGH = 0.85;
export const TAU_DEEP = 0.1;
export const P_DEEP = 0.25;
/** Mastered: true share right above this, this probable; a choice at any pace, off until it has been evaluated. */
export const A_MASTERED = 0.88;
export const P_MASTERED = 0.8;
export const CALM_DEEPENING = false;
/** Allowance on log speed for recorded extra reading time, in the deepening rule only. */
export const EXTRA_TIME = Math.log(1.25);

/** Share right when nothing is known yet, and how many answers that is worth over all items. */
export const P_START = 0.75;
export const P_START_N = 20;
/** How many answers the overall share right is worth for one item. */
export const P_ITEM_N = 6;
/** Borders of an item's share right: this far above guessing, and this at most. */
export const P_ABOVE_GUESS = 0.05;
export const P_MAX = 0.98;
/**
 * From averaged to personal difficulty: the square root of 1 plus this times the variance of ability, 1.16 at a spread
 * of 1 (Zeger, Liang & Albert, 1988).
 */
export const AVERAGED = 0.3456;
/** What a further attempt adds, in logits: start value and highest value of the nightly fit. */
export const DELTA_START = 0.75;
export const DELTA_MAX = 1.5;
/** Answers of an item that the nightly estimation reads: the most recent ones. */
export const RECENT_ANSWERS = 5000;
/** Change of usual log-time, and of difficulty in logits, from which answers are counted afresh. */
export const REBASE_BETA = 0.05;
export const REBASE_DIFFICULTY = 0.1;
/** Change of the spread of ability from which everybody is counted afresh: it is the prior of each estimate. */
export const REBASE_SPREAD = 0.05;
/** Newton steps for ability. */
export const NEWTON_STEPS = 8;

/** Chance per day that somebody stops, or takes a real break (cf. Fader, Hardie & Lee, 2005). */
export const STOP_HAZARD = 0.006;
/** Probability of having stopped, and idle days, from which it is said; days from which one talks. */
export const P_STOP = 0.2;
export const STOP_DAYS = 5;
export const TALK_DAYS = 10;
/** Rhythm before anything is known: shape, and active days per day of exposure. */
export const RHYTHM_SHAPE = 2;
export const RHYTHM_RATE = 0.3;
/** Items on a day of work before anything is known, and their spread from day to day (log). */
export const ITEMS_PER_DAY = 3;
export const ITEMS_SPREAD = 0.55;
/** How many people these conventions are worth, and how many days everybody's habit is worth for one. */
export const HABITS_N = 20;
export const PRIOR_DAYS = 2;
/** Simulated courses of the rest of an assignment, days looked ahead, and the probability of late that is said. */
export const DRAWS = 400;
export const HORIZON = 180;
export const P_LATE = 0.6;
/** Share of the assignment's exposure after which not having started is said. */
export const NOT_STARTED_SHARE = 0.25;
/** Exposure of a day in a school holiday, beside 1 for an ordinary day. */
export const HOLIDAY_WEIGHT = 0.3;

/** Done over expected: behind below the first, ahead above the second. */
export const SPI_LOW = 0.8;
export const SPI_HIGH = 1.25;

/** Effortful answers from which something is said, is possible, and may be probable. */
export const N_MIN = 5;
export const N_MID = 8;
export const N_HIGH = 20;
/** Probability of the rule from which a suggestion may be called probable. */
export const P_CONFIDENT = 0.8;
/** Failed attempts, or visits, on one item after which somebody is stuck. */
export const STUCK_TIMES = 3;

/** Standard normal quantile of an 80% interval. */
export const Z80 = 1.2816;
