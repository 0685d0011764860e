import { verifyChain } from '#lib/server/audit/access-log.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { overviewOf } from '#lib/server/organisations/overview.ts';
import type { Actions, RequestEvent } from './$types';

export const load = authorised('organisation.view', async (_event, administrator) => ({
	overview: await withTransaction(administrator, (tx) => overviewOf(tx, administrator))
}));

export const actions = {
	verify: authorised('audit.view', async (_event: RequestEvent, administrator) => ({
		verdict: await withTransaction(administrator, (tx) =>
			verifyChain(tx, administrator.organisationId)
		)
	}))
} satisfies Actions;
