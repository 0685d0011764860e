import { runningIn } from '#lib/server/assignments/offer.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { listGroups } from '#lib/server/groups/groups.ts';
import { authorised } from '#lib/server/identity/authorised.ts';

export const load = authorised('groups.view', (_event, worker) =>
	withTransaction(worker, async (tx) => {
		const groups = await listGroups(tx, worker, new Date());
		const ids = groups.map(({ id }) => id);
		const running = await runningIn(tx, worker, ids);
		return { groups: groups.map((group) => ({ ...group, running: running.get(group.id) ?? [] })) };
	})
);
