/** Bytes that a browser asks for: from one on, or the last so many. */
export type ByteRange = { from: number; to: number | null } | { last: number };

/** Reads a `Range` header with one range (RFC 9110, 14.1.2). Null: none that we answer, so everything is sent. */
export function readByteRange(header: string | null): ByteRange | null {
	const parts = /^bytes=(\d{0,12})-(\d{0,12})$/.exec(header ?? '');
	if (!parts) return null;
	const [, from = '', to = ''] = parts;
	if (from === '') return to === '' ? null : { last: Number(to) };
	if (to !== '' && Number(to) < Number(from)) return null;
	return { from: Number(from), to: to === '' ? null : Number(to) };
}
