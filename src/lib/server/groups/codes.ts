import { randomInt } from 'node:crypto';

/**
 * Letters and digits that nobody mixes up on paper or aloud: no O and 0, I, L and 1, S and 5, B and 8, V and U,
 * Z and 2, G and 6. Without vowels no code becomes a word.
 */
const ALPHABET = 'CDFHJKMNPQRTWX23479';
const LENGTH = 6;

/** A new group code, 19⁶ ≈ 47 million. It finds a group and opens nothing: it is not a secret. */
export function newGroupCode(pick: (below: number) => number = randomInt): string {
	return Array.from({ length: LENGTH }, () => ALPHABET.charAt(pick(ALPHABET.length))).join('');
}
