import { isScalar, isSeq, parseDocument, type Document } from 'yaml';
import { aliasOf, findName, type NameIn } from '../names.ts';
import type { HeadGroup } from './head-group.ts';

/** At the beginning of the text only, where the compiler looks for it too; elsewhere each blank line would be one to try. */
const frame = /^(\uFEFF?\s*-{3,}[ \t]*\n)([^]*?)((?<=\n)(?:-{3,}|\.{3})[ \t]*(?:\n|$))/;
/** A head that is longer is left alone. */
const longest = 10_000;

/** The title in the head of a file, or undefined when there is none to read. Cheap: nothing else is looked at. */
export function titleOf(text: string): string | undefined {
	const inner = frame.exec(text.slice(0, longest))?.[2] ?? '';
	const line = /^(?:titel|title)[ \t]*:[ \t]*(.+)$/im.exec(inner)?.[1]?.trim() ?? '';
	if (line === '') return undefined;
	const quoted = /^"(.*)"$/.exec(line) ?? /^'(.*)'$/.exec(line);
	return quoted ? (quoted[1] ?? '').replace(/\\"/g, '"').replace(/''/g, "'") : line;
}

/**
 * The text with another value in its head; the rest of the head keeps its order and comments. Undefined when the head
 * cannot be read.
 */
export function withHeadField<G extends HeadGroup>(
	text: string,
	group: G,
	name: NameIn<G>,
	value: string
): string | undefined {
	return changeHead(text, (document) => document.set(keyOf(document, group, name), value));
}

/** The text without one field in its head. Undefined when the head cannot be read. */
export function withoutHeadField<G extends HeadGroup>(
	text: string,
	group: G,
	name: NameIn<G>
): string | undefined {
	return changeHead(text, (document) => void document.delete(keyOf(document, group, name)));
}

/** Adds a former name (`vroeger:`), so that what was recorded under it stays. Undefined when the head cannot be read. */
export function withFormerName(text: string, group: HeadGroup, name: string): string | undefined {
	return changeHead(text, (document) => {
		const key = keyOf(document, group, 'vroeger');
		const node: unknown = document.get(key, true);
		const before = isSeq(node)
			? node.items.map((item) => String(isScalar(item) ? item.value : item))
			: isScalar(node) && node.value !== null
				? [String(node.value)]
				: [];
		const names = [...new Set([...before, name])];
		document.set(key, names.length === 1 ? names[0] : names);
	});
}

function changeHead(text: string, change: (document: Document) => void): string | undefined {
	const match = frame.exec(text);
	if (match === null) return undefined;
	const [whole, open = '', inner = '', close = ''] = match;
	if (inner.length > longest) return undefined;
	const document = parseDocument(inner, { version: '1.2', schema: 'core', merge: false });
	if (document.errors.length > 0) return undefined;
	try {
		change(document);
	} catch {
		// Not a list of fields.
		return undefined;
	}
	const written = document.toString({ lineWidth: 0 });
	const head = written.trim() === 'null' ? '' : written;
	return text.slice(0, match.index) + open + head + close + text.slice(match.index + whole.length);
}

/** The name that the author used, Dutch or English; else the Dutch one. */
function keyOf<G extends HeadGroup>(document: Document, group: G, name: NameIn<G>): string {
	const alias = aliasOf(group, name);
	return document.has(alias) && !document.has(name) && findName(group, alias) === name
		? alias
		: name;
}
