import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { Inline, Option, OptionId, Text } from '../types.ts';
import { plainInline } from '../plain-text.ts';
import { bounds } from '../parse/bounds.ts';
import { noteProse } from '../parse/context.ts';
import { readLine } from '../parse/inline.ts';
import { plainText, spanOf } from '../parse/nodes.ts';
import type { Span } from '../parse/source.ts';
import { readText } from '../parse/text.ts';
import { optionId } from './option-ids.ts';
import type { ExerciseInput } from './shape.ts';

/** An answer as the author wrote it in a list. */
export interface WrittenOption {
	option: Option;
	ticked: boolean | undefined;
	remark: Text[];
	item: ListItem;
	text: string;
	span: Span;
}

/** Splits the body of an exercise into the question and the list of answers. */
export function splitList(
	nodes: RootContent[],
	isAnswers: (list: List) => boolean
): { question: RootContent[]; items: ListItem[]; lists: List[] } {
	const question: RootContent[] = [];
	const items: ListItem[] = [];
	const lists: List[] = [];
	for (const node of nodes) {
		const last = items.at(-1);
		if (node.type === 'list' && isAnswers(node)) {
			lists.push(node);
			items.push(...node.children);
		} else if (node.type === 'blockquote' && last !== undefined) {
			// A quote straight under an answer is a remark on it, also when it is not indented.
			last.children.push(node);
		} else question.push(node);
	}
	return { question, items, lists };
}

/** Whether any item of a list has a box. */
export function hasBoxes(list: List): boolean {
	return list.children.some((item) => typeof item.checked === 'boolean');
}

const boxLike = /^[ \t]*(?:[-*+•–]|\d+[.)])?[ \t]*\[[ \t]*[xXvV✓✔]?[ \t]*\](?![(:[])/u;
const boxRight = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\](?:[ \t]|$)/;

/** Reports boxes that are written a little differently, and answers without text; false when there were any. */
export function checkBoxForm(input: ExerciseInput): boolean {
	const { source } = input.ctx;
	let fine = true;
	for (const part of input.block.parts) {
		if (part.kind !== 'text') continue;
		const last = source.at(Math.max(part.span.from, part.span.to - 1)).line;
		for (let number = source.at(part.span.from).line; number <= last; number++) {
			const span = source.line(number);
			const line = source.slice(span);
			const box = boxLike.exec(line);
			if (box === null) continue;
			const empty = line.slice(box[0].length).trim() === '';
			if (boxRight.test(line) && !empty) continue;
			fine = false;
			const written = { from: span.from + line.search(/\S/), to: span.to };
			if (empty) source.report('leeg-antwoord', written);
			else {
				const tick = /[xXvV✓✔]/u.test(box[0]) ? 'x' : ' ';
				source.report('vakje-vorm', written, undefined, {
					from: written.from,
					to: span.from + box[0].length,
					insert: `- [${tick}]${/^\s/.test(line.slice(box[0].length)) ? '' : ' '}`
				});
			}
		}
	}
	return fine;
}

/** Translates the items of a list into options with provisional ids, checking what every list of answers needs. */
export function readOptions(
	input: ExerciseInput,
	items: ListItem[],
	taken = new Set<OptionId>()
): WrittenOption[] {
	const options: WrittenOption[] = [];
	for (const item of items) {
		const read = readItem(input, item);
		if (read.text === '' && !read.c.some((each) => typeof each !== 'string')) {
			input.ctx.source.report('leeg-antwoord', read.span);
			continue;
		}
		const id = optionId(input.id, read.text === '' ? JSON.stringify(read.c) : read.text, taken);
		taken.add(id);
		options.push({
			option: { id, c: read.c },
			ticked: item.checked ?? undefined,
			remark: read.remark,
			item,
			text: read.text,
			span: read.span
		});
	}
	return options;
}

function readItem(
	input: ExerciseInput,
	item: ListItem
): { c: Inline[]; remark: Text[]; text: string; span: Span } {
	const { ctx } = input;
	const words: PhrasingContent[] = [];
	const remarks: RootContent[] = [];
	for (const child of item.children) {
		if (child.type === 'paragraph') {
			if (words.length > 0) words.push({ type: 'break' });
			words.push(...child.children);
			noteProse(ctx, spanOf(child));
		} else if (child.type === 'blockquote') remarks.push(...child.children);
		else if (child.type !== 'list') {
			ctx.source.report('onderdeel-onbekend', ctx.source.firstLine(spanOf(child)), {
				what: 'Dit kan niet in een antwoord. Schrijf het antwoord als gewone tekst.'
			});
		}
	}
	const c = readLine(ctx, words);
	const text = plainInline(c).replace(/\s+/g, ' ').trim();
	return { c, remark: readText(ctx, remarks), text, span: ctx.source.firstLine(spanOf(item)) };
}

/** Reports too few, too many and repeated answers; false when there are too few or too many to go on. */
export function checkOptions(input: ExerciseInput, options: WrittenOption[], least = 2): boolean {
	const { source } = input.ctx;
	const seen = new Map<string, { count: number; last: WrittenOption }>();
	for (const option of options) {
		const key = option.text.toLowerCase().replace(/[.!?…]+$/, '');
		if (key === '') continue;
		seen.set(key, { count: (seen.get(key)?.count ?? 0) + 1, last: option });
	}
	for (const { count, last } of seen.values()) {
		if (count > 1) source.report('dubbel-antwoord', last.span, { text: last.text, count });
	}
	if (options.length > bounds.options) {
		source.report('te-veel', input.block.span, {
			count: options.length,
			limit: bounds.options,
			what: 'antwoorden',
			where: 'in deze oefening'
		});
		return false;
	}
	if (options.length >= least) return true;
	source.report('te-weinig-antwoorden', options[0]?.span ?? input.block.span, {
		count: options.length
	});
	return false;
}

/** The remarks under the answers, by option. */
export function remarksPerOption(options: WrittenOption[]): Record<OptionId, Text[]> {
	const told = options.filter(({ remark }) => remark.length > 0);
	return Object.fromEntries(told.map(({ option, remark }) => [option.id, remark]));
}

/** The words of an item, for a message. */
export function itemText(item: ListItem): string {
	const first = item.children[0];
	return first === undefined ? '' : plainText(first);
}
