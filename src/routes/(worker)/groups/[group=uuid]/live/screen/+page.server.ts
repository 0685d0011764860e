import { countsOf } from '#lib/components/worker/live-view.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { liveOfGroup } from '#lib/server/following/live.ts';
import { whatIn, whatText } from '#lib/server/following/what.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { PageServerLoadEvent } from './$types';

/** For everybody to see: nobody's name, nor anything from which a name follows, leaves the server. */
export const load = authorised(
	'pace.view',
	async ({ params, url, depends }: PageServerLoadEvent, worker) => {
		depends('opmaat:live');
		const wanted = whatIn(url.searchParams.get('what'));
		const live = await withTransaction(worker, (tx) =>
			liveOfGroup(tx, worker, params.group, wanted, new Date())
		);
		return {
			groupId: live.group.id,
			what: live.shown && whatText(live.shown),
			title: live.shown?.title ?? null,
			counts: countsOf(live.people, live.steps),
			refresh: url.searchParams.has('refresh')
		};
	}
);
