import { getLocale } from '#lib/paraglide/runtime.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { paceOfGroup } from '#lib/server/following/overview.ts';
import { shownPace } from '#lib/server/following/shown.ts';
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
			what: pace.what && whatText(pace.what),
			given: pace.given.map((one) => ({ what: whatText(one), title: one.title })),
			rows: pace.rows.map((row) => shownPace(row, locale, now)),
			modules: Object.fromEntries(
				pace.rows.flatMap(({ material, enrolled: { courseId } }) =>
					material.map(({ module: { id, title } }) => [whatText({ courseId, moduleId: id }), title])
				)
			) as Record<string, string>,
			without: pace.without,
			counts: pace.counts
		};
	}
);
