import type { ExerciseId, OptionId } from '../types.ts';

/**
 * A provisional id for an option: a short hash of its words, so that neither the id nor an order by id says anything
 * about what is right. FNV-1a, 32 bits. Publishing may replace it by the id of the same option in an earlier version.
 */
export function optionId(
	exercise: ExerciseId,
	text: string,
	taken: ReadonlySet<OptionId>
): OptionId {
	for (let round = 0; ; round++) {
		const id = `o${hash32(`${exercise}\n${text}\n${round}`).toString(36)}`;
		if (!taken.has(id)) return id;
	}
}

/** FNV-1a over UTF-16 units with a final mix, as an unsigned number of 32 bits. */
export function hash32(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		hash ^= text.charCodeAt(i);
		hash = Math.imul(hash, 0x01000193);
	}
	hash ^= hash >>> 16;
	hash = Math.imul(hash, 0x85ebca6b);
	hash ^= hash >>> 13;
	hash = Math.imul(hash, 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
