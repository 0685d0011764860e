import { insightTable } from '#lib/components/author/insight-table.ts';
import { csvOf } from '#lib/csv.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { getInsight } from '#lib/server/insight/insight.ts';
import { editionAsked } from '../edition.ts';
import type { RequestEvent } from './$types';

/** The same numbers as the page, for a spreadsheet. */
export const GET = authorised('courses.view', async ({ params, url }: RequestEvent, actor) => {
	const insight = await withTransaction(actor, (tx) =>
		getInsight(tx, actor, params.course, editionAsked(url))
	);
	return new Response(csvOf(insightTable(insight)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="opmaat-${params.course}.csv"`
		}
	});
});
