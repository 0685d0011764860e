import type { Heading, ListItem, Paragraph, RootContent } from 'mdast';
import * as v from 'valibot';
import type { OptionId, PlainKey, ScenarioExercise, Step, Text } from '../types.ts';
import { readLine } from '../parse/inline.ts';
import { plainText, spanOf } from '../parse/nodes.ts';
import { readText } from '../parse/text.ts';
import { slugOf } from '../blocks/ids.ts';
import { checkOptions, readOptions, remarksPerOption, splitList } from './choices.ts';
import { optionId } from './option-ids.ts';
import { stepAfter, wayThrough } from './story.ts';
import { checkPaths, type WrittenChoice, type WrittenStep } from './scenario-paths.ts';
import { askedText, defineExercise, reportMissing, told, type ExerciseInput } from './shape.ts';

/** The choices made so far, first to last; empty when the story starts again. */
export interface ScenarioAnswer {
	path: OptionId[];
}

/** Longest path that is kept: a story may go round, but not for ever. */
const longestPath = 200;

/** A story with choices. Each heading is a step; a link to a heading is a choice; a step without choices is an ending. */
export const scenario = defineExercise<ScenarioExercise, PlainKey, ScenarioAnswer>({
	type: 'scenario',
	settings: [],
	allowsOpinion: false,
	remarks: [],
	compile(input) {
		const first = input.nodes.findIndex(({ type }) => type === 'heading');
		const question = readText(input.ctx, first < 0 ? input.nodes : input.nodes.slice(0, first));
		if (first < 0) {
			reportMissing(
				input,
				'de eerste stap',
				'Zet boven elke stap een kopje: `### Op het plein`. Een keuze is een link naar een kopje.'
			);
			return undefined;
		}
		const written = readSteps(input, input.nodes.slice(first));
		const [start] = written;
		if (start === undefined || !checkPaths(input, written)) return undefined;
		const ids = new Map(written.map(({ slug, step }) => [slug, step.id]));
		const steps = written.map(({ step, choices }): Step => ({
			...step,
			choices: choices.map(({ option, target }) => ({ ...option, to: ids.get(target) ?? '' }))
		}));
		const remarks: Record<OptionId, Text[]> = Object.assign(
			{},
			...written.map(({ choices }) => remarksPerOption(choices))
		);
		return {
			exercise: {
				...askedText(input, question, null),
				type: 'scenario',
				start: start.step.id,
				steps
			},
			key: { ...told(input, remarks), type: 'scenario' }
		};
	},
	answerSchema: (exercise) =>
		v.strictObject({
			path: v.pipe(
				v.array(v.pipe(v.string(), v.maxLength(64))),
				v.maxLength(longestPath),
				v.check((path) => stepAfter(exercise, path) !== undefined, 'unknown')
			)
		}),
	grade: () => ({ score: null, success: null }),
	solution: () => null,
	// Only what follows from the last choice is told: the rest was told before.
	chosen: (_, answer) => answer.path.slice(-1),
	ends: (exercise, answer) => stepAfter(exercise, answer.path)?.choices.length === 0,
	seconds: (exercise) => 25 * wayThrough(exercise, () => 1).length,
	guesses: () => null
});

function readSteps(input: ExerciseInput, nodes: RootContent[]): WrittenStep[] {
	const steps: WrittenStep[] = [];
	const taken = new Set<OptionId>();
	for (const [at, node] of nodes.entries()) {
		if (node.type !== 'heading') continue;
		const next = nodes.findIndex((other, i) => i > at && other.type === 'heading');
		const body = nodes.slice(at + 1, next < 0 ? nodes.length : next);
		steps.push(readStep(input, node, body, taken));
	}
	return steps;
}

function readStep(
	input: ExerciseInput,
	heading: Heading,
	body: RootContent[],
	taken: Set<OptionId>
): WrittenStep {
	const { ctx } = input;
	const words = plainText(heading);
	const slug = slugOf(words);
	const id = optionId(input.id, `stap ${words}`, taken);
	taken.add(id);
	const { question, items } = splitList(body, (list) =>
		list.children.some((item) => linkOf(item) !== undefined)
	);
	for (const node of question) {
		// An indented quote was meant for a choice; in the story it would tell what comes of it.
		if (node.type !== 'blockquote' || ctx.source.at(spanOf(node).from).column === 1) continue;
		ctx.source.report('opmerking-zonder-naam', ctx.source.firstLine(spanOf(node)));
	}
	const title = readLine(ctx, heading.children);
	const text = readText(ctx, question);
	return {
		slug,
		words,
		span: spanOf(heading),
		step: { id, title, body: text },
		choices: readChoices(input, `${input.id}/${slug}`, items, taken)
	};
}

function readChoices(
	input: ExerciseInput,
	id: string,
	items: ListItem[],
	taken: Set<OptionId>
): WrittenChoice[] {
	const { source } = input.ctx;
	const links = items.map(linkOf);
	const options = readOptions({ ...input, id }, items.map(withoutLink), taken);
	if (items.length > 0) checkOptions(input, options, 1);
	return options.flatMap((option): WrittenChoice[] => {
		const link = links[items.findIndex((item) => spanOf(item).from === spanOf(option.item).from)];
		if (link !== undefined) {
			return [{ ...option, target: targetOf(link.url), written: link.url, link: spanOf(link) }];
		}
		source.report('keuze-zonder-stap', option.span, { text: option.text.slice(0, 60) });
		return [];
	});
}

type Link = Extract<Paragraph['children'][number], { type: 'link' }>;

/** The link to a heading that makes an item of a list a choice. */
function linkOf(item: ListItem): Link | undefined {
	const [first] = item.children;
	if (first?.type !== 'paragraph') return undefined;
	return first.children.find(
		(child): child is Link => child.type === 'link' && child.url.startsWith('#')
	);
}

function withoutLink(item: ListItem): ListItem {
	const link = linkOf(item);
	const [first, ...rest] = item.children;
	if (link === undefined || first?.type !== 'paragraph') return item;
	const children = first.children.flatMap((child) => (child === link ? child.children : [child]));
	return { ...item, children: [{ ...first, children }, ...rest] };
}

function targetOf(url: string): string {
	try {
		return slugOf(decodeURIComponent(url));
	} catch {
		return slugOf(url);
	}
}
