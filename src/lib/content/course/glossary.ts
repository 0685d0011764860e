import type { RootContent } from 'mdast';
import type { Message, Reference, Term } from '../types.ts';
import { findName } from '../names.ts';
import { readNodes } from '../blocks/body.ts';
import { checkBounds } from '../parse/bounds.ts';
import { checkCharacters } from '../parse/characters.ts';
import { createContext } from '../parse/context.ts';
import { plainText, spanOf } from '../parse/nodes.ts';
import { Source } from '../parse/source.ts';
import { readText } from '../parse/text.ts';

/** The words of a course, with what their meanings refer to. */
export interface GlossaryFile {
	glossary: Term[];
	links: Reference[];
	files: Reference[];
	messages: Message[];
}

/** Reads `glossary.md`: each `##` heading is a word with its other forms, the text below it its meaning. */
export function compileGlossary(text: string): GlossaryFile {
	const source = new Source('glossary.md', text);
	const ctx = createContext(source, 'glossary', '');
	const result = { glossary: [], links: ctx.links, files: ctx.files, messages: source.messages };
	checkCharacters(source);
	if (!checkBounds(source)) return result;
	// A head is not needed here, and not in the way either.
	const bodyFrom = /^\s*---[ \t]*\n[^]*?\n---[ \t]*(?:\n|$)/.exec(source.text)?.[0].length ?? 0;
	const glossary: Term[] = [];
	const seen = new Set<string>();
	let loose: RootContent | undefined;
	let heading: Extract<RootContent, { type: 'heading' }> | undefined;
	let nodes: RootContent[] = [];

	const finish = (): void => {
		if (heading === undefined) return;
		const [entry, ...forms] = plainText(heading)
			.split(',')
			.map((form) => form.trim())
			.filter((form) => form !== '');
		if (entry === undefined) return;
		const { say, rest } = takeSay(nodes);
		const meaning = readText(ctx, rest);
		if (meaning.length === 0) source.report('begrip-leeg', spanOf(heading), { word: entry });
		for (const form of [entry, ...forms]) {
			if (seen.has(form.toLowerCase())) {
				source.report('begrip-dubbel', spanOf(heading), { word: form });
			}
			seen.add(form.toLowerCase());
		}
		glossary.push({ entry, forms, ...(say === undefined ? {} : { say }), meaning });
	};

	for (const node of readNodes(ctx, { from: bodyFrom, to: source.text.length })) {
		if (node.type === 'heading' && node.depth === 2) {
			finish();
			heading = node;
			nodes = [];
		} else if (heading !== undefined) nodes.push(node);
		// A title above the list is what people write; text there belongs to no word.
		else if (node.type !== 'heading') loose ??= node;
	}
	finish();
	if (loose !== undefined) source.report('begrip-los', source.firstLine(spanOf(loose)));
	return { ...result, glossary };
}

/** Takes a line `Uitspraak: es em wee` out of the meaning. */
function takeSay(nodes: RootContent[]): { say: string | undefined; rest: RootContent[] } {
	let say: string | undefined;
	const rest = nodes.flatMap((node): RootContent[] => {
		if (node.type !== 'paragraph' || say !== undefined) return [node];
		const children = node.children.flatMap((child) => {
			if (child.type !== 'text' || say !== undefined) return [child];
			const lines = child.value.split('\n');
			const at = lines.findIndex((line) => {
				const label = /^\s*([^:]+):/.exec(line)?.[1];
				return label !== undefined && findName('glossary', label) !== undefined;
			});
			if (at < 0) return [child];
			say = lines[at]?.replace(/^[^:]*:/, '').trim();
			const value = lines.filter((_, i) => i !== at).join('\n');
			return value.trim() === '' ? [] : [{ ...child, value }];
		});
		return children.length === 0 ? [] : [{ ...node, children }];
	});
	return { say: say === '' ? undefined : say, rest };
}
