import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Measured } from '#lib/insight.ts';
import { judgeItem } from './judge.ts';

const usual: Measured = {
	n: 30,
	firstTry: 0.75,
	seconds: 60,
	hints: 0.1,
	skipped: null,
	mistake: null
};
const kinds = (measured: Partial<Measured>, expected = 60) =>
	judgeItem({ ...usual, ...measured }, expected).reasons.map(({ kind }) => kind);

test('an ordinary exercise asks for nothing', () => {
	expect(judgeItem(usual, 60)).toEqual({ need: 0, reasons: [] });
});

test('each reason is given for its own number, and says which', () => {
	expect(kinds({ firstTry: 0.3 })).toEqual(['hard']);
	expect(kinds({ firstTry: 0.97 })).toEqual(['easy']);
	expect(kinds({ seconds: 120 })).toEqual(['slow']);
	expect(kinds({ seconds: 30 })).toEqual(['quick']);
	expect(kinds({ hints: 0.5 })).toEqual(['hints']);
	expect(kinds({ firstTry: null, hints: null, skipped: 0.6 })).toEqual(['skipped']);
	const mistake = { words: 'Ik duw terug.', count: 9, percent: 30 };
	expect(kinds({ firstTry: 0.65, mistake })).toEqual(['drawn']);
	expect(kinds({ firstTry: 0.3, mistake: { ...mistake, count: 15, percent: 50 } })).toEqual([
		'hard',
		'drawn'
	]);
});

test('five answers do not shout as loud as fifty', () => {
	const few = judgeItem({ ...usual, n: 5, firstTry: 0.4 }, 60).need;
	const many = judgeItem({ ...usual, n: 50, firstTry: 0.4 }, 60).need;
	expect(many).toBeGreaterThan(few);
});

test('the lower the share right, the higher it stands in the list', () => {
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(share, share, fc.integer({ min: 5, max: 500 }), (a, b, n) => {
			const [low, high] = [Math.min(a, b), Math.min(0.9, Math.max(a, b))];
			if (low > high) return;
			const need = (firstTry: number) => judgeItem({ ...usual, n, firstTry }, 60).need;
			expect(need(low)).toBeGreaterThanOrEqual(need(high));
		})
	);
});
