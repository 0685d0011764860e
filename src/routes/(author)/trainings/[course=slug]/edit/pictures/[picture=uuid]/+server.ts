import { mediaKinds } from '#lib/content/course/media-kinds.ts';
import { extensionOf } from '#lib/content/parse/paths.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { getPicture } from '#lib/server/drafts/files.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { RequestEvent } from './$types';

/** A picture or recording of a draft, for its authors. */
export const GET = authorised('courses.write', async ({ params }: RequestEvent, author) => {
	const { path, bytes } = await withTransaction(author, (tx) =>
		getPicture(tx, author, params.course, params.picture)
	);
	const kind = mediaKinds.get(extensionOf(path));
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': kind?.contentType ?? 'application/octet-stream',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
			'content-disposition': kind ? 'inline' : 'attachment'
		}
	});
});
