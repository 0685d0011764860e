import type { Message, Reference } from '../types.ts';
import type { CodeName, CodeValues } from '../lint/codes.ts';
import type { Code } from '../lint/codes/shape.ts';
import { codes } from '../lint/codes.ts';

/** A range of offsets in the normalised text; `to` is exclusive. */
export interface Span {
	from: number;
	to: number;
}
/** Lines and columns from 1; the end column is the one after the last character. */
export type Place = Pick<Message, 'line' | 'column' | 'endLine' | 'endColumn'>;
export type Fix = NonNullable<Message['fix']>;
/** A code without values needs none; `unknown` is how their absence is inferred. */
type ReportValues<C extends CodeName> =
	unknown extends CodeValues<C>
		? [values?: undefined, fix?: Fix]
		: [values: CodeValues<C>, fix?: Fix];

/** The text as everything after it sees it: no byte order mark, `\n` as line end. Columns stay the author's. */
export function normalise(source: string): string {
	return source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** One file: its text, where its lines start, and the messages about it. */
export class Source {
	readonly path: string;
	readonly text: string;
	readonly messages: Message[] = [];
	readonly lineStarts: number[] = [0];

	constructor(path: string, source: string) {
		this.path = path;
		this.text = normalise(source);
		for (let i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1)) {
			this.lineStarts.push(i + 1);
		}
	}

	/** Line and column of an offset, both from 1. */
	at(offset: number): { line: number; column: number } {
		let low = 0;
		let high = this.lineStarts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - (this.lineStarts[low] ?? 0) + 1 };
	}

	/** The range of a line (from 1), without its line end. */
	line(number: number): Span {
		const from = this.lineStarts[number - 1] ?? this.text.length;
		const next = this.lineStarts[number];
		return { from, to: next === undefined ? this.text.length : next - 1 };
	}

	/** The offset of a line and column. */
	offset(line: number, column: number): number {
		return (this.lineStarts[line - 1] ?? this.text.length) + column - 1;
	}

	/** Other words for the last of `written` in a range; undefined when it is not there as such. */
	replacing(span: Span, written: string, insert: string): Fix | undefined {
		const at = written === '' ? -1 : this.slice(span).lastIndexOf(written);
		if (at < 0) return undefined;
		const from = span.from + at;
		return { from, to: from + written.length, insert };
	}

	/** The first line of a range. */
	firstLine(span: Span): Span {
		const end = this.text.indexOf('\n', span.from);
		return { from: span.from, to: end < 0 ? span.to : Math.min(span.to, end) };
	}

	slice(span: Span): string {
		return this.text.slice(span.from, span.to);
	}

	/** Adds a message; `values` are what the text of the code needs to know. */
	report<C extends CodeName>(code: C, span: Span, ...[values, fix]: ReportValues<C>): void {
		const start = this.at(span.from);
		const end = this.at(Math.max(span.from, span.to));
		const place = {
			line: start.line,
			column: start.column,
			endLine: end.line,
			endColumn: end.column
		};
		this.messages.push(createMessage(this.path, place, code, values, fix));
	}

	reference(target: string, written: string, span: Span): Reference {
		const start = this.at(span.from);
		const end = this.at(span.to);
		return {
			target,
			written,
			line: start.line,
			column: start.column,
			endLine: end.line,
			endColumn: end.column
		};
	}
}

/** A message at a place that is known by line and column. */
export function createMessage<C extends CodeName>(
	file: string,
	place: Place,
	code: C,
	values?: CodeValues<C>,
	fix?: Fix
): Message {
	const { severity, text } = codes[code] as Code<unknown>;
	return {
		file,
		line: place.line,
		column: place.column,
		endLine: place.endLine,
		endColumn: place.endColumn,
		severity,
		code,
		text: text(values),
		...(fix === undefined ? {} : { fix })
	};
}

/** Messages in the order of the text, without repeats. */
export function sortMessages(messages: Message[]): Message[] {
	const seen = new Set<string>();
	return messages
		.filter((message) => {
			const key = JSON.stringify([
				message.file,
				message.line,
				message.column,
				message.code,
				message.text
			]);
			if (seen.has(key)) return false;
			seen.add(key);
			return true;
		})
		.sort(
			(a, b) =>
				compare(a.file, b.file) ||
				a.line - b.line ||
				a.column - b.column ||
				compare(a.code, b.code) ||
				compare(a.text, b.text)
		);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
