import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exerciseOf, idOf } from '#lib/content/testing/exercise.ts';
import { readTried, stateAfter, tryAnswer, UNTRIED } from './tried.ts';

const { exercise, key } = exerciseOf(
	':::meerkeuze{#a}\nWat doe je?\n\n- [ ] Duwen\n  > Dan wordt het groter.\n- [x] Tellen\n  > Ja.\n- [ ] Zwijgen\n  > Dat is opkroppen.\n\n> Hint: Denk na.\n\n> Uitleg: Tellen geeft tijd.\n:::'
);
const chose = (words: string) => ({ response: { option: idOf(exercise, words) }, skipped: false });

test('answers are graded as a participant’s: tried, told, and closed after the last attempt', () => {
	const first = tryAnswer(exercise, key, UNTRIED, chose('Duwen'));
	if (!first) throw new Error('refused');
	const after = stateAfter(exercise, key, first);
	expect(after).toMatchObject({ attempts: 1, attemptsLeft: 1, done: false, hintsLeft: 1 });
	expect(after.feedback).toMatchObject({ kind: 'not-yet', solution: null, explanation: null });

	const second = tryAnswer(exercise, key, first, chose('Zwijgen'));
	if (!second) throw new Error('refused');
	const closed = stateAfter(exercise, key, second);
	expect(closed.feedback).toMatchObject({ kind: 'closed', solution: chose('Tellen').response });
	expect(tryAnswer(exercise, key, second, chose('Tellen'))).toEqual(second);
	expect(tryAnswer(exercise, key, UNTRIED, { response: { text: 'x' }, skipped: false })).toBeNull();
	expect(tryAnswer(exercise, key, UNTRIED, { response: null, skipped: true })).toBeNull();
});

test('hints come one by one, and no further than there are', () => {
	expect(stateAfter(exercise, key, { ...UNTRIED, hints: 9 })).toMatchObject({ hintsLeft: 0 });
	expect(stateAfter(exercise, key, { ...UNTRIED, hints: 1 }).hints).toHaveLength(1);
	expect(stateAfter(exercise, key, UNTRIED).hints).toEqual([]);
});

test('whatever travels in the form is read, or counts as nothing tried', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null), fc.constant('[]')), (text) => {
			for (const tried of Object.values(readTried(text))) {
				expect(() => stateAfter(exercise, key, tried)).not.toThrow();
			}
		}),
		{ numRuns: 500 }
	);
	const stored = { a: { ...UNTRIED, attempts: 2, response: { option: 'x' } } };
	expect(readTried(JSON.stringify(stored))).toEqual(stored);
	expect(readTried(JSON.stringify({ a: { ...UNTRIED, attempts: -1 } }))).toEqual({});
});
