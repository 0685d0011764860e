import { optionsOf, pairsOf, placesOf } from '#lib/components/exercises/response.ts';
import { readAnswer } from '#lib/content/answers.ts';
import { kindOf } from '#lib/content/exercises/kinds.ts';
import { plainInline } from '#lib/content/plain-text.ts';
import type { AnswerKey, Exercise, Option } from '#lib/content/types.ts';

export type Mistake = { words: string; count: number };

/** Said by so few, a mistake is nobody's in particular. */
const LEAST_CHOSEN = 2;

/**
 * The wrong choice that most answers share, in the author's own words: an option, a card in a group, a pair, or the
 * number of a gap. What a participant typed is never in it. Null when no mistake is shared, or none can be named.
 */
export function mostShared(
	exercise: Exercise,
	key: AnswerKey,
	responses: readonly unknown[]
): Mistake | null {
	const counts = new Map<string, number>();
	for (const response of responses) {
		// An answer to an older edition may not fit this one.
		const read = readAnswer(exercise, response);
		if (!read.ok) continue;
		for (const words of mistakesIn(exercise, key, read.answer)) {
			counts.set(words, (counts.get(words) ?? 0) + 1);
		}
	}
	const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	return most && most[1] >= LEAST_CHOSEN ? { words: most[0], count: most[1] } : null;
}

function mistakesIn(exercise: Exercise, key: AnswerKey, answer: unknown): string[] {
	const kind = kindOf(exercise);
	const solution = kind.solution(exercise, key);
	if (solution === null) return [];
	switch (exercise.type) {
		case 'meerkeuze':
		case 'kies-meer': {
			const right = new Set(optionsOf(solution));
			return optionsOf(answer)
				.filter((id) => !right.has(id))
				.map((id) => named(exercise.options, id));
		}
		case 'sorteren':
			return wrongLinks(placesOf(answer), placesOf(solution), exercise.cards, exercise.groups);
		case 'verbinden':
			return wrongLinks(pairsOf(answer), pairsOf(solution), exercise.left, exercise.right);
		case 'invullen': {
			const { parts = {} } = kind.grade(exercise, key, answer);
			return Object.entries(parts).flatMap(([gap, right]) => (right ? [] : [`#${+gap + 1}`]));
		}
		default:
			return [];
	}
}

function wrongLinks(
	made: Record<string, string>,
	right: Record<string, string>,
	from: Option[],
	to: Option[]
): string[] {
	return Object.entries(made)
		.filter(([one, other]) => right[one] !== other)
		.map(([one, other]) => `${named(from, one)} → ${named(to, other)}`);
}

function named(options: Option[], id: string): string {
	return plainInline(options.find((option) => option.id === id)?.c ?? []);
}
