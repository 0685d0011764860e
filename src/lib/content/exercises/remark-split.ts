import type { Paragraph, PhrasingContent } from 'mdast';
import { plainText } from '../parse/nodes.ts';
import { findRemark, type RemarkName } from './remark-names.ts';

/** A part of a paragraph, from one label to the next. */
export interface Piece {
	node: Paragraph;
	/** The piece with its label, where that turns out to be ordinary text. */
	whole?: Paragraph;
	label?: { name: RemarkName; label: string };
}

const labelAtLine = /(^|\n)[ \t]*(\p{L}[\p{L} ]{2,14}?)[ \t]*:[ \t]*/gu;

/** Cuts a paragraph before each line that starts with the name of a remark. */
export function splitParagraph(paragraph: Paragraph): Piece[] {
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
