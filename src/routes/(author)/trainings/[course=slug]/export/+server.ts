import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { exportCourse } from '#lib/server/transfer/export-course.ts';
import { writeZip } from '#lib/server/transfer/write-zip.ts';
import type { RequestEvent } from './$types';

/** A course as a zip of Markdown and pictures: what is being made, or with `version` what was published. */
export const GET = authorised('courses.write', async ({ params, url }: RequestEvent, actor) => {
	const version = url.searchParams.get('version');
	const files = await withTransaction(actor, (tx) =>
		exportCourse(tx, actor, params.course, version)
	);
	return new Response(writeZip(params.course, files), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${params.course}.zip"`,
			'cache-control': 'no-store'
		}
	});
});
