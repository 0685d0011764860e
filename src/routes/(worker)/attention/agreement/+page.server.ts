import { withTransaction } from '#lib/server/db/client.ts';
import { agreementOf } from '#lib/server/following/agreement.ts';
import { authorised } from '#lib/server/identity/authorised.ts';

/** Names nobody, so that nobody's looking has to be noted. */
export const load = authorised('pace.view', async (_event, worker) => ({
	agreement: await withTransaction(worker, (tx) => agreementOf(tx, worker, 'own', new Date()))
}));
