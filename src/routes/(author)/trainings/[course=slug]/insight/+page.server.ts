import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { getInsight } from '#lib/server/insight/insight.ts';
import { editionAsked } from './edition.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised(
	'courses.view',
	async ({ params, url }: PageServerLoadEvent, actor) => ({
		insight: await withTransaction(actor, (tx) =>
			getInsight(tx, actor, params.course, editionAsked(url))
		)
	})
);
