import { createHash } from 'node:crypto';
import type { Hash } from './types.ts';
import { canonicalJson } from './canonical.ts';

/** sha-256 of bytes, in hexadecimal. */
export function hashBytes(bytes: Uint8Array): Hash {
	return createHash('sha256').update(bytes).digest('hex');
}

/** sha-256 of the canonical JSON of a value, in hexadecimal. */
export function hashJson(value: unknown): Hash {
	return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}
