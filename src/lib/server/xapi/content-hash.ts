import { createHash } from 'node:crypto';
import type { AnyStatement } from './types.ts';
import { readMoment } from './validate/values.ts';

/** What a record store may add or change, and words for people: two statements that differ in these say the same. */
const OUTSIDE = new Set(['id', 'stored', 'authority', 'version']);
const WORDS = new Set(['display', 'definition']);

/** SHA-256 of what a statement says (xAPI 1.0.3, Data 2.3.1: what makes two statements equivalent). */
export function contentHash(statement: AnyStatement): Buffer {
	const parts: string[] = [];
	writeObject(parts, statement as Record<string, unknown>, OUTSIDE);
	return createHash('sha256').update(parts.join('')).digest();
}

/** Whether a statement that arrives again says the same as the one that is stored. */
export function isSameContent(given: AnyStatement, stored: AnyStatement): boolean {
	// Without a timestamp it got the moment of storing.
	const { timestamp: _timestamp, ...untimed } = stored;
	const kept = given.timestamp === undefined ? untimed : stored;
	return contentHash(given).equals(contentHash(kept as AnyStatement));
}

function write(parts: string[], value: unknown): void {
	if (Array.isArray(value)) {
		parts.push('[');
		for (const item of value) {
			write(parts, item);
			parts.push(',');
		}
		parts.push(']');
	} else if (typeof value === 'object' && value !== null) {
		writeObject(parts, value as Record<string, unknown>, WORDS);
	} else {
		parts.push(JSON.stringify(value));
	}
}

function writeObject(parts: string[], object: Record<string, unknown>, left: Set<string>): void {
	parts.push('{');
	for (const key of Object.keys(object).sort()) {
		const value = object[key];
		if (left.has(key) || value === undefined) continue;
		parts.push(JSON.stringify(key), ':');
		if (key === 'timestamp') parts.push(String(readMoment(value) ?? value));
		else if (key === 'duration') parts.push(shortened(String(value)));
		else write(parts, value);
		parts.push(',');
	}
	parts.push('}');
}

/** Durations are compared to hundredths of a second (xAPI 2.0, 4.2.7). */
function shortened(duration: string): string {
	return duration.replace(/[.,](\d{0,2})\d*S$/, (_, digits: string) => {
		const fraction = digits.replace(/0+$/, '');
		return fraction ? `.${fraction}S` : 'S';
	});
}
