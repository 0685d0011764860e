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
