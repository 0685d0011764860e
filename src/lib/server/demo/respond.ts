import { kindOf } from '#lib/content/exercises/kinds.ts';
import { stepAfter } from '#lib/content/exercises/story.ts';
import type { AnswerKey, Exercise, ScenarioExercise } from '#lib/content/types.ts';
import type { Random } from './random.ts';
import { wordsFor } from './words.ts';

/** An answer as a pupil might give it: right when `right`, else plausible and not right. */
export function respond(
	exercise: Exercise,
	key: AnswerKey,
	right: boolean,
	random: Random
): unknown {
	const solution = kindOf(exercise).solution(exercise, key);
	if (right && solution !== null) return solution;
	switch (exercise.type) {
		case 'open':
			return { text: wordsFor(exercise.id, random) };
		case 'schaal':
			return { value: scaleValue(exercise.from, exercise.to, random) };
		case 'meerkeuze': {
			const correct = key.type === 'meerkeuze' ? key.correct : null;
			const others = exercise.options.filter(({ id }) => id !== correct);
			return { option: random.pick(others).id };
		}
		case 'kies-meer': {
			const correct = key.type === 'kies-meer' ? key.correct : null;
			const some = exercise.options.map(({ id }) => id).filter(() => random.chance(0.45));
			const same =
				correct && some.length === correct.length && some.every((id) => correct.includes(id));
			const first = exercise.options[0]?.id ?? '';
			return { options: same || some.length === 0 ? toggle(some, first) : some };
		}
		case 'afvinklijst':
			return { options: exercise.options.map(({ id }) => id).filter(() => random.chance(0.7)) };
		case 'scenario':
			return { path: wander(exercise, random) };
		case 'vragenlijst':
			return {
				answers: Object.fromEntries(
					exercise.items.map(({ id }) => [id, random.pick(exercise.answers).id])
				)
			};
		case 'adem':
			return { done: true };
		case 'vijfg':
			return {
				fields: Object.fromEntries(
					exercise.fields.map(({ name }) => [name, wordsFor(exercise.id, random)])
				)
			};
		case 'volgorde': {
			const order = exercise.options.map(({ id }) => id);
			const correct = key.type === 'volgorde' ? key.order : null;
			return { order: order.join() === correct?.join() ? order.toReversed() : order };
		}
		case 'invullen': {
			const words = exercise.bank?.map(({ c }) => String(c[0])) ?? ['iets'];
			return { gaps: Array.from({ length: exercise.gaps }, () => random.pick(words)) };
		}
		case 'sorteren':
			return {
				place: Object.fromEntries(
					exercise.cards.map(({ id }) => [id, random.pick(exercise.groups).id])
				)
			};
		case 'verbinden': {
			const ids = exercise.right.map(({ id }) => id);
			return {
				pair: Object.fromEntries(exercise.left.map(({ id }, at) => [id, ids[at] ?? '']))
			};
		}
	}
}

/** A way through a story to an ending; a story that goes round is left after some choices. */
function wander(exercise: ScenarioExercise, random: Random): string[] {
	const path: string[] = [];
	for (let step = stepAfter(exercise, path); path.length < 50; step = stepAfter(exercise, path)) {
		if (!step || step.choices.length === 0) break;
		path.push(random.pick(step.choices).id);
	}
	return path;
}

function toggle(ids: string[], id: string): string[] {
	return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

function scaleValue(from: number, to: number, random: Random): number {
	const middle = from + (to - from) * 0.6;
	const value = Math.round(middle + random.normal() * (to - from) * 0.22);
	return Math.min(to, Math.max(from, value));
}
