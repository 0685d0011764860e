import type { Feedback } from '#lib/homework.ts';

/** What the controls of every type of exercise get. */
export type ControlProps<Exercise> = {
	exercise: Exercise;
	/** What to show as filled in: typed and not yet sent, or answered last. */
	response: unknown;
	feedback: Feedback | null;
	/** Answered for good: shows what was answered and what is right, and takes no more input. */
	closed: boolean;
	legendId: string;
};

/** Parts that are right and stay in place. */
export function partsRight(feedback: Feedback | null): Set<string> {
	return new Set(feedback?.partsRight ?? []);
}

/** The participant's order when it names every item once, else the order in which they are shown. */
export function orderToShow(ids: string[], answered: string[]): string[] {
	const same = answered.length === ids.length && ids.every((id) => answered.includes(id));
	return same ? answered : ids;
}
