import * as v from 'valibot';
import type { WithTransaction } from '../db/transaction.ts';
import { projectOrganisation } from '../following/project.ts';
import { raiseOrganisation } from '../following/raised.ts';
import { refreshOrganisation } from '../pace/nightly.ts';

/** As in the name of the task; one job per organisation, so that one that fails is tried again alone. */
export const REFRESH = 'refresh-item-statistics';

const Payload = v.object({ organisationId: v.pipe(v.string(), v.uuid()) });

/** One organisation of the nightly estimation: exercises first, then when everybody finishes, then what that asks. */
export async function refreshItemStatistics(
	withTransaction: WithTransaction,
	payload: unknown,
	now: Date
): Promise<void> {
	const org = v.parse(Payload, payload);
	await refreshOrganisation(withTransaction, org, now);
	await projectOrganisation(withTransaction, org, now);
	await raiseOrganisation(withTransaction, org, now);
}
