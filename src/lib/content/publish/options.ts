import type { AnswerKey, Exercise, Option, OptionId } from '../types.ts';
import { arrange } from '../exercises/arrange.ts';

/** What the options of an exercise are called, list by list; options of one list are matched with each other only. */
export function optionLists(exercise: Exercise): Record<string, Option[]> {
	switch (exercise.type) {
		case 'meerkeuze':
		case 'kies-meer':
		case 'volgorde':
		case 'afvinklijst':
			return { options: exercise.options };
		case 'sorteren':
			return { groups: exercise.groups, cards: exercise.cards };
		case 'verbinden':
			return { left: exercise.left, right: exercise.right };
		// A word bank has no ids to carry over: its words themselves are the answers.
		default:
			return {};
	}
}

/** An exercise and its key with other option ids; what is shuffled is stored in a new order that gives nothing away. */
export function renameOptions(
	exercise: Exercise,
	key: AnswerKey,
	names: Map<OptionId, OptionId>
): { exercise: Exercise; key: AnswerKey } {
	const id = (old: OptionId): OptionId => names.get(old) ?? old;
	const options = (list: Option[]): Option[] => list.map((each) => ({ ...each, id: id(each.id) }));
	const renamedKey = renameKey(key, id);
	return { exercise: renameExercise(exercise, renamedKey, options), key: renamedKey };
}

function renameExercise(
	exercise: Exercise,
	key: AnswerKey,
	options: (list: Option[]) => Option[]
): Exercise {
	switch (exercise.type) {
		case 'meerkeuze':
		case 'kies-meer':
		case 'afvinklijst':
			return { ...exercise, options: options(exercise.options) };
		case 'volgorde': {
			const order = key.type === 'volgorde' ? key.order : null;
			const renamed = options(exercise.options);
			return { ...exercise, options: order === null ? renamed : arrange(renamed, order) };
		}
		case 'sorteren':
			return { ...exercise, groups: options(exercise.groups), cards: options(exercise.cards) };
		case 'verbinden':
			return { ...exercise, left: options(exercise.left), right: options(exercise.right) };
		default:
			return exercise;
	}
}

function renameKey(key: AnswerKey, id: (old: OptionId) => OptionId): AnswerKey {
	const perOption = Object.fromEntries(
		Object.entries(key.perOption).map(([old, text]) => [id(old), text])
	);
	const pairs = (record: Record<OptionId, OptionId>): Record<OptionId, OptionId> =>
		Object.fromEntries(Object.entries(record).map(([from, to]) => [id(from), id(to)]));
	switch (key.type) {
		case 'meerkeuze':
			return { ...key, perOption, correct: key.correct === null ? null : id(key.correct) };
		case 'kies-meer':
			return { ...key, perOption, correct: key.correct?.map(id) ?? null };
		case 'volgorde':
			return { ...key, perOption, order: key.order?.map(id) ?? null };
		case 'sorteren':
			return { ...key, perOption, place: key.place === null ? null : pairs(key.place) };
		case 'verbinden':
			return { ...key, perOption, pair: pairs(key.pair) };
		default:
			return { ...key, perOption };
	}
}
