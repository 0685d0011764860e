import { createHash, randomUUID } from 'node:crypto';
import { XapiProblem } from '../problem.ts';

export type Part = { headers: Map<string, string>; body: Buffer };

const DIGESTS = new Map([
	[56, 'sha224'],
	[64, 'sha256'],
	[96, 'sha384'],
	[128, 'sha512']
]);
const MOST_PARTS = 600;

/**
 * The parts of a multipart body (RFC 2046, 5.1.1), byte for byte.
 * @throws XapiProblem 400 when it is not one
 */
export function readParts(contentType: string, body: Buffer): Part[] {
	const boundary = boundaryOf(contentType);
	const delimiter = Buffer.from(`--${boundary}`, 'latin1');
	const parts: Part[] = [];
	let at = startOf(body, delimiter);
	for (;;) {
		const begin = at + delimiter.length;
		// Two dashes end the whole; anything else on the line is padding.
		if (body[begin] === 0x2d && body[begin + 1] === 0x2d) return parts;
		const line = body.indexOf('\r\n', begin);
		const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), Math.max(line, 0));
		if (line < 0 || end < 0) throw wrong('is cut off before its last boundary');
		if (parts.length >= MOST_PARTS) throw wrong(`has more than ${MOST_PARTS} parts`);
		parts.push(partOf(body.subarray(line, end)));
		at = end + 2;
	}
}

/** Whether bytes are what a hash says; the length of the hash tells which SHA-2 it is. */
export function hashMatches(sha2: string, bytes: Buffer): boolean {
	const digest = DIGESTS.get(sha2.length);
	return digest !== undefined && createHash(digest).update(bytes).digest('hex') === sha2;
}

/** A multipart/mixed body of JSON and attachments. */
export function writeParts(
	text: string,
	attachments: { sha2: string; contentType: string; content: Buffer }[]
): { contentType: string; body: Buffer } {
	const boundary = `xapi-${randomUUID()}`;
	const pieces: Buffer[] = [
		Buffer.from(`--${boundary}\r\nContent-Type: application/json\r\n\r\n${text}\r\n`)
	];
	for (const { sha2, contentType, content } of attachments) {
		pieces.push(
			Buffer.from(
				`--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Transfer-Encoding: binary\r\n` +
					`X-Experience-API-Hash: ${sha2}\r\n\r\n`
			),
			content,
			Buffer.from('\r\n')
		);
	}
	pieces.push(Buffer.from(`--${boundary}--\r\n`));
	return { contentType: `multipart/mixed; boundary=${boundary}`, body: Buffer.concat(pieces) };
}

function boundaryOf(contentType: string): string {
	const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
	const boundary = match?.[1] ?? match?.[2];
	if (!boundary) throw wrong('has no boundary in its Content-Type');
	return boundary;
}

function startOf(body: Buffer, delimiter: Buffer): number {
	if (body.subarray(0, delimiter.length).equals(delimiter)) return 0;
	const at = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]));
	if (at < 0) throw wrong('does not hold the boundary of its Content-Type');
	return at + 2;
}

/** Begins at the line break after the boundary; headers, an empty line, content. */
function partOf(bytes: Buffer): Part {
	const empty = bytes.indexOf('\r\n\r\n');
	if (empty < 0) throw wrong('has a part without an empty line after its headers');
	const headers = new Map<string, string>();
	for (const line of bytes.subarray(0, empty).toString('latin1').split('\r\n')) {
		const colon = line.indexOf(':');
		if (colon > 0)
			headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
	}
	return { headers, body: bytes.subarray(empty + 4) };
}

function wrong(problem: string): XapiProblem {
	return new XapiProblem(400, `The multipart body ${problem}.`);
}
