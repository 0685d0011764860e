import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswer } from './answers.ts';
import { canonicalJson } from './canonical.ts';
import { compilePage } from './compile-page.ts';
import { kindOf } from './exercises/kinds.ts';
import { grade } from './grade.ts';
import { forParticipant } from './participant/for-participant.ts';
import { shuffled } from './participant/shuffled.ts';
import { compileFiles } from './testing/course.ts';
import { carefulPage, hurriedPage, secret } from './testing/random-page.ts';

/** 1,000 in the suite; `OPMAAT_RANDOM_TEXTS=20000` for a long run. */
const runs = Number(process.env.OPMAAT_RANDOM_TEXTS ?? 1000);
const patience = { timeout: 60_000 + runs * 20 };
const path = '01-ruzie/01-start.md';

test(
	`${Math.ceil(runs / 2)} careful pages have no fout, and every solution is right`,
	patience,
	() => {
		fc.assert(
			fc.property(carefulPage, (text) => {
				const { page, keys, messages } = compilePage(text, path);
				expect(messages.filter(({ severity }) => severity === 'fout')).toEqual([]);
				const shown = forParticipant(page, ['extra', 'verdieping']);
				expect(JSON.stringify(shown)).not.toContain(secret);
				for (const block of page.blocks) {
					if (block.kind !== 'oefening') continue;
					const exercise = shuffled(block.exercise, 'p');
					const key = keys.get(exercise.id);
					if (key === undefined) throw new Error(exercise.id);
					const solution = kindOf(exercise).solution(exercise, key);
					expect(solution === null).toBe(exercise.attempts === null);
					if (solution === null) continue;
					expect(readAnswer(exercise, solution)).toMatchObject({ ok: true });
					expect(grade(exercise, key, solution)).toMatchObject({ score: 1, success: true });
				}
			}),
			{ numRuns: Math.ceil(runs / 2) }
		);
	}
);

test(
	`${Math.floor(runs / 2)} hurried pages end in a tree or in messages with a place`,
	patience,
	() => {
		let slowest = 0;
		fc.assert(
			fc.property(hurriedPage, (text) => {
				const start = performance.now();
				const compiled = compilePage(text, path);
				slowest = Math.max(slowest, performance.now() - start);
				const { page, keys, messages } = compiled;
				const size = text.split('\n').length;
				for (const { line, column, endLine, text: told } of messages) {
					expect(line >= 1 && column >= 1 && endLine <= size, told).toBe(true);
					expect(told).not.toMatch(/undefined|NaN|\[object/);
				}
				if (messages.some(({ severity }) => severity === 'fout')) return;
				// What has no fout can be published: an exercise then holds nothing of its key.
				const asked = forParticipant(page, ['extra'])?.blocks.filter(
					({ kind }) => kind === 'oefening'
				);
				expect(JSON.stringify(asked)).not.toContain(secret);
				for (const block of page.blocks) {
					if (block.kind === 'oefening') expect(keys.has(block.exercise.id)).toBe(true);
				}
				expect(canonicalJson(compilePage(text, path))).toBe(canonicalJson(compiled));
			}),
			{ numRuns: Math.floor(runs / 2) }
		);
		expect(slowest).toBeLessThan(5000);
	}
);

test('a course of such pages compiles as a whole, the same every time', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(fc.oneof(carefulPage, hurriedPage), (text) => {
			const once = compileFiles({ [path]: text });
			const again = compileFiles({ [path]: text });
			expect(again.course?.hash).toBe(once.course?.hash);
			expect(once.course === undefined).toBe(
				once.messages.some(({ severity }) => severity === 'fout')
			);
		}),
		{ numRuns: 150 }
	);
});
