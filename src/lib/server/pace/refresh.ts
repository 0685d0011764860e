import { fitAbility, fitDelta, type Trial } from './accuracy.ts';
import { itemsById, trialsOf } from './aggregate.ts';
import { ALTERNATIONS, DELTA_START } from './constants.ts';
import { isEffortful, timedAnswers, type Timed } from './counted.ts';
import {
	authorParameters,
	authorSeconds,
	type ItemAnswer,
	itemParameters,
	kappaOf,
	overallShare
} from './items.ts';
import { observe, speedOf } from './speed.ts';
import { abilitySpreadOf, speedSpreadOf, USUAL_POPULATION, type SpeedSums } from './population.ts';
import type { ItemFacts, ItemParameters, PersonResponse, Population } from './types.ts';

export type ItemStatistics = {
	items: ItemParameters[];
	/** Factor on the authors' times. */
	kappa: number;
	/** What a further attempt adds, in logits. */
	delta: number;
	/** How much people differ. */
	population: Population;
	/** Speed (tau) per participant over all these items: `tauNight` until the next night. */
	speeds: Map<string, number>;
	/** Effortful first attempts per item. */
	answers: Map<string, number>;
};

type ByKey<T> = Map<string, T[]>;

function groupBy<T>(values: readonly T[], key: (value: T) => string): ByKey<T> {
	const groups: ByKey<T> = new Map();
	for (const value of values) {
		const group = groups.get(key(value));
		if (group) group.push(value);
		else groups.set(key(value), [value]);
	}
	return groups;
}

function estimateItems(
	items: readonly ItemFacts[],
	answers: ByKey<ItemAnswer>,
	abilitySpread: number
): { parameters: ItemParameters[]; kappa: number } {
	const of = (item: ItemFacts): ItemAnswer[] => answers.get(item.id) ?? [];
	const kappa = kappaOf(
		items.map((item) => ({
			author: authorSeconds(item),
			logTimes: of(item).map(({ logTime }) => logTime)
		}))
	);
	const all = items.flatMap(of);
	const overall = overallShare(all.filter(({ success }) => success).length, all.length);
	return {
		kappa,
		parameters: items.map((item) =>
			itemParameters(item, of(item), { kappa, overall, abilitySpread })
		)
	};
}

/** Effortful first attempts per item, with the speed of who gave them. */
function answersOf(
	first: readonly Timed<PersonResponse>[],
	known: ReadonlyMap<string, ItemParameters>,
	speeds: ReadonlyMap<string, number>
): ByKey<ItemAnswer> {
	const answers: ByKey<ItemAnswer> = new Map();
	for (const response of first) {
		const item = known.get(response.itemId);
		if (!item || !isEffortful(response, item)) continue;
		const answer: ItemAnswer = {
			logTime: Math.log(response.timeMs / 1000),
			tau: speeds.get(response.participantId) ?? 0,
			group: response.groupId ?? response.participantId,
			success: response.success
		};
		const list = answers.get(item.id);
		if (list) list.push(answer);
		else answers.set(item.id, [answer]);
	}
	return answers;
}

function estimateSpeeds(
	people: ByKey<Timed<PersonResponse>>,
	items: ReadonlyMap<string, ItemParameters>,
	before: ReadonlyMap<string, number>
): { speeds: Map<string, number>; sums: SpeedSums[] } {
	const speeds = new Map<string, number>();
	const all: SpeedSums[] = [];
	for (const [person, responses] of people) {
		const sums = { sumW: 0, sumWr: 0, sumW2v: 0 };
		const days = new Set<string>();
		for (const response of responses) {
			const item = items.get(response.itemId);
			if (!item || !isEffortful(response, item)) continue;
			const { r, w } = observe(response.timeMs, response.timeWeight, item, before.get(person) ?? 0);
			sums.sumW += w;
			sums.sumWr += w * r;
			days.add(response.answeredAt.toISOString().slice(0, 10));
		}
		speeds.set(person, speedOf(sums, 1).tau);
		all.push({ ...sums, days: days.size });
	}
	return { speeds, sums: all };
}

/**
 * The nightly estimation: items from persons and persons from items, three times in turn, starting
 * from the authors' estimates. Pass at most the 5,000 most recent answers of each item. The order of
 * the responses does not matter.
 */
export function refreshItems(
	responses: readonly PersonResponse[],
	facts: readonly ItemFacts[]
): ItemStatistics {
	const byPerson = groupBy(responses, ({ participantId }) => participantId);
	const timed = [...byPerson.values()].flatMap((own) => timedAnswers(own));
	const first = timed.filter(({ attempt }) => attempt === 1);
	const firstByPerson = groupBy(first, ({ participantId }) => participantId);

	let items = facts.map(authorParameters);
	let kappa = 1;
	let delta = DELTA_START;
	let population = USUAL_POPULATION;
	let speeds = new Map<string, number>();
	let sums: SpeedSums[] = [];
	let answers: ByKey<ItemAnswer> = new Map();
	for (let round = 0; round < ALTERNATIONS; round++) {
		answers = answersOf(first, itemsById(items), speeds);
		({ parameters: items, kappa } = estimateItems(facts, answers, population.ability));
		const known = itemsById(items);
		({ speeds, sums } = estimateSpeeds(firstByPerson, known, speeds));
		const trials = [...byPerson.values()].map((own): Trial[] => trialsOf(own, known));
		const { ability } = population;
		delta = fitDelta(
			trials.map((own) => ({
				theta: round === 0 ? 0 : fitAbility(own, delta, ability).theta,
				trials: own
			}))
		);
		population = { ...population, ability: abilitySpreadOf(trials, delta) };
	}
	population = { ...population, speed: speedSpreadOf(sums) };
	return {
		items,
		kappa,
		delta,
		population,
		speeds,
		answers: new Map(items.map(({ id }) => [id, answers.get(id)?.length ?? 0]))
	};
}
