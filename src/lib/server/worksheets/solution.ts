import { kindOf } from '#lib/content/exercises/kinds.ts';
import type { AnswerKey, Exercise, Inline, Option } from '#lib/content/types.ts';
import { optionsOf, orderOf, pairsOf, placesOf } from '#lib/components/exercises/response.ts';
import { letterOf, type KeyLine } from '#lib/worksheet.ts';

/** The right answer in words, as a worker reads it beside a filled-in sheet. Empty when nothing is right or wrong. */
export function solutionLines(exercise: Exercise, key: AnswerKey): KeyLine[] {
	const solution = kindOf(exercise).solution(exercise, key);
	if (solution === null) return [];
	switch (exercise.type) {
		case 'meerkeuze':
		case 'kies-meer':
			return wordsOf(exercise.options, optionsOf(solution)).map((right) => line(right));
		case 'volgorde':
			return wordsOf(exercise.options, orderOf(solution)).map((right, at) =>
				line(right, [String(at + 1)])
			);
		case 'sorteren': {
			const places = placesOf(solution);
			return exercise.groups.map((group, at) => {
				const cards = exercise.cards.filter(({ id }) => places[id] === group.id);
				return line(listed(cards), [`${letterOf(at)} `, ...group.c]);
			});
		}
		case 'verbinden': {
			const pairs = pairsOf(solution);
			return exercise.left.map((left) =>
				line(exercise.right.find(({ id }) => id === pairs[left.id])?.c ?? [], left.c)
			);
		}
		case 'invullen':
			return key.type === 'invullen'
				? key.gaps.map((right, at) => line([right.join(' / ')], [String(at + 1)]))
				: [];
		default:
			return [];
	}
}

function line(right: Inline[], what: Inline[] | null = null): KeyLine {
	return { what, right };
}

function wordsOf(options: Option[], ids: string[]): Inline[][] {
	return ids.flatMap((id) => {
		const option = options.find((one) => one.id === id);
		return option ? [option.c] : [];
	});
}

function listed(options: Option[]): Inline[] {
	return options.flatMap(({ c }, at): Inline[] => (at === 0 ? c : ['; ', ...c]));
}
