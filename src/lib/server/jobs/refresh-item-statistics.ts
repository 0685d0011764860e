import * as v from 'valibot';
import type { WithTransaction } from '../db/transaction.ts';
import { refreshOrganisation } from '../pace/nightly.ts';

/** As in the name of the task; one job per organisation, so that one that fails is tried again alone. */
export const REFRESH = 'refresh-item-statistics';

const Payload = v.object({ organisationId: v.pipe(v.string(), v.uuid()) });

/** One organisation of the nightly estimation. */
export async function refreshItemStatistics(
	withTransaction: WithTransaction,
	payload: unknown,
	now: Date
): Promise<void> {
	await refreshOrganisation(withTransaction, v.parse(Payload, payload), now);
}
