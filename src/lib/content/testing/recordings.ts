/** The smallest recordings that count as such. */

function box(name: string, ...content: Uint8Array[]): Uint8Array {
	const size = 8 + content.reduce((sum, each) => sum + each.length, 0);
	const bytes = new Uint8Array(size);
	new DataView(bytes.buffer).setUint32(0, size);
	bytes.set(new TextEncoder().encode(name), 4);
	let at = 8;
	for (const each of content) {
		bytes.set(each, at);
		at += each.length;
	}
	return bytes;
}

/** A movie header of the first version, that says how many seconds it lasts. */
function header(seconds: number): Uint8Array {
	const bytes = new Uint8Array(100);
	const view = new DataView(bytes.buffer);
	view.setUint32(12, 1000);
	view.setUint32(16, seconds * 1000);
	return box('mvhd', bytes);
}

/** An MP4 of so many seconds; with tags, it says where it was made. */
export function movie(seconds: number, tags?: string): Uint8Array {
	const told = tags === undefined ? [] : [box('udta', box('loc ', new TextEncoder().encode(tags)))];
	return new Uint8Array([
		...box('ftyp', new TextEncoder().encode('isom')),
		...box('moov', header(seconds), ...told)
	]);
}

export const mp4 = movie(40);

/** So many seconds of MP3 at 32 kilobits a second, with a tag in front when asked for. */
export function sound(seconds: number, tag?: string): Uint8Array {
	const frames = new Uint8Array((seconds * 32_000) / 8);
	frames.set([0xff, 0xfb, 0x10, 0x00]);
	if (tag === undefined) return frames;
	const words = new TextEncoder().encode(tag);
	const head = [0x49, 0x44, 0x33, 4, 0, 0, 0, 0, words.length >> 7, words.length & 127];
	return new Uint8Array([...head, ...words, ...frames]);
}

export const mp3 = sound(2);

export const vtt = 'WEBVTT\n\n00:00.000 --> 00:04.000\nAdem in.\n';
