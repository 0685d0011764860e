import { hashBytes } from '#lib/content/hashing.ts';
import { normalise } from '#lib/content/parse/source.ts';
import type { Hash } from '#lib/content/types.ts';

/** A text as it is stored: `\n` as line end, and nothing that a database cannot hold. */
export function storable(text: string): string {
	return normalise(text).replaceAll('\0', '').toWellFormed();
}

/** What a file is known by, wherever it is stored: of a text, that of its UTF-8. */
export function hashOf(content: string | Uint8Array): Hash {
	return hashBytes(typeof content === 'string' ? Buffer.from(content) : content);
}
