import { isAlias, isMap, isScalar, isSeq, parseDocument, visit, type Node } from 'yaml';
import type { NameGroup, NameIn } from '../names.ts';
import { findName, listCanonical, listNames } from '../names.ts';
import { nearestName } from '../suggest.ts';
import { visibleText } from './characters.ts';
import type { Source, Span } from './source.ts';

type HeadGroup = Extract<NameGroup, 'courseHead' | 'moduleHead' | 'pageHead'>;
/** A value in the head: text as written, or a list of texts. */
export type HeadValue = string | string[];
export interface HeadField {
	value: HeadValue;
	key: Span;
	span: Span;
	written: string;
}
/** The front matter: fields by canonical name, and where the text below it starts. */
export interface Head<G extends HeadGroup> {
	fields: Map<NameIn<G>, HeadField>;
	/** Where a message about a missing field goes. */
	span: Span;
	bodyFrom: number;
	/** Fields that a misspelt name most likely stands for: they are not missing as well. */
	meant: Set<NameIn<G>>;
	/** False when the head could not be read: its absence is then not reported field by field. */
	readable: boolean;
}

const longest = 10_000;

/** Reads "de kop bovenaan": plain keys with texts and lists of texts, no tags, no aliases, no merge keys. */
export function readHead<G extends HeadGroup>(source: Source, group: G): Head<G> {
	const fields = new Map<NameIn<G>, HeadField>();
	const meant = new Set<NameIn<G>>();
	const frame = findFrame(source);
	if (frame === undefined) {
		const span = source.firstLine({ from: 0, to: source.text.length });
		source.report('geen-kop', span);
		return { fields, meant, span, bodyFrom: 0, readable: false };
	}
	const { inner, bodyFrom, closed } = frame;
	const span = source.line(source.at(Math.max(0, inner.from - 1)).line);
	if (!closed) source.report('geen-kop', span);
	const readable = readFields(source, inner, group, fields, meant);
	return { fields, meant, span, bodyFrom, readable: readable && closed };
}

function findFrame(source: Source): { inner: Span; bodyFrom: number; closed: boolean } | undefined {
	const lines = source.lineStarts.length;
	let first = 1;
	while (first < lines && source.slice(source.line(first)).trim() === '') first++;
	if (!/^-{3,}[ \t]*$/.test(source.slice(source.line(first)))) return undefined;
	const from = source.lineStarts[first] ?? source.text.length;
	for (let number = first + 1; number <= lines; number++) {
		const line = source.line(number);
		if (/^(?:-{3,}|\.{3})[ \t]*$/.test(source.slice(line))) {
			return {
				inner: { from, to: line.from },
				bodyFrom: Math.min(source.text.length, line.to + 1),
				closed: true
			};
		}
	}
	// Without an end the head is taken to stop at the first empty line.
	const end = source.text.slice(from).search(/\n[ \t]*\n/);
	const to = end < 0 ? source.text.length : from + end + 1;
	return { inner: { from, to }, bodyFrom: to, closed: false };
}

function readFields<G extends HeadGroup>(
	source: Source,
	inner: Span,
	group: G,
	fields: Map<NameIn<G>, HeadField>,
	meant: Set<NameIn<G>>
): boolean {
	const text = source.slice(inner);
	if (text.length > longest || (text.match(/[[{]/g)?.length ?? 0) > 50) {
		source.report('kop-onleesbaar', source.firstLine(inner));
		return false;
	}
	const document = parseDocument(text, {
		version: '1.2',
		schema: 'core',
		merge: false,
		resolveKnownTags: false,
		prettyErrors: false,
		logLevel: 'silent'
	});
	const unreadable = (offset: number): false => {
		source.report('kop-onleesbaar', source.line(source.at(inner.from + offset).line));
		return false;
	};
	const problem = [...document.errors, ...document.warnings].find(
		(error) => error.code !== 'DUPLICATE_KEY'
	);
	if (problem !== undefined) return unreadable(problem.pos[0]);
	const trick = findTrick(document.contents);
	if (trick !== undefined) return unreadable(trick);
	if (document.contents === null) return true;
	if (!isMap(document.contents)) return unreadable(document.contents.range?.[0] ?? 0);

	for (const pair of document.contents.items) {
		if (!isScalar(pair.key)) return unreadable(0);
		const key = spanOf(pair.key, inner.from);
		const written = visibleText(String(pair.key.source ?? pair.key.value));
		const name = findName(group, written);
		if (name === undefined) {
			const suggestion = nearestName(written, listNames(group));
			const close = suggestion === undefined ? undefined : findName(group, suggestion);
			if (close !== undefined) meant.add(close);
			source.report(
				'kop-onbekend',
				key,
				{ name: written, suggestion, known: listCanonical(group) },
				suggestion === undefined ? undefined : { ...key, insert: suggestion }
			);
			continue;
		}
		const earlier = fields.get(name);
		if (earlier !== undefined) {
			source.report('kop-dubbel', key, { first: earlier.written, second: written });
			continue;
		}
		const value = valueOf(pair.value as Node | null);
		if (value === undefined) return unreadable((pair.value as Node).range?.[0] ?? 0);
		const span = pair.value === null ? key : spanOf(pair.value as Node, inner.from);
		fields.set(name, { value, key, span: span.to > span.from ? span : key, written });
	}
	return true;
}

/** Reports a head without a title; one that is misspelt was reported as such. */
export function reportNoTitle<G extends HeadGroup>(source: Source, head: Head<G>): void {
	const { fields, meant, readable, span } = head;
	const title = 'titel' as NameIn<G>;
	if (readable && !fields.has(title) && !meant.has(title)) source.report('kop-geen-titel', span);
}

/** The offset of a tag, anchor or alias: none of them has a use for authors, each has one for attackers. */
function findTrick(contents: Node | null): number | undefined {
	let found: number | undefined;
	visit(contents, {
		Node(_, node) {
			if (isAlias(node) || node.tag !== undefined || ('anchor' in node && node.anchor)) {
				found = node.range?.[0] ?? 0;
				return visit.BREAK;
			}
			return undefined;
		}
	});
	return found;
}

function spanOf(node: Node, shift: number): Span {
	const [from, to] = node.range ?? [0, 0];
	return { from: from + shift, to: to + shift };
}

function valueOf(node: Node | null): HeadValue | undefined {
	if (node === null) return '';
	if (isScalar(node)) return scalarText(node);
	if (!isSeq(node)) return undefined;
	const texts: string[] = [];
	for (const item of node.items) {
		const text = itemText(item as Node);
		if (text === undefined) return undefined;
		texts.push(text);
	}
	return texts;
}

/** `- Titel: tekst` is a pair to YAML and a sentence to an author. */
function itemText(node: Node | null): string | undefined {
	if (isScalar(node)) return scalarText(node);
	if (!isMap(node) || node.items.length !== 1) return undefined;
	const pair = node.items[0];
	if (!isScalar(pair?.key) || !isScalar(pair.value)) return undefined;
	return `${scalarText(pair.key)}: ${scalarText(pair.value)}`;
}

function scalarText(node: { source?: string; value: unknown }): string {
	if (node.value === null) return '';
	return visibleText(
		String(typeof node.value === 'string' ? node.value : (node.source ?? node.value))
	)
		.replace(/\s+/g, ' ')
		.trim();
}
