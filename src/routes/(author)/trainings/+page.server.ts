import { listCatalogue } from '#lib/server/assignments/catalogue.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { permits } from '#lib/server/identity/policy.ts';

export const load = authorised('courses.view', async (_event, actor) => ({
	courses: await withTransaction(actor, (tx) => listCatalogue(tx, actor)),
	mayPublish: permits(actor.role, 'courses.publish')
}));
