/** Width and height of an image in pixels (of a drawing: in its own units), or undefined when it does not say. */
export function imageSize(
	bytes: Uint8Array,
	contentType: string
): { width: number; height: number } | undefined {
	const size = read(bytes, contentType);
	if (size === undefined || !(size.width > 0) || !(size.height > 0)) return undefined;
	return { width: Math.round(size.width), height: Math.round(size.height) };
}

function read(
	bytes: Uint8Array,
	contentType: string
): { width: number; height: number } | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	switch (contentType) {
		case 'image/png':
			if (bytes.length < 24) return undefined;
			return { width: view.getUint32(16), height: view.getUint32(20) };
		case 'image/jpeg':
			return jpegSize(view);
		case 'image/webp':
			return webpSize(view);
		case 'image/svg+xml':
			return svgSize(new TextDecoder().decode(bytes.subarray(0, 4000)));
		default:
			return undefined;
	}
}

/** The frame header (markers C0 to CF, but C4, C8 and CC) holds height and width; a quarter turn swaps them. */
function jpegSize(view: DataView): { width: number; height: number } | undefined {
	let turned = false;
	let at = 2;
	while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
		const marker = view.getUint8(at + 1);
		const length = view.getUint16(at + 2);
		// Only the Exif segment that `withoutMetadata` wrote is left here; it says nothing but the turn.
		if (marker === 0xe1 && length === 34) turned = view.getUint8(at + 29) >= 5;
		if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
			const height = view.getUint16(at + 5);
			const width = view.getUint16(at + 7);
			return turned ? { width: height, height: width } : { width, height };
		}
		at += 2 + length;
	}
	return undefined;
}

function webpSize(view: DataView): { width: number; height: number } | undefined {
	if (view.byteLength < 30) return undefined;
	const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
	if (kind === 'VP8 ') {
		return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
	}
	if (kind === 'VP8L') {
		const bits = view.getUint32(21, true);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	if (kind !== 'VP8X') return undefined;
	const three = (at: number): number =>
		view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
	return { width: three(24) + 1, height: three(27) + 1 };
}

function svgSize(text: string): { width: number; height: number } | undefined {
	const tag = /<svg\b[^>]*>/.exec(text)?.[0] ?? '';
	const box = /\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag);
	if (box !== null) return { width: Number(box[1]), height: Number(box[2]) };
	const side = (name: string): number =>
		Number(new RegExp(`\\b${name}\\s*=\\s*["']([\\d.]+)(?:px)?["']`).exec(tag)?.[1] ?? 0);
	return { width: side('width'), height: side('height') };
}
