import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { staffOf } from '#lib/server/organisations/staff.ts';

export const load = authorised('groups.view', async (_event, worker) => ({
	staff: await withTransaction(worker, (tx) => staffOf(tx, worker))
}));
