import { hashRaw } from '@node-rs/argon2';
import { createHash, createHmac, randomInt } from 'node:crypto';
import { ARGON2ID } from './argon2.ts';
import { hashingQueue } from './queue.ts';

/** 28 characters without the pairs that look or sound alike: no 0 o 1 l i 5 8 v. 28⁵ ≈ 17.2 million, 24 bits. */
export const CODE_ALPHABET = 'abcdefghjkmnpqrstuwxyz234679';
const LENGTH = 5;
const LONGEST = 40;

/** No child gets a card with one of these on it. */
const UNKIND = /kut|kak|nsb|sex|seks|fuck|fck|kkr|fat|gay|dead|hate|nega|neger|pest|dumb|ass|shat/;

/** How a code is made from what was typed: capitals, spaces and dashes do not matter. */
export function normaliseCode(typed: string): string {
	return typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '').slice(0, LONGEST);
}

export function normaliseGroupCode(typed: string): string {
	return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').slice(0, LONGEST);
}

/** A new personal code for a printed card. */
export function newPersonalCode(pick: (below: number) => number = randomInt): string {
	for (;;) {
		const code = Array.from({ length: LENGTH }, () =>
			CODE_ALPHABET.charAt(pick(CODE_ALPHABET.length))
		).join('');
		if (!UNKIND.test(code)) return code;
	}
}

/**
 * argon2id over an HMAC of the code, with a salt per group: one hash per try finds the person among all members,
 * and whoever has the database but not the pepper cannot even begin to guess.
 * Takes some 20 ms: never inside a transaction.
 * @param pepper 32 bytes from outside the database
 * @throws Busy when too many are waiting
 */
export function hashPersonalCode(pepper: Buffer, groupId: string, code: string): Promise<Buffer> {
	const peppered = createHmac('sha256', pepper).update(normaliseCode(code)).digest();
	return hashingQueue(() => hashRaw(peppered, { ...ARGON2ID, salt: saltOf(groupId) }));
}

/** A salt has to differ between groups; it need not be secret. */
function saltOf(groupId: string): Buffer {
	return createHash('sha256').update(`opmaat group ${groupId}`).digest().subarray(0, 16);
}
