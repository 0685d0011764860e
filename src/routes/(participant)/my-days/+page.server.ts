import { withTransaction } from '#lib/server/db/client.ts';
import { ownDaysOf } from '#lib/server/following/own-days.ts';
import { authorised } from '#lib/server/identity/authorised.ts';

/** A participant's own line. */
export const load = authorised('homework.do', async (_event, participant) => ({
	own: await withTransaction(participant, (tx) => ownDaysOf(tx, participant))
}));
