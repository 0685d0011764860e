import { listCatalogue } from '#lib/server/assignments/catalogue.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { listDrafts } from '#lib/server/drafts/drafts.ts';
import { listShipped } from '#lib/server/drafts/shipped.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { permits } from '#lib/server/identity/policy.ts';
import { standings } from '#lib/server/publishing/standing.ts';

export const load = authorised('courses.view', async (_event, actor) => {
	const writes = permits(actor.role, 'courses.write');
	const shipped = writes ? await listShipped() : [];
	return withTransaction(actor, async (tx) => {
		const drafts = writes ? await listDrafts(tx, actor) : [];
		const standing = writes ? await standings(tx, actor) : new Map<string, never>();
		return {
			courses: await listCatalogue(tx, actor),
			writes,
			publishes: permits(actor.role, 'courses.publish'),
			/** Published courses that can be copied. */
			copyable: [...new Set([...shipped, ...drafts.map(({ id }) => id)])],
			drafts: drafts.map(({ id, title, changedAt, changedByName }) => ({
				id,
				title,
				changedAt,
				changedBy: changedByName,
				standing: standing.get(id) ?? null
			}))
		};
	});
});
