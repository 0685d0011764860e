/** The smallest picture of each kind, for tests. */
export const png: Uint8Array = fromBase64(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
);

function fromBase64(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

const segment = (marker: number, body: number[]): number[] => [
	0xff,
	marker,
	(body.length + 2) >> 8,
	(body.length + 2) & 0xff,
	...body
];
const text = (words: string): number[] => [...words].map((letter) => letter.charCodeAt(0));

/** A photo with an Exif block: turned a quarter, taken at a place, made by a named device. */
export function photoWithPlace(): Uint8Array {
	const entry = (tag: number, value: number): number[] => [
		tag >> 8,
		tag & 0xff,
		0,
		3,
		0,
		0,
		0,
		1,
		0,
		value,
		0,
		0
	];
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
		2,
		...entry(0x0112, 6),
		...entry(0x8825, 38),
		0,
		0,
		0,
		0
	];
	const exif = [...text('Exif'), 0, 0, ...tiff, ...text('GEHEIM-TOESTEL')];
	return new Uint8Array([
		0xff,
		0xd8,
		...segment(0xe0, [...text('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
		...segment(0xe1, exif),
		...segment(0xfe, text('GEHEIM-OPMERKING')),
		...segment(0xc0, [8, 0, 40, 0, 30, 1, 1, 0x11, 0]),
		...segment(0xdb, new Array<number>(65).fill(1)),
		...segment(0xda, [1, 1, 0, 0, 63, 0]),
		1,
		2,
		3,
		0xff,
		0xd9
	]);
}
