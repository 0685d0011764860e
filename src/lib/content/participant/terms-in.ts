import type { Term } from '../types.ts';

/** The words of the glossary that are marked anywhere in this content, in the order of the glossary. */
export function termsIn(content: unknown, glossary: Term[]): Term[] {
	const entries = new Set<string>();
	collect(content, entries);
	return glossary.filter(({ entry }) => entries.has(entry));
}

function collect(part: unknown, entries: Set<string>): void {
	if (part === null || typeof part !== 'object') return;
	if ('t' in part && part.t === 'term' && 'entry' in part) entries.add(String(part.entry));
	for (const inner of Object.values(part)) collect(inner, entries);
}
