import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { getModule } from '#lib/server/progress/homework.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised('homework.do', async ({ params }: PageServerLoadEvent, actor) => ({
	module: await withTransaction(actor, (tx) =>
		getModule(tx, actor, params.course, params.module, new Date())
	)
}));
