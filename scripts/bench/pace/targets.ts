/** What has to be reached, and what is aimed at (design: pace analysis, section 14). */
export type Target = {
	/** Name of the figure. */
	of: string;
	label: string;
	/** Figures of the naive rules to set beside it. */
	beside: readonly string[];
	/** Per number of items (10, 20, 40) or per day (21, 28); null where nothing is asked. */
	bounds: readonly (Bound | null)[];
	digits?: number;
};

export type Bound =
	| { kind: 'least'; floor: number; goal: number }
	| { kind: 'most'; floor: number; goal: number }
	| { kind: 'between'; low: number; high: number };

const least = (floor: number, goal = floor): Bound => ({ kind: 'least', floor, goal });
const most = (floor: number, goal = floor): Bound => ({ kind: 'most', floor, goal });
const between = (low: number, high: number): Bound => ({ kind: 'between', low, high });

export const ITEM_COUNTS = [10, 20, 40] as const;
export const DAYS = [21, 28] as const;

export const ITEM_TARGETS: readonly Target[] = [
	{
		...{ of: 'speed', label: 'Speed, Spearman', beside: ['naiveSpeed'] },
		bounds: [least(0.84, 0.87), least(0.9, 0.92), least(0.93, 0.95)]
	},
	{
		...{ of: 'covered', label: '80% speed interval covers', beside: [] },
		bounds: [between(0.75, 0.85), between(0.75, 0.85), between(0.75, 0.85)]
	},
	{
		...{ of: 'strugglingAuc', label: 'Struggling, AUC', beside: ['naiveAuc'] },
		bounds: [least(0.88, 0.91), least(0.93, 0.95), least(0.96, 0.97)]
	},
	{
		...{ of: 'strugglingPrecision', label: 'Struggling, precision', beside: ['naivePrecision'] },
		bounds: [least(0.6, 0.65), least(0.7, 0.75), least(0.75, 0.8)]
	},
	{
		...{ of: 'strugglingRecall', label: 'Struggling, recall', beside: ['naiveRecall'] },
		bounds: [least(0.65), least(0.7), least(0.8)]
	},
	{
		...{ of: 'rushing', label: 'Rushing, F1', beside: ['naiveRushing3', 'naiveRushing5'] },
		bounds: [least(0.87, 0.92), least(0.94, 0.97), least(0.97, 0.99)]
	},
	{
		...{ of: 'variants', label: 'Variants, macro-F1', beside: ['naiveVariants'] },
		bounds: [least(0.65, 0.7), least(0.73, 0.77), least(0.79, 0.83)]
	},
	{
		...{ of: 'opposite', label: 'Opposite variant', beside: [], digits: 4 },
		bounds: [most(0.003), most(0.001), most(0)]
	},
	{
		...{ of: 'lag', label: 'False extra, lag − others (points)', beside: [], digits: 1 },
		bounds: [most(3), most(3), most(3)]
	}
];

export const NEW_GROUP: readonly Target[] = [
	{
		...{ of: 'speed', label: 'Speed, new group of 12', beside: ['naiveSpeed'] },
		bounds: [least(0.76, 0.8), least(0.82, 0.86), least(0.85, 0.89)]
	}
];

export const SMALL_SITE: readonly Target[] = [
	{
		...{ of: 'speed', label: 'Speed, 60 people, 3 groups', beside: ['naiveSpeed'] },
		bounds: [null, least(0.87, 0.9), null]
	}
];

export const DAY_TARGETS: readonly Target[] = [
	{
		...{ of: 'covered', label: 'Finish interval covers', beside: [] },
		bounds: [between(0.76, 0.84), between(0.76, 0.84)]
	},
	{
		...{ of: 'score', label: 'Interval score (days)', beside: [], digits: 1 },
		bounds: [most(68), most(68)]
	},
	{
		...{ of: 'error', label: 'Median error (days)', beside: ['linearError'], digits: 1 },
		bounds: [most(8.5), most(8.5)]
	},
	{
		...{ of: 'lateAuc', label: 'Late, AUC', beside: ['linearLateAuc'] },
		bounds: [least(0.85), least(0.87)]
	},
	{ ...{ of: 'brier', label: 'Late, Brier', beside: [] }, bounds: [most(0.16), most(0.16)] },
	{
		...{ of: 'stalledAuc', label: 'Stalled, AUC', beside: ['loginAuc'] },
		bounds: [null, least(0.94)]
	},
	{
		...{
			of: 'stalledPrecision',
			label: 'Stalled, precision',
			beside: ['login7Precision', 'login14Precision']
		},
		bounds: [null, least(0.45)]
	},
	{
		...{ of: 'stalledRecall', label: 'Stalled, recall', beside: ['login7Recall', 'login14Recall'] },
		bounds: [null, least(0.75)]
	},
	{
		...{ of: 'alarms', label: 'False alarms per 100', beside: [], digits: 1 },
		bounds: [null, most(10)]
	},
	{
		...{ of: 'holidayAlarms', label: 'False alarms per 100, holiday', beside: [], digits: 1 },
		bounds: [null, most(14)]
	}
];

/** `floor`: not enough; `ok`: above the floor; `goal`: what is aimed at. */
export function reached(bound: Bound, value: number): 'floor' | 'ok' | 'goal' {
	if (bound.kind === 'between') return bound.low <= value && value <= bound.high ? 'goal' : 'floor';
	const sign = bound.kind === 'least' ? 1 : -1;
	if (!(sign * value >= sign * bound.floor)) return 'floor';
	return sign * value >= sign * bound.goal ? 'goal' : 'ok';
}
