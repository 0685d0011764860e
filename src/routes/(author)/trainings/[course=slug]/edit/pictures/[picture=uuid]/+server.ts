import { extensionOf } from '#lib/content/parse/paths.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { getPicture } from '#lib/server/drafts/files.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { RequestEvent } from './$types';

const KINDS = new Map([
	['.png', 'image/png'],
	['.jpg', 'image/jpeg'],
	['.jpeg', 'image/jpeg'],
	['.webp', 'image/webp'],
	['.svg', 'image/svg+xml']
]);

/** A picture of a draft, for its authors. */
export const GET = authorised('courses.write', async ({ params }: RequestEvent, author) => {
	const { path, bytes } = await withTransaction(author, (tx) =>
		getPicture(tx, author, params.course, params.picture)
	);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': KINDS.get(extensionOf(path)) ?? 'application/octet-stream',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
			'content-disposition': KINDS.has(extensionOf(path)) ? 'inline' : 'attachment'
		}
	});
});
