import type { Blockquote, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Inline, Text } from '../types.ts';
import { listCanonical } from '../names.ts';
import { nearestName } from '../suggest.ts';
import type { PageContext } from '../parse/context.ts';
import { plainText, spanOf } from '../parse/nodes.ts';
import type { Span } from '../parse/source.ts';
import { readText } from '../parse/text.ts';
import { findRemark, labelOf, type RemarkName } from './remark-names.ts';

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
	for (const child of quote.children) {
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
	if (first === undefined || !reportNearLabel(ctx, first)) rest.push({ ...quote, children: plain });
}

/** Reports a label that is nearly the name of a remark; true when it was. */
function reportNearLabel(ctx: PageContext, node: RootContent): boolean {
	const label = /^(\p{L}[\p{L} ]{2,14}):/u.exec(plainText(node))?.[1];
	if (label === undefined || findRemark(label) !== undefined) return false;
	const suggestion = nearestName(label, listCanonical('remarks'));
	if (suggestion === undefined) return false;
	ctx.source.report('opmerking-onbekend', ctx.source.firstLine(spanOf(node)), {
		name: label,
		suggestion: labelOf(suggestion)
	});
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

interface Piece {
	node: Paragraph;
	/** The piece with its label, where that turns out to be ordinary text. */
	whole?: Paragraph;
	label?: { name: RemarkName; label: string };
}

const labelAtLine = /(^|\n)[ \t]*(\p{L}[\p{L} ]{2,14}?)[ \t]*:[ \t]*/gu;

/** Cuts a paragraph before each line that starts with the name of a remark. */
function splitParagraph(paragraph: Paragraph): Piece[] {
	const pieces: Piece[] = [];
	const start = (label?: Piece['label'], written?: PhrasingContent): void => {
		const position = paragraph.position;
		const node: Paragraph = { type: 'paragraph', children: [], ...(position && { position }) };
		const whole = written && { ...node, children: [written] };
		pieces.push({ node, ...(label && { label }), ...(whole && { whole }) });
	};
	const add = (node: PhrasingContent): void => {
		if (pieces.length === 0) start();
		const last = pieces.at(-1);
		last?.node.children.push(node);
		last?.whole?.children.push(node);
	};
	let lineStart = true;
	paragraph.children.forEach((child, index) => {
		const bold = lineStart ? boldLabel(child, paragraph.children[index + 1]) : undefined;
		if (bold !== undefined) start(bold, child);
		else if (child.type !== 'text') add(child);
		else {
			let from = 0;
			const text =
				pieces.at(-1)?.label && lineStart ? child.value.replace(/^\s*:\s*/, '') : child.value;
			for (const match of text.matchAll(labelAtLine)) {
				const name = findRemark(match[2] ?? '');
				const atLine = match[1] === '\n' || (match.index === 0 && lineStart);
				if (name === undefined || !atLine) continue;
				if (match.index > from) add({ ...child, value: text.slice(from, match.index) });
				const written: PhrasingContent = { ...child, value: match[0].trimStart() };
				start({ name, label: match[2] ?? '' }, written);
				from = match.index + match[0].length;
			}
			if (from < text.length) add({ ...child, value: text.slice(from) });
		}
		lineStart =
			child.type === 'break' ||
			(child.type === 'text' && child.value.endsWith('\n')) ||
			bold !== undefined;
	});
	return pieces;
}

/** `**Hint:** …` and `**Hint**: …` are meant as `Hint: …`. */
function boldLabel(
	node: PhrasingContent,
	next: PhrasingContent | undefined
): Piece['label'] | undefined {
	if (node.type !== 'strong' && node.type !== 'emphasis') return undefined;
	const text = plainText(node);
	const colon = text.endsWith(':') || (next?.type === 'text' && next.value.startsWith(':'));
	const label = text.replace(/\s*:$/, '');
	const name = colon ? findRemark(label) : undefined;
	return name === undefined ? undefined : { name, label };
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
