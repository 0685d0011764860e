import { levelsAsked } from '#lib/levels-asked.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { getWorksheet } from '#lib/server/worksheets/worksheet.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised(
	'courses.view',
	async ({ params, url }: PageServerLoadEvent, actor) => {
		const levels = levelsAsked(url.searchParams);
		const withKey = url.searchParams.has('key');
		const wanted = { courseId: params.course, moduleId: params.module, levels, withKey };
		const sheet = await withTransaction(actor, (tx) => getWorksheet(tx, actor, wanted));
		return { sheet, levels: [...levels], withKey };
	}
);
