import { withTransaction } from '#lib/server/db/client.ts';
import { agreementOf } from '#lib/server/following/agreement.ts';
import { authorised } from '#lib/server/identity/authorised.ts';

/** The same figures over the whole organisation: names nobody. */
export const load = authorised('organisation.view', async (_event, administrator) => ({
	agreement: await withTransaction(administrator, (tx) =>
		agreementOf(tx, administrator, 'organisation', new Date())
	)
}));
