/** Invented items, answers and pupils for the tests of this folder. */
import { PLAIN_CALENDAR } from './calendar.ts';
import { logistic } from './numbers.ts';
import type {
	Aggregate,
	ItemFacts,
	ItemParameters,
	PaceInput,
	PaceResponse,
	PersonResponse
} from './types.ts';

/** A choice item that usually takes a minute. */
export function itemFor(changes: Partial<ItemParameters> = {}): ItemParameters {
	return {
		id: 'i1',
		lessonId: 'l1',
		beta: Math.log(60),
		sigma: 0.5,
		variance: 0.04,
		cut: 9,
		difficulty: 0,
		guess: 0.25,
		known: 0.95,
		...changes
	};
}

export function itemsFor(count: number, changes: Partial<ItemParameters> = {}): ItemParameters[] {
	return Array.from({ length: count }, (_, i) => itemFor({ ...changes, id: `i${i + 1}` }));
}

/** A right first attempt in a minute, on Monday 7 September 2026. */
export function responseFor(changes: Partial<PaceResponse> = {}): PaceResponse {
	return {
		itemId: 'i1',
		attempt: 1,
		answeredAt: new Date('2026-09-07T14:00:00Z'),
		timeMs: 60_000,
		timeWeight: 1,
		success: true,
		mark: null,
		voided: false,
		...changes
	};
}

/** Somebody halfway, ordinary in everything, active today. */
export function aggregateFor(changes: Partial<Aggregate> = {}): Aggregate {
	return {
		timed: 12,
		rapid: 0,
		firstRight: 9,
		sumW: 48,
		sumWr: 0,
		sumW2v: 8,
		activeMs: 720_000,
		itemsDone: 12,
		firstAt: new Date('2026-09-07T14:00:00Z'),
		lastAt: new Date('2026-09-21T14:00:00Z'),
		daysActive: 6,
		daysTimed: 6,
		theta: 0.3,
		information: 3.5,
		stuckItemId: null,
		weakLessonId: null,
		...changes
	};
}

export function inputFor(changes: Partial<PaceInput> = {}): PaceInput {
	return {
		aggregate: aggregateFor(),
		items: itemsFor(24, { difficulty: -1 }),
		itemsTotal: 24,
		start: '2026-09-07',
		due: '2026-10-04',
		calendar: PLAIN_CALENDAR,
		pauses: [],
		extraReadingTime: false,
		helpAsked: false,
		now: new Date('2026-09-21T15:00:00Z'),
		...changes
	};
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export type Pupil = { id: string; group: string; tau: number; theta: number; rush: number };

export type School = {
	facts: ItemFacts[];
	pupils: Pupil[];
	responses: PersonResponse[];
	/** Every pupil's true share right at the first attempt, with effort, over all items. */
	accuracy: Map<string, number>;
};

/**
 * A school that the estimator does not quite assume: the author misjudges, times have heavy tails,
 * one in ten pupils rushes, some answers miss their active time, wrong answers are tried again.
 */
export function simulateSchool(seed: number, pupilCount: number, itemCount: number): School {
	const random = randomFrom(seed);
	const normal = (): number =>
		Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

	const truth = Array.from({ length: itemCount }, (_, i) => {
		const options = random() < 0.7 ? 4 : null;
		const beta = Math.log(35) + 0.5 * normal();
		return {
			facts: {
				id: `i${i + 1}`,
				lessonId: `l${Math.floor(i / 5) + 1}`,
				authorSeconds: Math.round(Math.exp(beta - 0.2 + 0.4 * normal())),
				options
			},
			beta,
			spread: 0.35 + 0.25 * random(),
			difficulty: -1.2 + 0.9 * normal(),
			guess: options === null ? 0 : 1 / options
		};
	});
	const pupils = Array.from({ length: pupilCount }, (_, i): Pupil => {
		const shared = normal();
		return {
			id: `p${i + 1}`,
			group: `g${(i % 4) + 1}`,
			tau: 0.4 * (0.3 * shared + Math.sqrt(0.91) * normal()),
			theta: 0.3 * shared + Math.sqrt(0.91) * normal(),
			rush: random() < 0.1 ? 0.3 + 0.3 * random() : 0.02
		};
	});

	const responses: PersonResponse[] = [];
	for (const pupil of pupils) {
		let day = 0;
		let moment = 0;
		let onDay = 0.15 * normal();
		for (const item of truth) {
			if (random() < 0.25) {
				day += 1 + Math.floor(3 * random());
				onDay = 0.15 * normal();
			}
			moment += 120_000;
			for (let attempt = 1; attempt <= 3; attempt++) {
				const rapid = random() < pupil.rush;
				const tail = random() < 0.05 ? 3 : 1;
				const seconds = rapid
					? 1 + random()
					: Math.exp(
							item.beta - pupil.tau - onDay + tail * item.spread * normal() - 0.5 * (attempt - 1)
						);
				const ability = pupil.theta - item.difficulty + 0.6 * (attempt - 1);
				const chance = rapid
					? Math.max(item.guess, 0.1)
					: item.guess + (1 - item.guess) * logistic(ability);
				const success = random() < chance;
				responses.push({
					participantId: pupil.id,
					groupId: pupil.group,
					itemId: item.facts.id,
					attempt,
					answeredAt: new Date(Date.UTC(2026, 8, 7 + day, 8) + moment + attempt),
					timeMs: Math.round(seconds * 1000),
					timeWeight: random() < 0.1 ? 0.6 : 1,
					success,
					mark: null,
					voided: false
				});
				if (success) break;
			}
		}
	}
	const accuracy = new Map(
		pupils.map(({ id, theta }) => [
			id,
			truth.reduce(
				(sum, { guess, difficulty }) => sum + guess + (1 - guess) * logistic(theta - difficulty),
				0
			) / itemCount
		])
	);
	return { facts: truth.map(({ facts }) => facts), pupils, responses, accuracy };
}

/** Rank correlation of two rows of numbers without ties. */
export function spearman(a: readonly number[], b: readonly number[]): number {
	const ranks = (values: readonly number[]): number[] => {
		const order = values.map((_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
		const result: number[] = [];
		order.forEach((index, rank) => (result[index] = rank));
		return result;
	};
	const [x, y] = [ranks(a), ranks(b)];
	const n = x.length;
	const squares = x.reduce((sum, rank, i) => sum + (rank - (y[i] ?? 0)) ** 2, 0);
	return 1 - (6 * squares) / (n * (n * n - 1));
}

/** Probability that a positive scores above a negative. */
export function auc(positive: readonly number[], negative: readonly number[]): number {
	let wins = 0;
	for (const p of positive) for (const q of negative) wins += p > q ? 1 : p === q ? 0.5 : 0;
	return wins / (positive.length * negative.length);
}
