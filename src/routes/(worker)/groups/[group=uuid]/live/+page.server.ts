import { withTransaction } from '#lib/server/db/client.ts';
import { liveOfGroup } from '#lib/server/following/live.ts';
import { whatIn, whatText } from '#lib/server/following/what.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { PageServerLoadEvent } from './$types';

/** `what` names the module; `refresh` lets a page without script look again by itself. */
export const load = authorised(
	'pace.view',
	async ({ params, url, depends }: PageServerLoadEvent, worker) => {
		depends('opmaat:live');
		const now = new Date();
		const wanted = whatIn(url.searchParams.get('what'));
		const live = await withTransaction(worker, (tx) =>
			liveOfGroup(tx, worker, params.group, wanted, now)
		);
		return {
			now: now.toISOString(),
			what: live.shown && whatText(live.shown),
			title: live.shown?.title ?? null,
			modules: live.modules.map(({ what, title }) => ({ what: whatText(what), title })),
			people: live.people,
			refresh: url.searchParams.has('refresh')
		};
	}
);
