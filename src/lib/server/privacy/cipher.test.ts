import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyVersionOf, open, seal, SealBroken } from './cipher.ts';

const key = { version: 3, bytes: randomBytes(32) };
const place = 'answers|sealed|row|organisation';
const texts = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('sealing', () => {
	test('gives back what was sealed', () => {
		fc.assert(
			fc.property(texts, fc.string(), (text, where) => {
				const sealed = seal(key, where, Buffer.from(text));
				expect(open(key, where, sealed).toString()).toBe(Buffer.from(text).toString());
				expect(keyVersionOf(sealed)).toBe(3);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('never opens after any bit was changed', () => {
		fc.assert(
			fc.property(texts, fc.nat(), fc.nat(7), (text, at, bit) => {
				const sealed = seal(key, place, Buffer.from(text));
				const byte = at % sealed.length;
				sealed.writeUInt8(sealed.readUInt8(byte) ^ (1 << bit), byte);
				expect(() => open(key, place, sealed)).toThrow(SealBroken);
			}),
			{ numRuns: 5_000 }
		);
	});

	test('never opens in another place, under another key, or cut short', () => {
		fc.assert(
			fc.property(texts, fc.string(), fc.nat(), (text, elsewhere, length) => {
				fc.pre(elsewhere !== place);
				const sealed = seal(key, place, Buffer.from(text));
				const others = [randomBytes(32), Buffer.alloc(32)];
				expect(() => open(key, elsewhere, sealed)).toThrow(SealBroken);
				for (const bytes of others) {
					expect(() => open({ version: 3, bytes }, place, sealed)).toThrow(SealBroken);
				}
				expect(() => open({ ...key, version: 4 }, place, sealed)).toThrow(SealBroken);
				const short = sealed.subarray(0, length % sealed.length);
				expect(() => open(key, place, short)).toThrow(SealBroken);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('looks different every time', () => {
		const sealed = Array.from({ length: 200 }, () =>
			seal(key, place, Buffer.from('ja')).toString('hex')
		);
		expect(new Set(sealed).size).toBe(200);
	});
});
