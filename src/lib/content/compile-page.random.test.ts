import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { compilePage } from './compile-page.ts';
import { randomText } from './testing/random-text.ts';

/** 3,000 in the suite; `OPMAAT_RANDOM_TEXTS=1000000` for a long run. */
const runs = Number(process.env.OPMAAT_RANDOM_TEXTS ?? 3000);

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
				for (const { line, endLine, column, text: told } of messages) {
					const placed = line >= 1 && endLine <= lines && column >= 1;
					if (!placed || /undefined|NaN|\[object/.test(told)) return false;
				}
				return page.blocks.every(
					(block) => block.kind !== 'oefening' || keys.has(block.exercise.id)
				);
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
