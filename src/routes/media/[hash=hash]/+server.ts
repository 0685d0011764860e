import { withTransaction } from '#lib/server/db/client.ts';
import { getMedia } from '#lib/server/courses/media.ts';
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
	const { contentType, bytes } = await withTransaction(actor, (tx) =>
		getMedia(tx, actor, params.hash)
	);
	return new Response(new Uint8Array(bytes), {
		headers: { ...KEEPS, etag, 'content-type': contentType }
	});
});
