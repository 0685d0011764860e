import type { ListItem, PhrasingContent } from 'mdast';
import * as v from 'valibot';
import type { FiveGExercise, FiveGName, Inline, OpenKey } from '../types.ts';
import { findName, listCanonical } from '../names.ts';
import { readNumber } from '../blocks/settings.ts';
import { readLine } from '../parse/inline.ts';
import { plainText, spanOf } from '../parse/nodes.ts';
import { splitList } from './choices.ts';
import { asked, defineExercise, requireQuestion, told, type ExerciseInput } from './shape.ts';

/** What was written in each field; at least one of them. */
export interface FiveGAnswer {
	fields: Record<FiveGName, string>;
}

/** Characters in one field. */
export const longestField = 1000;

const names: FiveGName[] = listCanonical('fiveG');

/**
 * What happened, what somebody thought, felt and did, and what came of it: five short fields. A list of the five, each
 * with a colon and an example, is shown with them; `Voorbeeld` comes afterwards.
 */
export const vijfg = defineExercise<FiveGExercise, OpenKey, FiveGAnswer>({
	type: 'vijfg',
	settings: ['regels'],
	allowsOpinion: false,
	remarks: ['voorbeeld'],
	compile(input) {
		const lines = readNumber(input.ctx, input.settings.get('regels'), 1, 10, 2) ?? 2;
		const { question, items } = splitList(input.nodes, (list) =>
			list.children.some((item) => labelOf(item) !== undefined)
		);
		const examples = readExamples(input, items);
		const exercise: FiveGExercise = {
			...asked(input, question, null),
			type: 'vijfg',
			lines,
			fields: names.map((name) => ({ name, example: examples.get(name) ?? [] }))
		};
		requireQuestion(input, exercise.question);
		const { voorbeeld } = input.remarks;
		const sample = voorbeeld === undefined ? {} : { sample: voorbeeld };
		return { exercise, key: { ...told(input), type: 'vijfg', ...sample } };
	},
	answerSchema: () => {
		const field = v.pipe(v.string(), v.maxLength(longestField));
		return v.pipe(
			v.strictObject({
				fields: v.strictObject({
					gebeurtenis: field,
					gedachte: field,
					gevoel: field,
					gedrag: field,
					gevolg: field
				})
			}),
			v.check(({ fields }) => Object.values(fields).some((text) => text.trim() !== ''), 'missing')
		);
	},
	grade: () => ({ score: null, success: null }),
	solution: () => null,
	chosen: () => [],
	seconds: (exercise) => 30 * exercise.lines * names.length,
	guesses: () => null
});

/** The five in their order, for whoever draws or reads an answer. */
export const fiveGNames: readonly FiveGName[] = names;

function labelOf(item: ListItem): FiveGName | undefined {
	const [first] = item.children;
	const label = first === undefined ? undefined : /^([^:]{3,20}):/.exec(plainText(first))?.[1];
	return label === undefined ? undefined : findName('fiveG', label);
}

/** The examples by field. All five or none: half a list is a list in which one was forgotten. */
function readExamples(input: ExerciseInput, items: ListItem[]): Map<FiveGName, Inline[]> {
	const { ctx } = input;
	const examples = new Map<FiveGName, Inline[]>();
	for (const item of items) {
		const name = labelOf(item);
		const [first] = item.children;
		if (name === undefined || first?.type !== 'paragraph' || examples.has(name)) {
			ctx.source.report('vijfg-veld', ctx.source.firstLine(spanOf(item)));
			return examples;
		}
		examples.set(name, readLine(ctx, withoutLabel(first.children)));
	}
	if (examples.size > 0 && examples.size < names.length) {
		const span = items[0] === undefined ? input.block.span : spanOf(items[0]);
		ctx.source.report('vijfg-veld', ctx.source.firstLine(span));
	}
	return examples;
}

/** The words behind the colon; the label may be in bold. */
function withoutLabel(words: PhrasingContent[]): PhrasingContent[] {
	const rest = [...words];
	while (rest.length > 0) {
		const [first] = rest;
		const text = first === undefined ? '' : plainText(first);
		if (first?.type === 'text' && first.value.includes(':')) {
			rest[0] = { ...first, value: first.value.replace(/^[^:]*:\s*/, '') };
			return rest;
		}
		rest.shift();
		if (text.includes(':')) return rest;
	}
	return rest;
}
