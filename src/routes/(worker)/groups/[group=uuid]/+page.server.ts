import { getLocale } from '#lib/paraglide/runtime.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { paceOfGroup } from '#lib/server/following/overview.ts';
import { shownGroup } from '#lib/server/following/shown-readings.ts';
import { whatIn, whatText } from '#lib/server/following/what.ts';
import type { PageServerLoadEvent } from './$types';

/** `what` names the course or module that is shown; when left out, what was worked in last. */
export const load = authorised(
	'pace.view',
	async ({ params, url }: PageServerLoadEvent, worker) => {
		const now = new Date();
		const locale = getLocale();
		const what = whatIn(url.searchParams.get('what'));
		const pace = await withTransaction(worker, (tx) =>
			paceOfGroup(tx, worker, params.group, { what, locale }, now)
		);
		return {
			...shownGroup(pace, locale, now),
			modules: Object.fromEntries(
				pace.rows.flatMap(({ material, enrolled: { courseId } }) =>
					material.map(({ module: { id, title } }) => [whatText({ courseId, moduleId: id }), title])
				)
			) as Record<string, string>
		};
	}
);
