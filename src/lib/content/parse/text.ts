import type { Blockquote, List, RootContent, Table } from 'mdast';
import type { Inline, Text } from '../types.ts';
import { findRemark } from '../exercises/remark-names.ts';
import { noteProse, type PageContext } from './context.ts';
import { readLine, shownCode, type GapReader } from './inline.ts';
import { plainText, spanOf } from './nodes.ts';

/**
 * Prose. Every node type is on this list or gives a message; nothing of a node is copied but its words, and addresses
 * that passed the one check.
 */
export function readText(ctx: PageContext, nodes: RootContent[], gap?: GapReader): Text[] {
	return nodes.flatMap((node) => readNode(ctx, node, gap));
}

function readNode(ctx: PageContext, node: RootContent, gap?: GapReader): Text[] {
	const { source } = ctx;
	switch (node.type) {
		case 'paragraph': {
			noteProse(ctx, spanOf(node));
			const c = readLine(ctx, node.children, gap);
			return isBlank(c) ? [] : [{ t: 'p', c }];
		}
		case 'heading':
			return readHeading(ctx, node.depth, node);
		case 'list':
			return readList(ctx, node, gap);
		case 'blockquote':
			return readQuote(ctx, node, gap);
		case 'code':
			return [{ t: 'code', v: node.value }];
		case 'thematicBreak':
			return [{ t: 'rule' }];
		case 'table':
			return readTable(ctx, node, gap);
		case 'definition':
			return [];
		case 'html':
			source.report('html-niet-toegestaan', source.firstLine(spanOf(node)), {
				code: shownCode(node.value)
			});
			return [];
		case 'footnoteDefinition':
			source.report('onderdeel-onbekend', source.firstLine(spanOf(node)), {
				what: 'Voetnoten kunnen hier niet. Zet de uitleg in de tekst.'
			});
			return [];
		case 'containerDirective':
		case 'leafDirective':
			// Blocks on their own line were taken out before; this one stands in a list or a quote.
			source.report('blok-niet-herkend', source.firstLine(spanOf(node)));
			return [];
		default:
			source.report('onderdeel-onbekend', spanOf(node), {
				what: 'Dit onderdeel kan hier niet. Schrijf het als gewone tekst.'
			});
			return [];
	}
}

function readHeading(
	ctx: PageContext,
	depth: number,
	node: Extract<RootContent, { type: 'heading' }>
): Text[] {
	const { source } = ctx;
	const span = spanOf(node);
	const c = readLine(ctx, node.children);
	if (isBlank(c)) return [];
	if (depth === 1) {
		source.report('kop-1', span, undefined, {
			from: span.from,
			to: span.from + 1,
			insert: '##'
		});
	}
	const level = Math.max(2, depth);
	if (level > ctx.headingDepth + 1 && ctx.role === 'page') {
		source.report('kop-overgeslagen', span, {
			before: ctx.headingDepth === 1 ? '' : '#'.repeat(ctx.headingDepth),
			found: '#'.repeat(level),
			wanted: '#'.repeat(ctx.headingDepth + 1)
		});
	}
	ctx.headingDepth = level;
	return [{ t: 'heading', depth: level >= 4 ? 4 : level === 3 ? 3 : 2, c }];
}

function readList(ctx: PageContext, node: List, gap?: GapReader): Text[] {
	const items = node.children.map((item) => {
		const first = item.children[0];
		const boxed = item.checked ?? (first !== undefined && /^\[[ xXvV]?\]/.test(plainText(first)));
		if (item.checked === true || item.checked === false || boxed) {
			ctx.source.report('vakje-buiten-oefening', ctx.source.firstLine(spanOf(item)));
		}
		return readText(ctx, item.children, gap);
	});
	const filled = items.filter((item) => item.length > 0);
	return filled.length === 0 ? [] : [{ t: 'list', ordered: node.ordered === true, items: filled }];
}

function readQuote(ctx: PageContext, node: Blockquote, gap?: GapReader): Text[] {
	const told = ctx.answerQuotes.get(node);
	if (told !== undefined) {
		ctx.source.report('opmerking-onbekend', ctx.source.firstLine(spanOf(node)), { name: told });
		return [];
	}
	const first = node.children[0];
	const label = first === undefined ? undefined : /^([^:\n]{3,20}):/.exec(plainText(first))?.[1];
	const remark = label === undefined ? undefined : findRemark(label);
	if (label !== undefined && remark !== undefined && remark !== 'voorbeeld' && remark !== 'begin') {
		ctx.source.report('opmerking-buiten-oefening', ctx.source.firstLine(spanOf(node)), {
			name: label
		});
	}
	const c = readText(ctx, node.children, gap);
	return c.length === 0 ? [] : [{ t: 'quote', c }];
}

function readTable(ctx: PageContext, node: Table, gap?: GapReader): Text[] {
	const [head = [], ...rows] = node.children.map((row) =>
		row.children.map((cell) => readLine(ctx, cell.children, gap))
	);
	return [{ t: 'table', head, rows }];
}

function isBlank(c: Inline[]): boolean {
	return c.every((inline) => typeof inline === 'string' && inline.trim() === '');
}
