import type { RootContent, Table } from 'mdast';
import * as v from 'valibot';
import type { Inline, MatchExercise, MatchKey, Option, OptionId } from '../types.ts';
import { bounds } from '../parse/bounds.ts';
import { readLine } from '../parse/inline.ts';
import { plainText, spanOf } from '../parse/nodes.ts';
import { plainInline } from '../plain-text.ts';
import { placeSchema } from './answer-shapes.ts';
import { arrange } from './arrange.ts';
import { optionId } from './option-ids.ts';
import {
	asked,
	defineExercise,
	readAttempts,
	reportMissing,
	requireQuestion,
	told,
	type ExerciseInput
} from './shape.ts';

/** Left id to right id. */
export interface MatchAnswer {
	pair: Record<OptionId, OptionId>;
}

/** What belongs together. Each row of the author's table is a pair. */
export const verbinden = defineExercise<MatchExercise, MatchKey, MatchAnswer>({
	type: 'verbinden',
	settings: [],
	allowsOpinion: false,
	remarks: ['goed', 'fout'],
	compile(input) {
		const { source } = input.ctx;
		const table = input.nodes.find((node) => node.type === 'table');
		if (table === undefined) {
			const torn = input.nodes.find(
				(node) => node.type === 'paragraph' && plainText(node).includes('|')
			);
			if (torn !== undefined) source.report('verbinden-kolommen', spanOf(torn), { count: null });
			else {
				reportMissing(
					input,
					'de tabel',
					'Zet wat bij elkaar hoort naast elkaar in een rij: `| links | rechts |`.'
				);
			}
			return undefined;
		}
		if (!checkColumns(input, table)) return undefined;
		const [head, ...rows] = table.children.map((row) =>
			row.children.map((cell) => readLine(input.ctx, cell.children))
		);
		const { left, right, pair } = readPairs(input, rows);
		if (left.length < 2) {
			source.report('te-weinig-antwoorden', spanOf(table), { count: left.length });
			return undefined;
		}
		if (left.length > bounds.options) {
			source.report('te-veel', input.block.span, {
				count: left.length,
				limit: bounds.options,
				what: 'paren',
				where: 'in deze oefening'
			});
			return undefined;
		}
		const question = questionAround(input, table);
		const exercise: MatchExercise = {
			...asked(input, question, readAttempts(input)),
			type: 'verbinden',
			heads: [head?.[0] ?? [], head?.[1] ?? []],
			left,
			right: arrange(
				right,
				right.map(({ id }) => id)
			)
		};
		requireQuestion(input, exercise.question);
		return { exercise, key: { ...told(input), type: 'verbinden', pair: Object.fromEntries(pair) } };
	},
	answerSchema: (exercise) => v.strictObject({ pair: placeSchema(exercise.left, exercise.right) }),
	grade(exercise, key, answer) {
		const parts: Record<OptionId, boolean> = {};
		for (const { id } of exercise.left) parts[id] = answer.pair[id] === key.pair[id];
		const right = Object.values(parts).filter(Boolean).length;
		const of = exercise.left.length;
		return { score: right / of, success: right === of, parts, right: { count: right, of } };
	},
	solution: (_, key) => ({ pair: key.pair }),
	chosen: () => [],
	seconds: (exercise) => 15 * exercise.left.length,
	guesses: () => null
});

/** A quote under the table is a remark, but on what? Shown as part of the question it could give the answer away. */
function questionAround(input: ExerciseInput, table: Table): RootContent[] {
	const at = input.nodes.indexOf(table);
	return input.nodes.filter((node, i) => {
		if (node.type !== 'blockquote' || i < at) return node !== table;
		const { source } = input.ctx;
		source.report('opmerking-zonder-naam', source.firstLine(spanOf(node)));
		return false;
	});
}

function checkColumns(input: ExerciseInput, table: Table): boolean {
	const { source } = input.ctx;
	let fine = true;
	for (const row of table.children) {
		// The parser fills a short row up, so what counts is what the author wrote.
		const filled = row.children.filter((cell) => cell.children.length > 0).length;
		if (row.children.length === 2 && filled === 2) continue;
		if (row === table.children[0] && row.children.length === 2) continue;
		fine = false;
		const count = row.children.length > 2 ? row.children.length : filled;
		source.report('verbinden-kolommen', spanOf(row), { count });
	}
	return fine;
}

function readPairs(
	input: ExerciseInput,
	rows: Inline[][][]
): { left: Option[]; right: Option[]; pair: Map<OptionId, OptionId> } {
	const left: Option[] = [];
	const right = new Map<string, Option>();
	const pair = new Map<OptionId, OptionId>();
	const taken = new Set<OptionId>();
	const seen = new Map<string, number>();
	for (const [leftWords = [], rightWords = []] of rows) {
		const text = plainInline(leftWords);
		seen.set(text, (seen.get(text) ?? 0) + 1);
		if (text !== '' && seen.get(text) === 2) {
			input.ctx.source.report('dubbel-antwoord', input.block.span, { text, count: 2 });
		}
		const from = { id: optionId(input.id, `links ${text}`, taken), c: leftWords };
		taken.add(from.id);
		left.push(from);
		// The same words twice on the right are one answer that fits two rows.
		const rightText = plainInline(rightWords) || JSON.stringify(rightWords);
		const to = right.get(rightText) ?? {
			id: optionId(input.id, `rechts ${rightText}`, taken),
			c: rightWords
		};
		taken.add(to.id);
		right.set(rightText, to);
		pair.set(from.id, to.id);
	}
	return { left, right: [...right.values()], pair };
}
