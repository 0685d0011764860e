import { normalise } from '#lib/content/parse/source.ts';

/** A text as it is stored: `\n` as line end, and nothing that a database cannot hold. */
export function storable(text: string): string {
	return normalise(text).replaceAll('\0', '').toWellFormed();
}
