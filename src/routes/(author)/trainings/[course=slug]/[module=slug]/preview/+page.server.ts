import { getActiveModule } from '#lib/server/courses/active.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { previewAsked } from '#lib/server/previews/preview.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised(
	'courses.view',
	async ({ params, url }: PageServerLoadEvent, actor) => {
		const { module, version } = await withTransaction(actor, (tx) =>
			getActiveModule(tx, actor, params.course, params.module)
		);
		return {
			courseTitle: version.model.course.title,
			title: module.title,
			number: `${version.edition}.${version.revision}`,
			...previewAsked(module, url.searchParams)
		};
	}
);
