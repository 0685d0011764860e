import { runningIn } from '#lib/server/assignments/offer.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { countMembers, getGroup } from '#lib/server/groups/groups.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { LayoutServerLoadEvent } from './$types';

export const load = authorised('groups.view', ({ params }: LayoutServerLoadEvent, worker) =>
	withTransaction(worker, async (tx) => {
		const group = await getGroup(tx, worker, params.group, new Date());
		const running = (await runningIn(tx, worker, [group.id])).get(group.id) ?? [];
		return { group, participants: await countMembers(tx, worker, group.id), running };
	})
);
