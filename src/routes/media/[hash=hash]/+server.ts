import { withTransaction } from '#lib/server/db/client.ts';
import { readByteRange, type ByteRange } from '#lib/server/courses/byte-range.ts';
import { getMedia, getMediaPart } from '#lib/server/courses/media.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { RequestEvent } from './$types';

const KEEPS = {
	// The address names the bytes, so they never change.
	'cache-control': 'private, max-age=31536000, immutable',
	'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
	'content-disposition': 'inline'
};

/** A picture or recording of a published course. */
export const GET = authorised('media.view', async ({ params, request }: RequestEvent, actor) => {
	const etag = `"${params.hash}"`;
	if (request.headers.get('if-none-match') === etag) {
		return new Response(null, { status: 304, headers: { ...KEEPS, etag } });
	}
	const range = readByteRange(request.headers.get('range'));
	if (range) return answerPart(actor, params.hash, range, etag);
	const { contentType, bytes } = await withTransaction(actor, (tx) =>
		getMedia(tx, actor, params.hash)
	);
	return new Response(new Uint8Array(bytes), {
		headers: { ...KEEPS, etag, 'accept-ranges': 'bytes', 'content-type': contentType }
	});
});

async function answerPart(actor: Actor, hash: string, range: ByteRange, etag: string) {
	const part = await withTransaction(actor, (tx) => getMediaPart(tx, actor, hash, range));
	if (!part) return new Response(null, { status: 416, headers: KEEPS });
	const { contentType, size, from, bytes } = part;
	return new Response(new Uint8Array(bytes), {
		status: 206,
		headers: {
			...KEEPS,
			etag,
			'accept-ranges': 'bytes',
			'content-range': `bytes ${from}-${from + bytes.length - 1}/${size}`,
			'content-type': contentType
		}
	});
}
