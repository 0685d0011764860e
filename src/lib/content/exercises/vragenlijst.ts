import type { ListItem, PhrasingContent } from 'mdast';
import * as v from 'valibot';
import type { Option, OptionId, QuestionnaireExercise, QuestionnaireKey } from '../types.ts';
import { readChoice } from '../blocks/settings.ts';
import { spanOf } from '../parse/nodes.ts';
import { optionSchema } from './answer-shapes.ts';
import { checkOptions, readOptions, splitList } from './choices.ts';
import { optionId } from './option-ids.ts';
import {
	asked,
	defineExercise,
	reportMissing,
	requireQuestion,
	told,
	type CompiledExercise,
	type ExerciseInput
} from './shape.ts';

/**
 * Item id to answer id; null is a statement that was passed over. What is not there yet is still to come: a list is saved
 * as it is filled in.
 */
export interface QuestionnaireAnswer {
	answers: Record<OptionId, OptionId | null>;
}

/**
 * Statements with the same answers for each, often measured twice. There is no right answer; `(-)` behind a statement
 * says that it counts the other way round.
 */
export const vragenlijst = defineExercise<
	QuestionnaireExercise,
	QuestionnaireKey,
	QuestionnaireAnswer
>({
	type: 'vragenlijst',
	settings: ['antwoorden', 'meting', 'zelfde-als'],
	allowsOpinion: false,
	remarks: [],
	compile: (input) =>
		input.settings.has('zelfde-als') ? compileRepeat(input) : compileFirst(input),
	answerSchema: (exercise) =>
		v.strictObject({
			answers: v.pipe(
				v.record(v.pipe(v.string(), v.maxLength(64)), v.nullable(optionSchema(exercise.answers))),
				v.check((answers) => {
					const known = new Set(exercise.items.map(({ id }) => id));
					return Object.keys(answers).every((id) => known.has(id));
				}, 'unknown'),
				v.check((answers) => Object.keys(answers).length > 0, 'missing')
			)
		}),
	grade: () => ({ score: null, success: null }),
	solution: () => null,
	chosen: () => [],
	ends: ({ items }, { answers }) => items.every(({ id }) => Object.hasOwn(answers, id)),
	seconds: (exercise) => 10 * exercise.items.length,
	guesses: () => null
});

type Compiled = CompiledExercise<QuestionnaireExercise, QuestionnaireKey> | undefined;

function compileFirst(input: ExerciseInput): Compiled {
	const { ctx, settings } = input;
	const moment = readChoice(ctx, settings.get('meting'), 'moments', ['voor', 'na']);
	if (moment === 'na') {
		const span = settings.get('meting')?.span ?? input.block.span;
		ctx.source.report('meting-zonder-eerste', span);
		return undefined;
	}
	const numbered = input.nodes.some((node) => node.type === 'list' && node.ordered === true);
	const { question, items: written } = splitList(
		input.nodes,
		(list) => !numbered || list.ordered === true
	);
	if (written.length === 0) {
		reportMissing(
			input,
			'de lijst met uitspraken',
			'Zet elke uitspraak op een eigen regel: `1. uitspraak`.'
		);
		return undefined;
	}
	const turned = written.map(takeReversed);
	const options = readOptions(
		input,
		turned.map(({ item }) => item)
	);
	const answers = readAnswers(input);
	if (!checkOptions(input, options, 1) || answers === undefined) return undefined;
	const exercise: QuestionnaireExercise = {
		...asked(input, question, null),
		type: 'vragenlijst',
		answers,
		items: options.map(({ option }) => option),
		...(moment === undefined ? {} : { moment })
	};
	requireQuestion(input, exercise.question);
	const reversed = options
		.filter(({ item }) => turned.some((each) => each.item === item && each.reversed))
		.map(({ option }) => option.id);
	return { exercise, key: { ...told(input), type: 'vragenlijst', reversed } };
}

/** The second measurement: it has no text of its own, so that its statements are the same by construction. */
function compileRepeat(input: ExerciseInput): Compiled {
	const { ctx, settings, id } = input;
	const { source } = ctx;
	const setting = settings.get('zelfde-als');
	const first = (setting?.value ?? '').replace(/^#/, '');
	const span = setting?.span ?? input.block.span;
	const moment = readChoice(ctx, settings.get('meting'), 'moments', ['na', 'voor']) ?? 'na';
	const body = input.nodes[0];
	if (body !== undefined) source.report('meting-met-tekst', source.firstLine(spanOf(body)));
	else if (settings.has('antwoorden')) {
		source.report('meting-met-tekst', settings.get('antwoorden')?.span ?? span);
	}
	ctx.repeats.set(id, source.reference(first, first, span));
	return {
		exercise: {
			...asked(input, [], null),
			type: 'vragenlijst',
			answers: [],
			items: [],
			moment,
			sameAs: first
		},
		key: { ...told(input), type: 'vragenlijst', reversed: [] }
	};
}

function readAnswers(input: ExerciseInput): Option[] | undefined {
	const { source } = input.ctx;
	const setting = input.settings.get('antwoorden');
	const written = (setting?.value ?? '')
		.split('|')
		.map((answer) => answer.replace(/\s+/g, ' ').trim())
		.filter((answer) => answer !== '');
	const span = setting?.span ?? input.block.span;
	const words = [...new Set(written)];
	const twice = words.find((word) => written.filter((each) => each === word).length > 1);
	if (twice !== undefined) {
		source.report('dubbel-antwoord', span, {
			text: twice,
			count: written.filter((each) => each === twice).length
		});
		return undefined;
	}
	if (words.length < 2 || words.length > 11) {
		source.report('vragenlijst-antwoorden', span, { count: words.length });
		return undefined;
	}
	const taken = new Set<OptionId>();
	return words.map((word): Option => {
		const id = optionId(`${input.id}/antwoord`, word, taken);
		taken.add(id);
		return { id, c: [word] };
	});
}

const mark = /\s*\(\s*[-−–]\s*\)\s*$/;

/** Takes `(-)` from the end of a statement. */
function takeReversed(item: ListItem): { item: ListItem; reversed: boolean } {
	const [first, ...rest] = item.children;
	const last = first?.type === 'paragraph' ? first.children.at(-1) : undefined;
	if (first?.type !== 'paragraph' || last?.type !== 'text' || !mark.test(last.value)) {
		return { item, reversed: false };
	}
	const words: PhrasingContent = { ...last, value: last.value.replace(mark, '') };
	const children = [...first.children.slice(0, -1), words];
	return { item: { ...item, children: [{ ...first, children }, ...rest] }, reversed: true };
}
