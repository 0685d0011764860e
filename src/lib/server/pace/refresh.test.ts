import { describe, expect, test } from 'vitest';
import { aggregateOf } from './aggregate.ts';
import { authorParameters } from './items.ts';
import { judgePace } from './judgement.ts';
import { refreshItems } from './refresh.ts';
import { speedOf } from './speed.ts';
import { auc, inputFor, simulateSchool, spearman } from './testing.ts';
import type { PersonResponse } from './types.ts';

const zone = { timeZone: 'Europe/Amsterdam' };

describe('the nightly estimation', () => {
	test('without answers keeps the author’s estimates', () => {
		const { facts } = simulateSchool(1, 1, 6);
		const night = refreshItems([], facts);
		expect(night).toMatchObject({ kappa: 1, delta: 0.75 });
		expect(night.items).toEqual(facts.map(authorParameters));
		expect([...night.answers.values()]).toEqual([0, 0, 0, 0, 0, 0]);
	});

	test('without items estimates nothing', () => {
		const { responses } = simulateSchool(1, 3, 5);
		expect(refreshItems(responses, []).items).toEqual([]);
	});

	test.each([true, false])('stays finite when every answer is %s', (success) => {
		const school = simulateSchool(2, 12, 8);
		const responses = school.responses.map((response) => ({ ...response, success }));
		for (const item of refreshItems(responses, school.facts).items) {
			const numbers = [item.beta, item.sigma, item.variance, item.cut, item.difficulty];
			expect(numbers.every(Number.isFinite)).toBe(true);
		}
	});

	test('does not depend on the order of the answers', () => {
		const school = simulateSchool(3, 30, 10);
		const forward = refreshItems(school.responses, school.facts);
		const backward = refreshItems([...school.responses].reverse(), school.facts);
		backward.items.forEach((item, i) => {
			expect(item.beta).toBeCloseTo(forward.items[i]?.beta ?? NaN, 9);
			expect(item.difficulty).toBeCloseTo(forward.items[i]?.difficulty ?? NaN, 9);
		});
		expect(backward.delta).toBeCloseTo(forward.delta, 9);
	});

	test('sees neither voided nor marked answers, nor those made together', () => {
		const school = simulateSchool(4, 12, 6);
		const [some] = school.responses;
		const strange = (changes: Partial<PersonResponse>): PersonResponse[] =>
			some ? [{ ...some, timeMs: 9_000_000, ...changes }] : [];
		const calm = refreshItems(school.responses, school.facts);
		for (const extra of [strange({ voided: true }), strange({ mark: 'paper' })]) {
			expect(refreshItems([...school.responses, ...extra], school.facts).items).toEqual(calm.items);
		}
		const together = strange({ mark: 'together', timeMs: null });
		const others = school.responses.filter(
			(response) =>
				response.participantId !== some?.participantId || response.itemId !== some.itemId
		);
		expect(refreshItems([...school.responses, ...together], school.facts).items).toEqual(
			refreshItems(others, school.facts).items
		);
	});
});

function judged(seed: number, pupilCount: number, itemCount: number) {
	const school = simulateSchool(seed, pupilCount, itemCount);
	const night = refreshItems(school.responses, school.facts);
	return school.pupils.map((pupil) => {
		const own = school.responses.filter(({ participantId }) => participantId === pupil.id);
		const aggregate = aggregateOf(own, night.items, {
			...zone,
			delta: night.delta,
			tauNight: night.speeds.get(pupil.id)
		});
		const input = inputFor({ aggregate, items: night.items, itemsTotal: itemCount });
		return {
			pupil,
			accuracy: school.accuracy.get(pupil.id) ?? NaN,
			speed: speedOf(aggregate, aggregate.daysTimed),
			record: judgePace(input)
		};
	});
}

function meanOver(seeds: readonly number[], value: (seed: number) => number): number {
	return seeds.reduce((sum, seed) => sum + value(seed), 0) / seeds.length;
}

// Arithmetic, not real pupils: the formulas find back what was put in.
describe('a simulated school of 100', () => {
	const seeds = [101, 102, 103, 104, 105, 106];
	const schools = new Map(seeds.map((seed) => [seed, judged(seed, 100, 20)]));
	const rows = (seed: number) => schools.get(seed) ?? [];

	test('speed at 20 items: rank correlation of at least .90', () => {
		const found = meanOver(seeds, (seed) =>
			spearman(
				rows(seed).map(({ pupil }) => pupil.tau),
				rows(seed).map(({ speed }) => speed.tau)
			)
		);
		expect(found).toBeGreaterThan(0.9);
	});

	test('the 80% interval of speed covers 75–85%', () => {
		const found = meanOver(seeds, (seed) => {
			const all = rows(seed);
			const shift = all.reduce((sum, { pupil, speed }) => sum + speed.tau - pupil.tau, 0) / 100;
			const within = ({ pupil, speed }: (typeof all)[number]): boolean =>
				Math.abs(speed.tau - pupil.tau - shift) < 1.2816 * speed.se;
			return all.filter(within).length / 100;
		});
		expect(found).toBeGreaterThan(0.75);
		expect(found).toBeLessThan(0.85);
	});

	test('struggling at 20 items: area under the curve of at least .90', () => {
		const found = meanOver(seeds, (seed) => {
			const known = rows(seed).filter(({ record }) => record.pLow !== null);
			const scores = (struggling: boolean): number[] =>
				known
					.filter(({ accuracy }) => accuracy < 0.6 === struggling)
					.map(({ record }) => record.pLow ?? 0);
			return auc(scores(true), scores(false));
		});
		expect(found).toBeGreaterThan(0.9);
	});

	test('rushing at 20 items: F1 of at least .90', () => {
		const found = meanOver(seeds, (seed) => {
			const real = rows(seed).filter(({ pupil }) => pupil.rush > 0.15);
			const said = rows(seed).filter(({ record }) => record.rule === 6);
			const both = said.filter(({ pupil }) => pupil.rush > 0.15);
			return (2 * both.length) / (real.length + said.length);
		});
		expect(found).toBeGreaterThan(0.9);
	});

	test('the same answers give the same bytes', () => {
		expect(JSON.stringify(judged(101, 100, 20))).toBe(JSON.stringify(rows(101)));
	});
});
