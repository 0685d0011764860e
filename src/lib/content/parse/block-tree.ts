import type { BlockName } from '../names.ts';
import { blockGroups, findBlockName, findName, listNames } from '../names.ts';
import { nearestName } from '../suggest.ts';
import { bounds } from './bounds.ts';
import type { OpeningLine } from './opening-line.ts';
import { readOpeningLine } from './opening-line.ts';
import type { Source, Span } from './source.ts';

/** A block as written, before anything is known about its meaning. */
export interface RawBlock {
	/** Undefined when the name is unknown; that has been reported. */
	name: BlockName | undefined;
	opening: OpeningLine;
	/** The opening line. */
	span: Span;
	parts: RawPart[];
}
/** A run of lines of plain Markdown, or a block. */
export type RawPart = { kind: 'text'; span: Span } | { kind: 'block'; block: RawBlock };

type Event =
	{ kind: 'open'; opening: OpeningLine | undefined; span: Span } | { kind: 'close'; span: Span };

interface Open {
	block: RawBlock;
	textFrom: number;
}

/**
 * Cuts the text below the head into blocks and plain runs. Three colons always suffice: opening lines carry a name, so
 * they can be counted. A block that is not closed is reported at its opening line, once, and the rest goes on.
 */
export function readBlockTree(source: Source, bodyFrom: number): RawPart[] {
	const events = findEvents(source, bodyFrom);
	const opened = events.filter((event) => event.kind === 'open').length;
	let missing = Math.max(0, opened - (events.length - opened));
	const root: RawPart[] = [];
	const stack: Open[] = [];
	let textFrom = bodyFrom;
	let tooDeep = false;

	const partsOf = (): RawPart[] => stack.at(-1)?.block.parts ?? root;
	const endText = (to: number, next: number): void => {
		if (source.text.slice(textFrom, to).trim() !== '') {
			partsOf().push({ kind: 'text', span: { from: textFrom, to } });
		}
		textFrom = next;
	};
	const reportUnclosed = (block: RawBlock): void => {
		source.report('blok-niet-gesloten', block.span, { name: block.opening.name.toLowerCase() });
	};

	for (const event of events) {
		const next = Math.min(source.text.length, event.span.to + 1);
		endText(event.span.from, next);
		if (event.kind === 'close') {
			if (stack.pop() === undefined) source.report('sluit-zonder-begin', event.span);
			continue;
		}
		const top = stack.at(-1)?.block;
		if (top !== undefined && missing > 0 && !holdsBlocks(top)) {
			// A block is missing its end, and this one cannot hold another: so it is the one.
			reportUnclosed(top);
			stack.pop();
			missing--;
		}
		if (stack.length >= bounds.blocks && !tooDeep) {
			tooDeep = true;
			source.report('te-diep', event.span);
		}
		const block = startBlock(source, event);
		partsOf().push({ kind: 'block', block });
		stack.push({ block, textFrom });
	}
	endText(source.text.length, source.text.length);
	for (const { block } of stack) if (block.name !== undefined || missing > 0) reportUnclosed(block);
	return root;
}

function holdsBlocks(block: RawBlock): boolean {
	return block.name === undefined || findName('levelBlocks', block.name) !== undefined;
}

function startBlock(source: Source, event: Extract<Event, { kind: 'open' }>): RawBlock {
	const { span } = event;
	if (event.opening === undefined) {
		source.report('blok-niet-herkend', trimmed(source, span));
		const place = { from: span.from, to: span.from };
		const opening = { name: '', nameSpan: place, settings: [], idPlace: span.to, hasBraces: false };
		return { name: undefined, opening, span, parts: [] };
	}
	const { opening } = event;
	const name = findBlockName(opening.name);
	if (name === undefined) {
		const known = blockGroups.flatMap((group) => listNames(group));
		const suggestion = nearestName(opening.name, known);
		source.report(
			'onbekend-blok',
			opening.nameSpan,
			{ name: opening.name, suggestion },
			suggestion === undefined ? undefined : { ...opening.nameSpan, insert: suggestion }
		);
	}
	return { name, opening, span: trimmed(source, span), parts: [] };
}

function trimmed(source: Source, span: Span): Span {
	const text = source.slice(span);
	return {
		from: span.from + text.length - text.trimStart().length,
		to: span.from + text.trimEnd().length
	};
}

function findEvents(source: Source, bodyFrom: number): Event[] {
	const events: Event[] = [];
	const fences = findCodeFences(source, bodyFrom);
	const first = source.at(bodyFrom).line;
	for (let number = first; number <= source.lineStarts.length; number++) {
		const span = source.line(number);
		if (span.from < bodyFrom) continue;
		const fenceEnd = fences.get(number);
		if (fenceEnd !== undefined) {
			number = fenceEnd;
			continue;
		}
		const line = source.slice(span);
		const start = /^[ \t]*(:{2,})(.*)$/.exec(line);
		if (start === null) continue;
		const colons = start[1] ?? '';
		const rest = (start[2] ?? '').trim();
		if (colons.length >= 3 && rest === '') events.push({ kind: 'close', span });
		else if (colons.length >= 3) {
			events.push({ kind: 'open', opening: readOpeningLine(line, span.from), span });
		} else if (isShortOpening(rest)) {
			// Two colons and the name of a block: certainly meant as a block.
			events.push({ kind: 'open', opening: readOpeningLine(line, span.from), span });
		}
	}
	return events;
}

function isShortOpening(rest: string): boolean {
	const name = /^([\p{L}][\p{L}\p{N}_-]*)[ \t]*(?:$|[[{])/u.exec(rest)?.[1];
	return name !== undefined && findBlockName(name) !== undefined;
}

/** First line of each closed code fence, with its last line. What is in it is not read as blocks. */
function findCodeFences(source: Source, bodyFrom: number): Map<number, number> {
	const fences = new Map<number, number>();
	let open: { line: number; mark: string; span: Span } | undefined;
	for (let number = source.at(bodyFrom).line; number <= source.lineStarts.length; number++) {
		const span = source.line(number);
		const mark = /^[ \t]*(`{3,}|~{3,})/.exec(source.slice(span))?.[1];
		if (mark === undefined) continue;
		if (open === undefined) {
			open = { line: number, mark, span };
		} else if (mark.startsWith(open.mark) && source.slice(span).trim() === mark) {
			fences.set(open.line, number);
			open = undefined;
		}
	}
	if (open !== undefined) source.report('blok-niet-gesloten', open.span, { name: '```' });
	return fences;
}
