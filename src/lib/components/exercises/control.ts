import type { Feedback } from '#lib/homework.ts';

/** What the controls of every type of exercise get. */
export type ControlProps<Exercise> = {
	exercise: Exercise;
	/** What to show as filled in: typed and not yet sent, or answered last. */
	response: unknown;
	feedback: Feedback | null;
	/** Answered for good: shows what was answered and what is right, and takes no more input. */
	closed: boolean;
	/** A script is running, so that buttons may stand where a form without one needs a field. */
	scripted: boolean;
	legendId: string;
};

/** Parts that are right and stay in place. */
export function partsRight(feedback: Feedback | null): Set<string> {
	return new Set(feedback?.partsRight ?? []);
}

/** Moves one item a place up (-1) or down (1); at the edge nothing moves. */
export function moved(order: string[], id: string, by: -1 | 1): string[] {
	const from = order.indexOf(id);
	const to = from + by;
	if (from < 0 || to < 0 || to >= order.length) return order;
	return order.with(from, order[to] ?? id).with(to, id);
}

/** The participant's order when it names every item once, else the order in which they are shown. */
export function orderToShow(ids: string[], answered: string[]): string[] {
	const same = answered.length === ids.length && ids.every((id) => answered.includes(id));
	return same ? answered : ids;
}
