import type { OptionId, ScenarioExercise, Step } from '../types.ts';

/** Where these choices lead from the start; undefined when they are no path through this story. */
export function stepAfter(exercise: ScenarioExercise, path: OptionId[]): Step | undefined {
	const steps = new Map(exercise.steps.map((step) => [step.id, step]));
	let here = steps.get(exercise.start);
	for (const id of path) {
		const choice = here?.choices.find((each) => each.id === id);
		if (choice === undefined) return undefined;
		here = steps.get(choice.to);
	}
	return here;
}

/**
 * What somebody reads of a story who goes through it once: of the direct ways to its endings the one with most to
 * read. In order, from the start.
 */
export function wayThrough(
	{ start, steps }: ScenarioExercise,
	length: (step: Step) => number
): Step[] {
	const byId = new Map(steps.map((step) => [step.id, step]));
	const first = byId.get(start);
	const ways = new Map<string, Step[]>(first ? [[start, [first]]] : []);
	for (const [, way] of ways) {
		for (const { to } of way.at(-1)?.choices ?? []) {
			const step = byId.get(to);
			if (step && !ways.has(to)) ways.set(to, [...way, step]);
		}
	}
	const total = (way: Step[]) => way.reduce((sum, step) => sum + length(step), 0);
	return [...ways.values()]
		.filter((way) => way.at(-1)?.choices.length === 0)
		.reduce<Step[]>((most, way) => (total(way) > total(most) ? way : most), []);
}
