import { visibleText } from './characters.ts';
import type { Span } from './source.ts';

/** `name=value`, `name="value"`, or a bare `name` (value undefined). */
export interface WrittenSetting {
	name: string;
	value: string | undefined;
	span: Span;
}
/** The opening line of a block as written, each part with its place. */
export interface OpeningLine {
	name: string;
	nameSpan: Span;
	title?: { text: string; span: Span };
	id?: { text: string; span: Span };
	settings: WrittenSetting[];
	/** Where an id can be written when there is none. */
	idPlace: number;
	hasBraces: boolean;
}

const setting =
	/#([^\s}="',]*)|([.\p{L}][\p{L}\p{N}_.:-]*)(?:\s*=\s*(?:"([^"\n]*)"?|'([^'\n]*)'?|([^\s}"']*)))?|[^\s,}]/uy;

/**
 * Reads `:::name[title]{#id setting=value}` and what people really type: `::: tip`, `:::Tip`, `:::tip Let op`, curly
 * quotes, a forgotten closing brace. Undefined when the line has no name.
 */
export function readOpeningLine(line: string, from: number): OpeningLine | undefined {
	const start = /^[ \t]*:{2,}[ \t]*([\p{L}][\p{L}\p{N}_-]*)/u.exec(line);
	if (start === null) return undefined;
	const name = start[1] ?? '';
	let position = start[0].length;
	const nameSpan = { from: from + position - name.length, to: from + position };
	const opening: OpeningLine = {
		name,
		nameSpan,
		settings: [],
		idPlace: from + position,
		hasBraces: false
	};

	const bracket = /^[ \t]*\[/.exec(line.slice(position));
	if (bracket !== null) {
		const open = position + bracket[0].length;
		const close = closingBracket(line, open);
		opening.title = titleOf(line.slice(open, close), from + open);
		position = Math.min(line.length, close + 1);
		opening.idPlace = from + position;
	}
	const brace = line.indexOf('{', position);
	const loose = line.slice(position, brace < 0 ? line.length : brace);
	if (opening.title === undefined && loose.trim() !== '') {
		opening.title = titleOf(
			loose.replace(/^\s*:(?!:)/, ' ').replace(/:+\s*$/, ''),
			from + position
		);
		opening.idPlace = from + position + loose.trimEnd().length;
	}
	if (brace >= 0) {
		opening.hasBraces = true;
		opening.idPlace = from + brace + 1;
		readSettings(opening, line.slice(brace + 1), from + brace + 1);
	}
	return opening;
}

function closingBracket(line: string, open: number): number {
	let depth = 1;
	for (let i = open; i < line.length; i++) {
		if (line[i] === '\\') i++;
		else if (line[i] === '[') depth++;
		else if (line[i] === ']' && --depth === 0) return i;
	}
	return line.length;
}

function titleOf(text: string, from: number): { text: string; span: Span } | undefined {
	const plain = visibleText(text)
		.replace(/\\([!-/:-@[-`{-~])/g, '$1')
		.replace(/\s+/g, ' ')
		.trim();
	if (plain === '') return undefined;
	const lead = text.length - text.trimStart().length;
	return { text: plain, span: { from: from + lead, to: from + text.trimEnd().length } };
}

function readSettings(opening: OpeningLine, written: string, from: number): void {
	// Every replacement is one character for one, so places stay right.
	const text = written.replace(/[“”„‟″]/g, '"').replace(/[‘’‚‛]/g, "'");
	let position = 0;
	while (position < text.length && text[position] !== '}') {
		if (/[\s,]/.test(text[position] ?? '')) {
			position++;
			continue;
		}
		setting.lastIndex = position;
		const match = setting.exec(text);
		if (match === null) break;
		const span = { from: from + position, to: from + position + match[0].length };
		position += match[0].length;
		const [, id, name, double, single, bare] = match;
		if (id !== undefined && opening.id === undefined) {
			opening.id = { text: visibleText(id), span };
		} else if (name !== undefined) {
			const value = double ?? single ?? bare;
			opening.settings.push({
				name,
				value: value === undefined ? undefined : visibleText(value).trim(),
				span
			});
		} else opening.settings.push({ name: match[0], value: undefined, span });
	}
}
