import type { AnswerKey, Exercise, Option, OptionId } from '../types.ts';
import { arrange } from '../exercises/arrange.ts';

const choicesPrefix = 'choices ';
const choicesOf = (step: OptionId): string => choicesPrefix + step;

/** The name that a list of options had, given what its step was called; choices are matched within their step. */
export function formerListName(name: string, names: Map<OptionId, OptionId>): string {
	if (!name.startsWith(choicesPrefix)) return name;
	const step = name.slice(choicesPrefix.length);
	return choicesOf(names.get(step) ?? step);
}

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
		case 'vragenlijst':
			return { answers: exercise.answers, items: exercise.items };
		case 'scenario':
			return {
				steps: exercise.steps.map(({ id, title }) => ({ id, c: title })),
				...Object.fromEntries(exercise.steps.map(({ id, choices }) => [choicesOf(id), choices]))
			};
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
	const renamedKey = renameKey(key, id);
	return { exercise: renameExercise(exercise, renamedKey, id), key: renamedKey };
}

function renameExercise(
	exercise: Exercise,
	key: AnswerKey,
	id: (old: OptionId) => OptionId
): Exercise {
	const options = <O extends Option>(list: O[]): O[] =>
		list.map((each) => ({ ...each, id: id(each.id) }));
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
		case 'vragenlijst':
			return { ...exercise, answers: options(exercise.answers), items: options(exercise.items) };
		case 'scenario': {
			const steps = exercise.steps.map((step) => ({
				...step,
				id: id(step.id),
				choices: options(step.choices).map((choice) => ({ ...choice, to: id(choice.to) }))
			}));
			return { ...exercise, start: id(exercise.start), steps };
		}
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
		case 'vragenlijst':
			return { ...key, perOption, reversed: key.reversed.map(id) };
		default:
			return { ...key, perOption };
	}
}
