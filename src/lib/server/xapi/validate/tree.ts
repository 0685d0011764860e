import { refuse } from '../problem.ts';

/** Deeper than any tool needs; a limit, so that nobody exhausts the stack. */
const MOST_LEVELS = 64;

/**
 * What has to hold for everything that is stored as JSON: no null outside extensions, text that the database can hold (no
 * U+0000, no half of a surrogate pair), numbers that exist, and not too deep.
 */
export function checkTree(value: unknown, at: string): void {
	walk(value, at, 0, false);
}

/** The same for free documents, where null means something. */
export function checkDocumentTree(value: unknown, at: string): void {
	walk(value, at, 0, true);
}

function walk(value: unknown, at: string, depth: number, free: boolean): void {
	if (typeof value === 'string') return checkText(value, at);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) refuse(at, 'holds a number that is too large');
		return;
	}
	if (value === null) {
		if (!free) refuse(at, 'is null, which only extensions may be');
		return;
	}
	if (typeof value !== 'object') return;
	if (depth >= MOST_LEVELS) refuse(at, `is nested more than ${MOST_LEVELS} levels deep`);
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index++) {
			walk(value[index], at, depth + 1, free);
		}
		return;
	}
	const entries = value as Record<string, unknown>;
	for (const key in entries) {
		checkText(key, at);
		const inside = free || key === 'extensions';
		walk(
			entries[key],
			depth < 3 && /^\w{1,40}$/.test(key) ? `${at}.${key}` : at,
			depth + 1,
			inside
		);
	}
}

function checkText(text: string, at: string): void {
	if (text.includes('\u0000')) refuse(at, 'holds the character U+0000, which cannot be stored');
	if (!text.isWellFormed()) refuse(at, 'holds half of a surrogate pair, which is no character');
}
