import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { findName } from '../names.ts';
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
	const text = source.slice(span);
	const root = processor.parse(text);
	restoreColons(root, text);
	if (span.from > 0) shift(root, span.from);
	return root.children;
}

function shift(node: Nodes, by: number): void {
	if (node.position?.start.offset !== undefined) node.position.start.offset += by;
	if (node.position?.end.offset !== undefined) node.position.end.offset += by;
	if ('children' in node) for (const child of node.children) shift(child, by);
}

/**
 * To the parser `zei:hallo` holds a directive; to an author only `:gat[…]` does. All others become the text they were,
 * joined with the text around them, so that `Hint:kijk` is read like `Hint: kijk`.
 */
function restoreColons(node: Nodes, text: string): void {
	if (!('children' in node)) return;
	for (const child of node.children) restoreColons(child, text);
	if (!node.children.some(isOrdinaryColon)) return;
	const joined: PhrasingContent[] = [];
	for (const child of node.children as PhrasingContent[]) {
		const { position } = child;
		const plain: PhrasingContent = isOrdinaryColon(child)
			? {
					type: 'text',
					value: text
						.slice(position?.start.offset, position?.end.offset)
						.replace(/\n[>\s]*/g, '\n'),
					...(position && { position })
				}
			: child;
		const before = joined.at(-1);
		if (plain.type === 'text' && before?.type === 'text') {
			const start = before.position?.start;
			const end = plain.position?.end;
			before.value += plain.value;
			if (start && end) before.position = { start, end };
		} else joined.push(plain);
	}
	node.children = joined as typeof node.children;
}

function isOrdinaryColon(node: Nodes): boolean {
	return node.type === 'textDirective' && findName('inline', node.name) === undefined;
}
