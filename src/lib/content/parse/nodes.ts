import type { Nodes } from 'mdast';
import { visibleText } from './characters.ts';
import type { Span } from './source.ts';

/** Where a node stands in the text. */
export function spanOf(node: Nodes): Span {
	return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}

/** The text of a node without its markup, on one line. */
export function plainText(node: Nodes): string {
	return visibleText(rawText(node)).replace(/\s+/g, ' ').trim();
}

function rawText(node: Nodes): string {
	if (node.type === 'break') return ' ';
	if (node.type === 'html') return '';
	if (node.type === 'image') return node.alt ?? '';
	if ('value' in node) return node.value;
	return 'children' in node ? node.children.map(rawText).join('') : '';
}
