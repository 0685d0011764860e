import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { compilePage } from './compile-page.ts';
import { randomText } from './testing/random-text.ts';

/** 5,000 in the suite; `OPMAAT_RANDOM_TEXTS=1000000` for a long run. */
const runs = Number(process.env.OPMAAT_RANDOM_TEXTS ?? 5000);

test(
	`${runs} random texts each end in a page and messages with a place in the text`,
	{ timeout: 60_000 + runs * 20 },
	() => {
		let slowest = 0;
		fc.assert(
			fc.property(randomText, fc.boolean(), (body, withHead) => {
				const text = withHead ? `---\ntitel: Ruzie\n---\n${body}` : body;
				const start = performance.now();
				const { page, keys, messages } = compilePage(text, '01-m/01-p.md');
				slowest = Math.max(slowest, performance.now() - start);
				const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/).length;
				for (const message of messages) {
					expect(message.line).toBeGreaterThanOrEqual(1);
					expect(message.endLine).toBeLessThanOrEqual(lines);
					expect(message.column).toBeGreaterThanOrEqual(1);
					expect(message.text).not.toMatch(/undefined|NaN|\[object/);
				}
				for (const block of page.blocks) {
					if (block.kind === 'oefening') expect(keys.has(block.exercise.id)).toBe(true);
				}
				expect(page.minutes).toBeGreaterThanOrEqual(1);
			}),
			{ numRuns: runs }
		);
		expect(slowest).toBeLessThan(5000);
	}
);

test('the same text gives the same bytes', () => {
	fc.assert(
		fc.property(randomText, (text) => {
			const once = canonicalJson(compilePage(text, '01-m/01-p.md'));
			expect(canonicalJson(compilePage(text, '01-m/01-p.md'))).toBe(once);
		}),
		{ numRuns: 300 }
	);
});
