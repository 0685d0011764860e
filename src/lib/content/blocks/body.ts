import type { RootContent } from 'mdast';
import type { Text } from '../types.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import type { PageContext } from '../parse/context.ts';
import { parseMarkdown } from '../parse/markdown.ts';
import type { Span } from '../parse/source.ts';
import { readText } from '../parse/text.ts';

/** The syntax tree of a run of lines; its `[name]: url` lines are known to the context from here on. */
export function readNodes(ctx: PageContext, span: Span): RootContent[] {
	const nodes = parseMarkdown(ctx.source, span);
	ctx.definitions = new Map();
	for (const node of nodes) collectDefinitions(node, ctx.definitions);
	return nodes;
}

function collectDefinitions(node: RootContent, found: Map<string, string>): void {
	if (node.type === 'definition' && !found.has(node.identifier)) {
		found.set(node.identifier, node.url);
	}
	if ('children' in node) for (const child of node.children) collectDefinitions(child, found);
}

/** The body of a block that holds text only; blocks in it are reported. */
export function readBody(ctx: PageContext, block: RawBlock): Text[] {
	const texts = bodySpans(ctx, block, false).flatMap((span) => readText(ctx, readNodes(ctx, span)));
	if (texts.length === 0) reportEmpty(ctx, block);
	return texts;
}

/** The runs of text in a block; each block in it is reported. */
export function bodySpans(ctx: PageContext, block: RawBlock, exercise: boolean): Span[] {
	return block.parts.flatMap((part) => {
		if (part.kind === 'text') return [part.span];
		// An unknown block has been reported as such.
		if (part.block.name !== undefined) {
			const name = part.block.opening.name.toLowerCase();
			ctx.source.report('blok-in-oefening', part.block.span, { name, exercise });
		}
		return [];
	});
}

/** Reports a block without any text. */
export function reportEmpty(ctx: PageContext, block: RawBlock): void {
	ctx.source.report('blok-leeg', block.span, { name: block.opening.name.toLowerCase() });
}
