import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { getOwnWorksheet } from '#lib/server/worksheets/own-worksheet.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised(
	'homework.do',
	async ({ params, url }: PageServerLoadEvent, actor) => {
		const withPrivate = url.searchParams.get('with') === 'private';
		const which = { courseId: params.course, moduleId: params.module };
		const own = await withTransaction(actor, (tx) =>
			getOwnWorksheet(tx, actor, which, withPrivate, new Date())
		);
		return { own, withPrivate };
	}
);
