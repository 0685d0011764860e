import { fitAbility, type Trial } from './accuracy.ts';
import { dayOf } from './calendar.ts';
import { DELTA_START } from './constants.ts';
import { isEffortful, itemsTogether, standing, timedAnswers } from './counted.ts';
import { addTo, contributionOf, NO_SUMS } from './observation.ts';
import { stuckItem } from './stuck.ts';
import type {
	Aggregate,
	ItemParameters,
	OwnState,
	PaceResponse,
	Population,
	Sums,
	Visits
} from './types.ts';

export type AggregateOptions = {
	timeZone: string;
	/** What a further attempt adds, as fitted last night. */
	delta?: number;
	/** How much people differ, as of last night. */
	population?: Population;
	/** The participant's speed as of last night. */
	tauNight?: number;
	visits?: readonly Visits[];
};

type ItemsById = ReadonlyMap<string, ItemParameters>;

export function itemsById(items: readonly ItemParameters[]): ItemsById {
	return new Map(items.map((item) => [item.id, item]));
}

/** The answers that say something about ability: timed, effortful, of a known item. */
export function trialsOf(responses: readonly PaceResponse[], items: ItemsById): Trial[] {
	return timedAnswers(responses).flatMap((response) => {
		const item = items.get(response.itemId);
		return item && isEffortful(response, item)
			? [{ item, attempt: response.attempt, success: response.success }]
			: [];
	});
}

/** The lesson with the smallest share right at first, each pulled two answers towards the whole. */
function weakLesson(responses: readonly PaceResponse[], items: ItemsById): string | null {
	const lessons = new Map<string, { right: number; n: number }>();
	const whole = { right: 0, n: 0 };
	for (const response of timedAnswers(responses)) {
		const item = items.get(response.itemId);
		if (!item || item.lessonId === null || response.attempt !== 1) continue;
		if (!isEffortful(response, item)) continue;
		const lesson = lessons.get(item.lessonId) ?? { right: 0, n: 0 };
		for (const count of [lesson, whole]) {
			count.n += 1;
			count.right += Number(response.success);
		}
		lessons.set(item.lessonId, lesson);
	}
	let weakest: { id: string; share: number } | null = null;
	for (const item of items.values()) {
		const lesson = item.lessonId === null ? undefined : lessons.get(item.lessonId);
		if (!lesson || item.lessonId === null) continue;
		const share = (lesson.right + (2 * whole.right) / whole.n) / (lesson.n + 2);
		if (weakest === null || share < weakest.share) weakest = { id: item.lessonId, share };
	}
	return weakest?.id ?? null;
}

/** All that is rebuilt from the participant's own rows in the assignment at every change. */
export function ownStateOf(
	responses: readonly PaceResponse[],
	items: ItemsById,
	{ timeZone, delta = DELTA_START, population, visits = [] }: AggregateOptions
): OwnState {
	const valid = standing(responses);
	const moments = valid.map(({ answeredAt }) => answeredAt.getTime());
	const days = (rows: readonly PaceResponse[]): number =>
		new Set(rows.map(({ answeredAt }) => dayOf(answeredAt, timeZone))).size;
	const forSpeed = timedAnswers(valid).filter((response) => {
		const item = items.get(response.itemId);
		return item !== undefined && response.attempt === 1 && isEffortful(response, item);
	});
	return {
		itemsDone: new Set(valid.map(({ itemId }) => itemId)).size,
		firstAt: moments.length === 0 ? null : new Date(Math.min(...moments)),
		lastAt: moments.length === 0 ? null : new Date(Math.max(...moments)),
		daysActive: days(valid),
		daysTimed: days(forSpeed),
		...fitAbility(trialsOf(valid, items), delta, population?.ability),
		stuckItemId: stuckItem(valid, visits),
		weakLessonId: weakLesson(valid, items)
	};
}

/** The sums over a participant's rows. */
export function sumsOf(responses: readonly PaceResponse[], items: ItemsById, tauNight = 0): Sums {
	const together = itemsTogether(responses);
	return responses.reduce((sums, response) => {
		const item = items.get(response.itemId);
		return addTo(sums, contributionOf(response, item, tauNight, together.has(response.itemId)));
	}, NO_SUMS);
}

/** A participant's aggregate built afresh; what the incremental way must always equal. */
export function aggregateOf(
	responses: readonly PaceResponse[],
	items: readonly ItemParameters[],
	options: AggregateOptions
): Aggregate {
	const known = itemsById(items);
	return {
		...sumsOf(responses, known, options.tauNight),
		...ownStateOf(responses, known, options)
	};
}
