import type { Block, Exercise, Inline, Level, Term, Text } from '../types.ts';

const wordMark = '[\\p{L}\\p{N}]';

interface Known {
	pattern: RegExp;
	entries: Map<string, string>;
}

function prepare(glossary: Term[]): Known | undefined {
	const entries = new Map<string, string>();
	for (const { entry, forms } of glossary) {
		for (const form of [entry, ...forms]) {
			if (!entries.has(form.toLowerCase())) entries.set(form.toLowerCase(), entry);
		}
	}
	if (entries.size === 0) return undefined;
	const words = [...entries.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
	const escaped = words.map((word) =>
		word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')
	);
	const pattern = new RegExp(`(?<!${wordMark})(?:${escaped.join('|')})(?!${wordMark})`, 'giu');
	return { pattern, entries };
}

/**
 * Blocks in which the first occurrence of each word of the glossary is a term. Not in headings, links and answers, nor
 * in an explanation of that very word. A word found at `extra` is found again at `basis`, because a participant with
 * `basis` alone never saw the first.
 */
export function markTerms(blocks: Block[], glossary: Term[]): Block[] {
	const known = prepare(glossary);
	if (known === undefined) return blocks;
	const seen: Record<Level, Set<string>> = {
		basis: new Set(),
		extra: new Set(),
		verdieping: new Set()
	};
	return blocks.map((block) => {
		const found = (entry: string): boolean => seen.basis.has(entry) || seen[block.level].has(entry);
		const mark = (texts: Text[]): Text[] =>
			texts.map((text) => markText(text, known, found, (entry) => seen[block.level].add(entry)));
		if (block.kind === 'begrip') {
			const entry = known.entries.get(block.term.entry.toLowerCase());
			if (entry !== undefined) seen[block.level].add(entry);
			return block;
		}
		if (block.kind === 'oefening') {
			return { ...block, exercise: markExercise(block.exercise, mark) };
		}
		if (block.kind === 'video' || block.kind === 'audio') {
			return { ...block, transcript: mark(block.transcript) };
		}
		return { ...block, body: mark(block.body) };
	});
}

function markExercise(exercise: Exercise, mark: (texts: Text[]) => Text[]): Exercise {
	const question = mark(exercise.question);
	if (exercise.type !== 'scenario') return { ...exercise, question };
	// Steps are seen one at a time, but on one page: a word is explained where the author wrote it first.
	const steps = exercise.steps.map((step) => ({ ...step, body: mark(step.body) }));
	return { ...exercise, question, steps };
}

type Found = (entry: string) => boolean;
type Add = (entry: string) => void;

function markText(text: Text, known: Known, found: Found, add: Add): Text {
	switch (text.t) {
		case 'p':
			return { ...text, c: markInline(text.c, known, found, add) };
		case 'list':
			return {
				...text,
				items: text.items.map((item) => item.map((each) => markText(each, known, found, add)))
			};
		case 'quote':
			return { ...text, c: text.c.map((each) => markText(each, known, found, add)) };
		default:
			return text;
	}
}

function markInline(c: Inline[], known: Known, found: Found, add: Add): Inline[] {
	return c.flatMap((inline): Inline[] => {
		if (typeof inline === 'string') return markString(inline, known, found, add);
		if (inline.t === 'strong' || inline.t === 'em') {
			return [{ ...inline, c: markInline(inline.c, known, found, add) }];
		}
		return [inline];
	});
}

function markString(text: string, known: Known, found: Found, add: Add): Inline[] {
	const pieces: Inline[] = [];
	let from = 0;
	for (const match of text.matchAll(known.pattern)) {
		const entry = known.entries.get(match[0].toLowerCase().replace(/\s+/g, ' '));
		if (entry === undefined || found(entry)) continue;
		add(entry);
		if (match.index > from) pieces.push(text.slice(from, match.index));
		pieces.push({ t: 'term', entry, v: match[0] });
		from = match.index + match[0].length;
	}
	if (from < text.length) pieces.push(text.slice(from));
	return pieces;
}
