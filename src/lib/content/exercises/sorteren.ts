import type { List, ListItem } from 'mdast';
import * as v from 'valibot';
import type { OptionId, SortExercise, SortKey } from '../types.ts';
import { spanOf } from '../parse/nodes.ts';
import { placeSchema } from './answer-shapes.ts';
import { arrange } from './arrange.ts';
import { checkOptions, readOptions, remarksPerOption, splitList } from './choices.ts';
import {
	asked,
	defineExercise,
	readAttempts,
	reportMissing,
	requireQuestion,
	told
} from './shape.ts';

/** Card id to the id of the group it was put in. */
export interface SortAnswer {
	place: Record<OptionId, OptionId>;
}

const cardsOf = (group: ListItem): ListItem[] =>
	group.children
		.filter((child): child is List => child.type === 'list')
		.flatMap((list) => list.children);

/** Put each card with its group. The author writes the cards under their group. */
export const sorteren = defineExercise<SortExercise, SortKey, SortAnswer>({
	type: 'sorteren',
	settings: [],
	allowsOpinion: true,
	remarks: ['goed', 'fout'],
	compile(input) {
		const { source } = input.ctx;
		const nested = input.nodes.some(
			(node) => node.type === 'list' && node.children.some((item) => cardsOf(item).length > 0)
		);
		let seen = false;
		const { question, items } = splitList(input.nodes, (list) => {
			seen ||= !nested || list.children.some((item) => cardsOf(item).length > 0);
			return seen;
		});
		if (items.length === 0) {
			reportMissing(
				input,
				'de lijst met groepen en kaartjes',
				'Zet elke groep op een eigen regel (`- groep`) en de kaartjes eronder (`  - kaartje`).'
			);
			return undefined;
		}
		// Ids of groups and cards differ because a group's words are never a card's in the same exercise.
		const groups = readOptions({ ...input, id: `${input.id}/groep` }, items);
		const written = groups.map((group) => ({ group, cards: cardsOf(group.item) }));
		for (const { group, cards } of written) {
			if (cards.length > 0 || (input.opinion && nested)) continue;
			source.report('sorteren-leeg', source.firstLine(spanOf(group.item)), { group: group.text });
		}
		if (!nested || !checkOptions(input, groups)) return undefined;
		const cards = readOptions(
			input,
			written.flatMap((each) => each.cards)
		);
		if (!checkOptions(input, cards)) return undefined;
		const place = new Map<OptionId, OptionId>();
		for (const card of cards) {
			const home = written.find((each) => each.cards.includes(card.item));
			if (home !== undefined) place.set(card.option.id, home.group.option.id);
		}
		const exercise: SortExercise = {
			...asked(input, question, readAttempts(input)),
			type: 'sorteren',
			groups: groups.map(({ option }) => option),
			cards: arrange(
				cards.map(({ option }) => option),
				cards.map(({ option }) => option.id)
			),
			opinion: input.opinion
		};
		requireQuestion(input, exercise.question);
		return {
			exercise,
			key: {
				...told(input, remarksPerOption([...groups, ...cards])),
				type: 'sorteren',
				place: input.opinion ? null : Object.fromEntries(place)
			}
		};
	},
	answerSchema: (exercise) =>
		v.strictObject({ place: placeSchema(exercise.cards, exercise.groups) }),
	grade(exercise, key, answer) {
		if (key.place === null) return { score: null, success: null };
		const parts: Record<OptionId, boolean> = {};
		for (const { id } of exercise.cards) parts[id] = answer.place[id] === key.place[id];
		const right = Object.values(parts).filter(Boolean).length;
		const of = exercise.cards.length;
		return { score: right / of, success: right === of, parts, right: { count: right, of } };
	},
	solution: (_, key) => (key.place === null ? null : { place: key.place }),
	chosen: (_, answer) => Object.keys(answer.place),
	seconds: (exercise) => 10 * exercise.cards.length,
	guesses: () => null
});
