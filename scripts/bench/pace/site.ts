import type {
	ContractAssignment,
	ContractEvent,
	ContractItem
} from '#lib/server/pace/contract/types.ts';
import { homeworkOf } from './homework.ts';
import { randomFrom, type Random } from './random.ts';

export type SiteOptions = {
	pupils: number;
	groups: number;
	items: number;
	/** Share of answers of which the active time is missing; 1 for a site that never measures it. */
	withoutActive: number;
	/** Share of times from a tail three times as wide. */
	heavyTail: number;
	/** Spread of the usual time between items, log-seconds. */
	itemLengths: number;
	/** Mean difficulty of the items, logits. */
	difficulty: number;
};

export const ORDINARY: SiteOptions = {
	...{ pupils: 320, groups: 16, items: 48, withoutActive: 0.08, heavyTail: 0.04, itemLengths: 0.5 },
	difficulty: -0.9
};

/** What is true of a pupil, and what only the evaluation may know. */
export type TruePupil = {
	id: string;
	/** Log speed as it shows, reading lag included. */
	tau: number;
	theta: number;
	/** Expected share right at the first attempt, with effort, over all items. */
	accuracy: number;
	/** Habitual share of rapid answers. */
	rapid: number;
	readingLag: boolean;
	extraReadingTime: boolean;
	/** First day of every real break, and the day after the last. */
	breaks: readonly (readonly [number, number])[];
	/** Day from which nothing is done any more; Infinity for who never stops. */
	stopsOn: number;
	/** Moment of the last item, in days, had the pupil not stopped; Infinity beyond the horizon. */
	finishesAt: number;
};

export type TrueItem = ContractItem & {
	beta: number;
	sigma: number;
	difficulty: number;
	guess: number;
};

export type Site = {
	items: ContractItem[];
	assignment: ContractAssignment;
	events: ContractEvent[];
	truth: TruePupil[];
};

const HORIZON = 150;

/**
 * An invented site. It keeps less to the estimator's assumptions than the estimator would like: authors misjudge,
 * times have tails, groups differ, some breaks are real, open answers are harder than they look, and a device loses
 * its active time. It proves arithmetic, not real pupils.
 */
export function simulateSite(seed: number, changes: Partial<SiteOptions> = {}): Site {
	const options = { ...ORDINARY, ...changes };
	const random = randomFrom(seed);
	const items = Array.from({ length: options.items }, (_, i) => itemOf(i, options, random));
	const calendar = {
		// A holiday of a week, somewhere between the third and the sixth week.
		holidayDays: [holidayFrom(12 + 7 * Math.floor(4 * random.uniform()))],
		weekdayWeight: [1, 1, 1, 1, 0.9, 0.4, 0.5],
		holidayWeight: 0.3
	};
	const weeks = 6 + Math.floor(3 * random.uniform());
	const dueDay = 7 * weeks;
	const groups = Array.from({ length: options.groups }, (_, i) => ({
		id: `g${i + 1}`,
		tau: random.normal(0, 0.1),
		theta: random.normal(0, 0.3)
	}));
	const truth: TruePupil[] = [];
	const events: ContractEvent[] = [];
	const pupils: ContractAssignment['pupils'][number][] = [];
	for (let i = 0; i < options.pupils; i++) {
		const group = groups[i % groups.length];
		if (!group) continue;
		const traits = pupilOf(`p${i + 1}`, group, items, random);
		const course = { items, calendar, dueDay, horizon: HORIZON, options };
		const work = homeworkOf(traits, course, random);
		const { id, extraReadingTime } = traits;
		pupils.push({ id, group: group.id, extraReadingTime });
		const { breaks, stopsOn, finishesAt } = work;
		truth.push({ ...traits, breaks, stopsOn, finishesAt });
		events.push(...work.events);
	}
	events.sort((a, b) => a.answered - b.answered);
	return {
		items: items.map(({ id, lesson, type, options: count, authorSeconds, words }) => ({
			...{ id, lesson, type, options: count, authorSeconds, words }
		})),
		assignment: { dueDay, horizonDay: HORIZON, items: items.length, calendar, pupils },
		events,
		truth
	};
}

function holidayFrom(day: number): readonly [number, number] {
	// From Saturday up to and including the Sunday of the week after.
	return [day, day + 9];
}

function itemOf(i: number, { itemLengths, difficulty }: SiteOptions, random: Random): TrueItem {
	const isOpen = random.chance(0.3);
	const options = isOpen ? null : random.chance(0.3) ? 3 : 4;
	const beta = Math.log(isOpen ? 55 : 35) + random.normal(0, itemLengths);
	const words = Math.round(Math.exp(beta) * (0.7 + 0.6 * random.uniform()));
	return {
		id: `i${i + 1}`,
		lesson: Math.floor(i / 6) + 1,
		type: isOpen ? 'open' : 'choice',
		options,
		// Authors find their own exercises short, and round what they guess.
		authorSeconds: Math.max(5, 5 * Math.round(Math.exp(beta + random.normal(-0.25, 0.4)) / 5)),
		words,
		beta,
		sigma: 0.35 + 0.25 * random.uniform(),
		difficulty: random.normal(difficulty, 0.8),
		guess: options === null ? 0 : 1 / options
	};
}

type Traits = Omit<TruePupil, 'breaks' | 'stopsOn' | 'finishesAt'>;
export type PupilTraits = Traits;

function pupilOf(
	id: string,
	group: { tau: number; theta: number },
	items: readonly TrueItem[],
	random: Random
): Traits {
	const shared = random.normal();
	const readingLag = random.chance(0.12);
	const speed = 0.36 * (0.3 * shared + Math.sqrt(0.91) * random.normal());
	// A fifth needs more practice with this material than the others do: no normal distribution.
	const behind = random.chance(0.2);
	const own = 0.3 * shared + Math.sqrt(0.91) * random.normal();
	const theta = group.theta + (behind ? -1.25 + 0.8 * own : 0.3 + own);
	const kind = random.uniform();
	const rapid =
		kind < 0.1
			? 0.3 + 0.35 * random.uniform()
			: kind < 0.14
				? 0.05 + 0.07 * random.uniform()
				: 0.015;
	const right = items.map(
		({ guess, difficulty }) => guess + (1 - guess) / (1 + Math.exp(difficulty - theta))
	);
	return {
		id,
		tau: group.tau + speed - (readingLag ? 0.25 : 0),
		theta,
		accuracy: right.reduce((sum, q) => sum + q, 0) / items.length,
		rapid,
		readingLag,
		extraReadingTime: readingLag && random.chance(0.7)
	};
}
