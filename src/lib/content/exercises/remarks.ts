import type { Blockquote, List, ListItem, Paragraph, RootContent, Table, TableRow } from 'mdast';
import type { Inline, Text } from '../types.ts';
import { listCanonical } from '../names.ts';
import { nearestName } from '../suggest.ts';
import type { PageContext } from '../parse/context.ts';
import { plainText, spanOf } from '../parse/nodes.ts';
import type { Span } from '../parse/source.ts';
import { readText } from '../parse/text.ts';
import { findRemark, labelOf, type RemarkName } from './remark-names.ts';
import { splitParagraph } from './remark-split.ts';

/** What an author says about an exercise as a whole. */
export interface Remarks {
	hints: Text[][];
	starters: Inline[][];
	goed?: Text[];
	fout?: Text[];
	uitleg?: Text[];
	voorbeeld?: Text[];
}
interface Labelled {
	name: RemarkName;
	label: string;
	nodes: RootContent[];
	span: Span;
}

const single = ['goed', 'fout', 'uitleg', 'voorbeeld'] as const;

/**
 * Takes the remarks (`> Hint: …`) out of the body of an exercise. Several in one quote are told apart, and a line that
 * starts with `Hint:`, `Goed:`, `Fout:` or `Uitleg:` without the `>` is one too: it must never be shown beforehand.
 */
export function takeRemarks(
	ctx: PageContext,
	nodes: RootContent[],
	allowed: RemarkName[]
): { nodes: RootContent[]; remarks: Remarks } {
	const rest: RootContent[] = [];
	const found: Labelled[] = [];
	for (const node of nodes) {
		if (node.type === 'blockquote') readQuote(ctx, node, found, rest);
		else if (node.type === 'paragraph') readParagraph(ctx, node, found, rest);
		else if (node.type === 'table') readTable(ctx, node, found, rest);
		else if (node.type === 'list') rest.push(readList(ctx, node, found));
		else rest.push(node);
	}
	return { nodes: rest, remarks: collect(ctx, found, allowed) };
}

function readQuote(
	ctx: PageContext,
	quote: Blockquote,
	found: Labelled[],
	rest: RootContent[]
): void {
	let current: Labelled | undefined;
	const plain: Blockquote['children'] = [];
	for (const child of quote.children.flatMap(openQuote)) {
		const pieces = child.type === 'paragraph' ? splitParagraph(child) : [{ node: child }];
		for (const piece of pieces) {
			if ('label' in piece && piece.label !== undefined) {
				current = { ...piece.label, nodes: [piece.node], span: spanOf(quote) };
				found.push(current);
			} else if (current !== undefined) current.nodes.push(piece.node);
			else plain.push(piece.node);
		}
	}
	if (plain.length === 0) return;
	const first = plain[0];
	if (first !== undefined && reportNearLabel(ctx, first)) return;
	if (isAstray(ctx, quote, rest)) {
		ctx.source.report('opmerking-zonder-naam', ctx.source.firstLine(spanOf(quote)));
	} else rest.push({ ...quote, children: plain });
}

/** An indented quote above the answers stood under an answer once: in the question it could give the answer away. */
function isAstray(ctx: PageContext, quote: Blockquote, rest: RootContent[]): boolean {
	const answersCame = rest.some(({ type }) => type === 'list' || type === 'table');
	return !answersCame && ctx.source.at(spanOf(quote).from).column > 1;
}

/** A line `Uitleg: …` straight under a table is a row of one cell to the parser; it is taken out as the line it is. */
function readTable(ctx: PageContext, table: Table, found: Labelled[], rest: RootContent[]): void {
	const isRemark = (row: TableRow): boolean => {
		const [cell, second] = row.children;
		const label = cell === undefined ? undefined : /^([^:]{3,20}?)\s*:/.exec(plainText(cell))?.[1];
		const bare = second === undefined && !ctx.source.slice(spanOf(row)).includes('|');
		return bare && label !== undefined && findRemark(label) !== undefined;
	};
	const at = table.children.findIndex(isRemark);
	if (at < 0) {
		rest.push(table);
		return;
	}
	rest.push({ ...table, children: table.children.slice(0, at) });
	for (const row of table.children.slice(at)) {
		const children = row.children.flatMap((cell) => cell.children);
		const position = row.position;
		readParagraph(ctx, { type: 'paragraph', children, ...(position && { position }) }, found, rest);
	}
}

/** A quote in a quote is opened when there is a remark in it: the second `>` was one too many. */
function openQuote(node: Blockquote['children'][number]): Blockquote['children'] {
	if (node.type !== 'blockquote') return [node];
	const children = node.children.flatMap(openQuote);
	const labelled = children.some(
		(child) => child.type === 'paragraph' && splitParagraph(child).some(({ label }) => label)
	);
	return labelled ? children : [node];
}

/**
 * A list without the remarks in it. A line `Uitleg: …` straight under an answer would be part of that answer; `Goed:` and
 * `Fout:` in the quote under an answer say no more than the quote itself.
 */
function readList(ctx: PageContext, list: List, found: Labelled[]): List {
	const readItem = (item: ListItem): ListItem => ({
		...item,
		children: item.children.flatMap((child, i): ListItem['children'] => {
			if (child.type === 'paragraph') return readAnswer(child, i === 0, found);
			if (child.type === 'list') return [readList(ctx, child, found)];
			return child.type === 'blockquote' ? readAnswerQuote(ctx, child, found) : [child];
		})
	});
	return { ...list, children: list.children.map(readItem) };
}

/** The words of an answer; on its very first line a label is part of the answer (`- Goed: ik doe mee`). */
function readAnswer(node: Paragraph, isFirst: boolean, found: Labelled[]): ListItem['children'] {
	const kept: ListItem['children'] = [];
	let current: Labelled | undefined;
	splitParagraph(node).forEach(({ label, node: piece, whole }, i) => {
		if (label !== undefined && !(isFirst && i === 0)) {
			current = { ...label, nodes: [piece], span: spanOf(node) };
			found.push(current);
		} else if (current === undefined) kept.push(whole ?? piece);
		else current.nodes.push(piece);
	});
	return kept;
}

function readAnswerQuote(
	ctx: PageContext,
	quote: Blockquote,
	found: Labelled[]
): ListItem['children'] {
	const children: Blockquote['children'] = [];
	let current: Labelled | undefined;
	let told: string | undefined;
	for (const child of quote.children.flatMap(openQuote)) {
		const pieces = child.type === 'paragraph' ? splitParagraph(child) : [{ node: child }];
		for (const piece of pieces) {
			const label = 'label' in piece ? piece.label : undefined;
			if (label?.name === 'hint' || label?.name === 'uitleg') {
				current = { ...label, nodes: [piece.node], span: spanOf(quote) };
				found.push(current);
			} else if (label !== undefined || current === undefined) {
				current = undefined;
				told ??= label?.label;
				children.push(piece.node);
			} else current.nodes.push(piece.node);
		}
	}
	if (children.length === 0) return [];
	const kept = { ...quote, children };
	if (told !== undefined) ctx.answerQuotes.set(kept, told);
	return [kept];
}

/** Reports a label that is nearly the name of a remark; true when it was. */
function reportNearLabel(ctx: PageContext, node: RootContent): boolean {
	const label = /^(\p{L}[\p{L} ]{2,14}):/u.exec(plainText(node))?.[1];
	if (label === undefined || findRemark(label) !== undefined) return false;
	const suggestion = nearestName(label, listCanonical('remarks'));
	if (suggestion === undefined) return false;
	const place = ctx.source.firstLine(spanOf(node));
	const values = { name: label, suggestion: labelOf(suggestion) };
	const fix = ctx.source.replacing(place, label, labelOf(suggestion));
	ctx.source.report('opmerking-onbekend', place, values, fix);
	return true;
}

function readParagraph(
	ctx: PageContext,
	node: Paragraph,
	found: Labelled[],
	rest: RootContent[]
): void {
	// Under the answers, what nearly is a remark is one; shown as it stands it could give the answer away.
	if (rest.some(({ type }) => type === 'list') && reportNearLabel(ctx, node)) return;
	let current: Labelled | undefined;
	for (const piece of splitParagraph(node)) {
		const name = piece.label?.name;
		// In a question, `Voorbeeld:` and `Begin:` are ordinary words.
		if (piece.label !== undefined && name !== 'voorbeeld' && name !== 'begin') {
			current = { ...piece.label, nodes: [piece.node], span: spanOf(node) };
			found.push(current);
		} else if (current === undefined) rest.push(piece.whole ?? piece.node);
		else current.nodes.push(piece.node);
	}
}

function collect(ctx: PageContext, found: Labelled[], allowed: RemarkName[]): Remarks {
	const remarks: Remarks = { hints: [], starters: [] };
	for (const { name, label, nodes, span } of found) {
		const place = ctx.source.firstLine(span);
		const text = readText(ctx, nodes);
		if (!['hint', 'uitleg', ...allowed].includes(name)) {
			ctx.source.report('opmerking-onbekend', place, { name: label });
		} else if (text.length === 0) continue;
		else if (name === 'hint') remarks.hints.push(text);
		else if (name === 'begin') {
			const first = text[0];
			if (first?.t === 'p') remarks.starters.push(first.c);
		} else if (single.includes(name) && remarks[name] !== undefined) {
			ctx.source.report('opmerking-dubbel', place, { name: label });
		} else remarks[name] = text;
	}
	return remarks;
}
