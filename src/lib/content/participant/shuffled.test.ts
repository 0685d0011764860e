import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exerciseOf } from '../testing/exercise.ts';
import { grade } from '../grade.ts';
import { shuffled } from './shuffled.ts';

const words = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht'];
const order = (count: number, id: string): ReturnType<typeof exerciseOf> =>
	exerciseOf(
		`:::volgorde{#${id}}\nZet goed.\n\n${words
			.slice(0, count)
			.map((word) => `1. ${word}`)
			.join('\n')}\n:::`
	);

test('the solved order is never shown, whoever looks and however many items there are', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 8 }),
			fc.uuid(),
			fc.stringMatching(/^[a-z]{3,8}$/),
			(count, seed, id) => {
				const { exercise, key } = order(count, id);
				const seen = shuffled(exercise, seed);
				if (seen.type !== 'volgorde') throw new Error(seen.type);
				const shown = grade(exercise, key, { order: seen.options.map((option) => option.id) });
				expect(shown).toMatchObject({ ok: true, success: false });
			}
		),
		{ numRuns: 300 }
	);
});

test('one participant always sees the same order; participants differ', () => {
	const { exercise } = order(5, 'stappen');
	const shown = (seed: string): string => JSON.stringify(shuffled(exercise, seed));
	expect(shown('a')).toBe(shown('a'));
	expect(new Set(Array.from({ length: 40 }, (_, i) => shown(`p${i}`))).size).toBeGreaterThan(4);
});

test('the stored order is not the order of the author', () => {
	const { exercise, key } = order(6, 'stappen');
	if (exercise.type !== 'volgorde' || key.type !== 'volgorde') throw new Error(exercise.type);
	expect(exercise.options.map(({ id }) => id)).not.toEqual(key.order);
});

test('rows of verbinden never stand side by side with their own answers', () => {
	const { exercise, key } = exerciseOf(
		':::verbinden{#m}\nWat hoort bij elkaar?\n\n| A | B |\n| - | - |\n| a | b |\n| c | d |\n| e | f |\n:::'
	);
	for (let i = 0; i < 50; i++) {
		const seen = shuffled(exercise, `p${i}`);
		if (seen.type !== 'verbinden' || key.type !== 'verbinden') throw new Error(seen.type);
		const solved = seen.left.every(({ id }, n) => key.pair[id] === seen.right[n]?.id);
		expect(solved).toBe(false);
	}
});

test('meerkeuze keeps the order of the author', () => {
	const { exercise } = exerciseOf(
		':::meerkeuze{#a}\nWat?\n\n- [x] een\n- [ ] twee\n- [ ] drie\n:::'
	);
	expect(shuffled(exercise, 'p')).toBe(exercise);
});
