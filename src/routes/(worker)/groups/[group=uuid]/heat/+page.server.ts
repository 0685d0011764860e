import { getLocale } from '#lib/paraglide/runtime.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { heatOfGroup } from '#lib/server/following/readings.ts';
import { shownGroup, shownHeat } from '#lib/server/following/shown-readings.ts';
import { whatIn } from '#lib/server/following/what.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { PageServerLoadEvent } from './$types';

/** `module` limits the map to one module of what is shown. */
export const load = authorised(
	'pace.view',
	async ({ params, url }: PageServerLoadEvent, worker) => {
		const now = new Date();
		const locale = getLocale();
		const what = whatIn(url.searchParams.get('what'));
		const wanted = { what, locale, module: url.searchParams.get('module') };
		const { pace, heat, live, modules, module } = await withTransaction(worker, (tx) =>
			heatOfGroup(tx, worker, params.group, wanted, now)
		);
		return {
			...shownGroup(pace, locale, now),
			heat: shownHeat(heat, live),
			courseId: pace.what?.courseId ?? '',
			modules,
			module
		};
	}
);
