import { extensionOf } from '../parse/paths.ts';

/**
 * Lengths and tags of sound and moving pictures: as much of the formats as that takes. What cannot be read is left as
 * it is, and has no length.
 */

/** Gives the length in whole seconds of a recording by its path; undefined where the file does not tell. */
export function recordingLengths(
	files: Map<string, Uint8Array>
): (path: string) => number | undefined {
	return (path) => {
		const bytes = files.get(path);
		if (bytes === undefined) return undefined;
		const extension = extensionOf(path);
		const seconds =
			extension === '.mp4' || extension === '.m4a'
				? mp4Seconds(bytes)
				: extension === '.mp3'
					? mp3Seconds(bytes)
					: undefined;
		const sensible = seconds !== undefined && Number.isFinite(seconds) && seconds < 4 * 3600;
		return sensible && seconds > 0 ? Math.max(1, Math.round(seconds)) : undefined;
	};
}

/** The bytes without tags: who made it, where and when. */
export function withoutTags(bytes: Uint8Array, contentType: string): Uint8Array {
	if (contentType === 'audio/mpeg') return withoutId3(bytes);
	if (contentType === 'video/mp4' || contentType === 'audio/mp4') return withoutUserData(bytes);
	return bytes;
}

interface Box {
	name: string;
	from: number;
	/** Where its content starts. */
	inner: number;
	to: number;
}

/** The boxes of an MP4 file between two offsets; stops where a size makes no sense. */
function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const boxes: Box[] = [];
	for (let at = from; at + 8 <= to;) {
		const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		let size = view.getUint32(at);
		let inner = at + 8;
		if (size === 1 && at + 16 <= to) {
			size = Number(view.getBigUint64(at + 8));
			inner = at + 16;
		} else if (size === 0) size = to - at;
		if (size < inner - at || at + size > to) break;
		boxes.push({ name, from: at, inner, to: at + size });
		at += size;
	}
	return boxes;
}

function mp4Seconds(bytes: Uint8Array): number | undefined {
	const moov = boxesIn(bytes, 0, bytes.length).find(({ name }) => name === 'moov');
	if (moov === undefined) return undefined;
	const header = boxesIn(bytes, moov.inner, moov.to).find(({ name }) => name === 'mvhd');
	if (header === undefined || header.to - header.inner < 32) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const long = bytes[header.inner] === 1;
	const scale = view.getUint32(header.inner + (long ? 20 : 12));
	const duration = long
		? Number(view.getBigUint64(header.inner + 24))
		: view.getUint32(header.inner + 16);
	return duration / scale;
}

/** Boxes with tags become free space of the same size, so that nothing in the file has to move. */
function withoutUserData(bytes: Uint8Array): Uint8Array {
	const holders = ['moov', 'trak'];
	const cleaned = bytes.slice();
	const clean = (from: number, to: number): void => {
		for (const { name, from: at, inner, to: end } of boxesIn(bytes, from, to)) {
			if (name === 'udta' || name === 'meta') {
				cleaned.set([0x66, 0x72, 0x65, 0x65], at + 4);
				cleaned.fill(0, inner, end);
			} else if (holders.includes(name)) clean(inner, end);
		}
	};
	clean(0, bytes.length);
	return cleaned;
}

const bitRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const slowBitRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** Size by the bit rate of the first frame (MPEG layer III): exact where the rate is constant. */
function mp3Seconds(bytes: Uint8Array): number | undefined {
	const sound = withoutId3(bytes);
	const [first = 0, second = 0, third = 0] = sound;
	if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined;
	const rates = (second & 0x18) === 0x18 ? bitRates : slowBitRates;
	const rate = rates[third >> 4] ?? 0;
	return rate === 0 ? undefined : (sound.length * 8) / (rate * 1000);
}

function withoutId3(bytes: Uint8Array): Uint8Array {
	const text = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 3));
	const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
	const size = ((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (d & 127);
	const from = bytes.length > 10 && text(0) === 'ID3' ? Math.min(bytes.length, 10 + size) : 0;
	const hasEnd = bytes.length - from > 128 && text(bytes.length - 128) === 'TAG';
	return bytes.subarray(from, hasEnd ? bytes.length - 128 : bytes.length);
}
