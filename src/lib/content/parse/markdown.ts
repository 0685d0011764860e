import type { Nodes, RootContent } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Source, Span } from './source.ts';

/**
 * Two parts of CommonMark that authors never mean: text indented by four spaces as code, and a line of dashes that
 * turns the paragraph above it into a heading.
 */
function withoutSurprises(this: Processor): void {
	const data = this.data();
	(data.micromarkExtensions ??= []).push({
		disable: { null: ['codeIndented', 'setextUnderline'] }
	});
}

const processor = unified()
	.use(remarkParse)
	.use(remarkGfm, { singleTilde: false })
	.use(remarkDirective)
	.use(withoutSurprises)
	.freeze();

/** The syntax tree of a run of plain Markdown, with offsets in the whole text. */
export function parseMarkdown(source: Source, span: Span): RootContent[] {
	const root = processor.parse(source.slice(span));
	if (span.from > 0) shift(root, span.from);
	return root.children;
}

function shift(node: Nodes, by: number): void {
	if (node.position?.start.offset !== undefined) node.position.start.offset += by;
	if (node.position?.end.offset !== undefined) node.position.end.offset += by;
	if ('children' in node) for (const child of node.children) shift(child, by);
}
