/**
 * What cameras and programs write into a picture beside the picture: place, time, device, names. All of it is taken out,
 * except how a photo is turned, without which it would lie on its side.
 */

type Chunk = { from: number; to: number; name: string };

/** The bytes of an image without its metadata; bytes that cannot be read as such stay as they are. */
export function withoutMetadata(bytes: Uint8Array, contentType: string): Uint8Array {
	switch (contentType) {
		case 'image/jpeg':
			return cleanJpeg(bytes);
		case 'image/png':
			return keepChunks(bytes, 8, pngChunks(bytes), (name) =>
				/^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|pHYs|bKGD|acTL|fcTL|fdAT)$/.test(
					name
				)
			);
		case 'image/webp':
			return cleanWebp(bytes);
		default:
			return bytes;
	}
}

/** Whether a photo says where it was taken: an Exif block with a GPS directory, or XMP with GPS fields. */
export function hasLocation(bytes: Uint8Array, contentType: string): boolean {
	const chunks =
		contentType === 'image/jpeg'
			? jpegSegments(bytes)
			: contentType === 'image/png'
				? pngChunks(bytes)
				: contentType === 'image/webp'
					? webpChunks(bytes)
					: [];
	return chunks.some(({ from, to, name }) => {
		if (!/^(?:E1|eXIf|EXIF|XMP |iTXt)$/.test(name)) return false;
		const text = latin(bytes.subarray(from, to));
		if (text.includes('exif:GPS')) return true;
		const tiff = Math.max(text.indexOf('II*\0'), text.indexOf('MM\0*'));
		return tiff >= 0 && findTag(bytes.subarray(from + tiff, to), 0x8825) !== undefined;
	});
}

function cleanJpeg(bytes: Uint8Array): Uint8Array {
	const segments = jpegSegments(bytes);
	if (segments.length === 0) return bytes;
	const parts: Uint8Array[] = [bytes.subarray(0, 2)];
	const turned = orientationOf(bytes, segments);
	if (turned !== undefined && turned > 1 && turned <= 8) parts.push(orientationSegment(turned));
	for (const { from, to, name } of segments) {
		// Kept: JFIF (E0), colour profiles (E2 with ICC) and Adobe's colour transform (EE).
		const isApp = /^E[0-9A-F]$/.test(name);
		const icc = name === 'E2' && latin(bytes.subarray(from + 4, from + 15)) === 'ICC_PROFILE';
		if (name === 'FE' || (isApp && name !== 'E0' && name !== 'EE' && !icc)) continue;
		parts.push(bytes.subarray(from, to));
	}
	return join(parts);
}

/** Segments after the start marker; the last one is the scan with everything behind it. */
function jpegSegments(bytes: Uint8Array): Chunk[] {
	const segments: Chunk[] = [];
	let at = 2;
	while (at + 4 <= bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1] ?? 0;
		const name = marker.toString(16).toUpperCase().padStart(2, '0');
		if (marker === 0xda) {
			segments.push({ from: at, to: bytes.length, name });
			return segments;
		}
		const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
		if (length < 2 || at + 2 + length > bytes.length) return [];
		segments.push({ from: at, to: at + 2 + length, name });
		at += 2 + length;
	}
	return [];
}

function orientationOf(bytes: Uint8Array, segments: Chunk[]): number | undefined {
	for (const { from, to, name } of segments) {
		if (name !== 'E1' || latin(bytes.subarray(from + 4, from + 8)) !== 'Exif') continue;
		return findTag(bytes.subarray(from + 10, to), 0x0112);
	}
	return undefined;
}

/** The value of a tag in the first directory of a TIFF block (short values only), or undefined. */
function findTag(tiff: Uint8Array, tag: number): number | undefined {
	const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
	if (tiff.length < 14) return undefined;
	const little = tiff[0] === 0x49;
	const directory = view.getUint32(4, little);
	if (directory + 2 > tiff.length) return undefined;
	const count = view.getUint16(directory, little);
	for (let i = 0; i < count; i++) {
		const entry = directory + 2 + i * 12;
		if (entry + 12 > tiff.length) return undefined;
		if (view.getUint16(entry, little) === tag) return view.getUint16(entry + 8, little);
	}
	return undefined;
}

/** An Exif segment that says how the photo is turned and nothing else. */
function orientationSegment(turned: number): Uint8Array {
	const tiff = [
		0x4d,
		0x4d,
		0,
		0x2a,
		0,
		0,
		0,
		8,
		0,
		1,
		0x01,
		0x12,
		0,
		3,
		0,
		0,
		0,
		1,
		0,
		turned,
		0,
		0,
		0,
		0,
		0,
		0
	];
	const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
	const length = body.length + 2;
	return new Uint8Array([0xff, 0xe1, length >> 8, length & 0xff, ...body]);
}

function pngChunks(bytes: Uint8Array): Chunk[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const chunks: Chunk[] = [];
	let at = 8;
	while (at + 12 <= bytes.length) {
		const to = at + 12 + view.getUint32(at);
		if (to > bytes.length) return [];
		chunks.push({ from: at, to, name: latin(bytes.subarray(at + 4, at + 8)) });
		at = to;
	}
	return chunks;
}

function webpChunks(bytes: Uint8Array): Chunk[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const chunks: Chunk[] = [];
	let at = 12;
	while (at + 8 <= bytes.length) {
		const size = view.getUint32(at + 4, true);
		const to = at + 8 + size + (size % 2);
		if (to > bytes.length) return [];
		chunks.push({ from: at, to, name: latin(bytes.subarray(at, at + 4)) });
		at = to;
	}
	return chunks;
}

function cleanWebp(bytes: Uint8Array): Uint8Array {
	const cleaned = keepChunks(
		bytes,
		12,
		webpChunks(bytes),
		(name) => name !== 'EXIF' && name !== 'XMP '
	);
	if (cleaned.length === bytes.length) return bytes;
	const copy = cleaned.slice();
	const view = new DataView(copy.buffer);
	view.setUint32(4, copy.length - 8, true);
	// The header tells which chunks follow: no Exif (bit 3) and no XMP (bit 2) any more.
	if (latin(copy.subarray(12, 16)) === 'VP8X') copy[20] = (copy[20] ?? 0) & ~0b1100;
	return copy;
}

function keepChunks(
	bytes: Uint8Array,
	header: number,
	chunks: Chunk[],
	keep: (name: string) => boolean
): Uint8Array {
	if (chunks.length === 0) return bytes;
	const kept = chunks.filter(({ name }) => keep(name));
	return join([bytes.subarray(0, header), ...kept.map(({ from, to }) => bytes.subarray(from, to))]);
}

function join(parts: Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function latin(bytes: Uint8Array): string {
	return new TextDecoder('latin1').decode(bytes);
}
