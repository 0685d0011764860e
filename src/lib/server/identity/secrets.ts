import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A random secret in base64url. 18 bytes are 144 bits in 24 characters. */
export function newSecret(bytes = 18): string {
	return randomBytes(bytes).toString('base64url');
}

/** For secrets that are random and long; anything a person chose or types from paper needs argon2. */
export function hashSecret(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}

/** Takes the same time wherever the difference is. */
export function isSameHash(one: Buffer, other: Buffer): boolean {
	return one.length === other.length && timingSafeEqual(one, other);
}
