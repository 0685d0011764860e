import { getLocale } from '#lib/paraglide/runtime.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { lanesOfGroup } from '#lib/server/following/readings.ts';
import { shownGroup, shownLanes } from '#lib/server/following/shown-readings.ts';
import { whatIn } from '#lib/server/following/what.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised(
	'pace.view',
	async ({ params, url }: PageServerLoadEvent, worker) => {
		const now = new Date();
		const shown = { what: whatIn(url.searchParams.get('what')), locale: getLocale() };
		const { pace, lanes } = await withTransaction(worker, (tx) =>
			lanesOfGroup(tx, worker, params.group, shown, now)
		);
		return { ...shownGroup(pace, shown.locale, now), lanes: shownLanes(lanes) };
	}
);
