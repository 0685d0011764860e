import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { staffOf } from '#lib/server/organisations/staff.ts';

export const load = authorised('courses.view', async (_event, actor) => ({
	staff: await withTransaction(actor, (tx) => staffOf(tx, actor))
}));
