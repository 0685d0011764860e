/** What a file of the course may be, by the end of its name. */
export type MediaKind = 'image' | 'video' | 'audio' | 'captions';

export const mediaKinds = new Map<string, { kind: MediaKind; contentType: string }>([
	['.png', { kind: 'image', contentType: 'image/png' }],
	['.jpg', { kind: 'image', contentType: 'image/jpeg' }],
	['.jpeg', { kind: 'image', contentType: 'image/jpeg' }],
	['.webp', { kind: 'image', contentType: 'image/webp' }],
	['.svg', { kind: 'image', contentType: 'image/svg+xml' }],
	['.mp4', { kind: 'video', contentType: 'video/mp4' }],
	['.webm', { kind: 'video', contentType: 'video/webm' }],
	['.mp3', { kind: 'audio', contentType: 'audio/mpeg' }],
	['.m4a', { kind: 'audio', contentType: 'audio/mp4' }],
	['.vtt', { kind: 'captions', contentType: 'text/vtt' }]
]);

const megabyte = 1024 * 1024;
/** Largest file of each kind, in bytes. */
export const largest: Record<MediaKind, number> = {
	image: 8 * megabyte,
	video: 200 * megabyte,
	audio: 200 * megabyte,
	captions: megabyte
};

const starts: [contentType: string, from: number, bytes: number[]][] = [
	['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
	['image/jpeg', 0, [0xff, 0xd8, 0xff]],
	['image/webp', 0, codes('RIFF')],
	['image/webp', 8, codes('WEBP')],
	['video/mp4', 4, codes('ftyp')],
	['audio/mp4', 4, codes('ftyp')],
	['video/webm', 0, [0x1a, 0x45, 0xdf, 0xa3]]
];

/** Whether the first bytes are those of the kind that the name of the file promises. */
export function looksLike(bytes: Uint8Array, contentType: string): boolean {
	if (contentType === 'audio/mpeg') return isMp3(bytes);
	if (contentType === 'image/svg+xml') {
		return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<svg[\s>]/.test(beginning(bytes));
	}
	if (contentType === 'text/vtt') return /^WEBVTT(?:[ \t\r\n]|$)/.test(beginning(bytes));
	const wanted = starts.filter(([type]) => type === contentType);
	return (
		wanted.length > 0 &&
		wanted.every(([, from, start]) => start.every((byte, i) => bytes[from + i] === byte))
	);
}

/** A tag in front, or a frame: eleven set bits and a layer. */
function isMp3(bytes: Uint8Array): boolean {
	const [first = 0, second = 0] = bytes;
	if (beginning(bytes.subarray(0, 3)) === 'ID3') return true;
	return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02;
}

function beginning(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes.subarray(0, 2000)).replace(/^\uFEFF/, '');
}

function codes(text: string): number[] {
	return [...text].map((character) => character.charCodeAt(0));
}

/** Which files each kind takes, as the messages name them. */
export const takes: Record<MediaKind, string> = {
	image: 'jpg, png of webp',
	video: 'mp4 of webm',
	audio: 'mp3 of m4a',
	captions: 'vtt'
};
