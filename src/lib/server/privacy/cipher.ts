import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM under one key. Layout: version of the layout (1 byte), of the key (4), IV (12), text, tag (16). */
const LAYOUT = 1;
const IV = 12;
const TAG = 16;
const HEAD = 5;

/** What was sealed does not open here: altered, moved, or under another key. Never an empty text instead. */
export class SealBroken extends Error {
	constructor() {
		super('sealed text does not open');
		this.name = 'SealBroken';
	}
}

export type CipherKey = { version: number; bytes: Buffer };

/** @param place what the sealed bytes belong to; they open there and nowhere else */
export function seal({ version, bytes }: CipherKey, place: string, content: Buffer): Buffer {
	const iv = randomBytes(IV);
	const head = Buffer.alloc(HEAD);
	head.writeUInt8(LAYOUT);
	head.writeUInt32BE(version, 1);
	const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(labelOf(place, version));
	const text = Buffer.concat([cipher.update(content), cipher.final()]);
	return Buffer.concat([head, iv, text, cipher.getAuthTag()]);
}

/** @throws SealBroken */
export function open({ version, bytes }: CipherKey, place: string, sealed: Buffer): Buffer {
	if (sealed.length < HEAD + IV + TAG || keyVersionOf(sealed) !== version) throw new SealBroken();
	const iv = sealed.subarray(HEAD, HEAD + IV);
	const text = sealed.subarray(HEAD + IV, -TAG);
	try {
		const decipher = createDecipheriv('aes-256-gcm', bytes, iv, { authTagLength: TAG })
			.setAAD(labelOf(place, version))
			.setAuthTag(sealed.subarray(-TAG));
		return Buffer.concat([decipher.update(text), decipher.final()]);
	} catch {
		throw new SealBroken();
	}
}

/** @throws SealBroken when the layout is not ours */
export function keyVersionOf(sealed: Buffer): number {
	if (sealed.length < HEAD || sealed.readUInt8() !== LAYOUT) throw new SealBroken();
	return sealed.readUInt32BE(1);
}

function labelOf(place: string, version: number): Buffer {
	return Buffer.from(`${place}|${version}`);
}
