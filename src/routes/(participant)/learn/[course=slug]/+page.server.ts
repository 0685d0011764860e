import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { getCourse } from '#lib/server/progress/homework.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised('homework.do', async ({ params }: PageServerLoadEvent, actor) => ({
	course: await withTransaction(actor, (tx) => getCourse(tx, actor, params.course, new Date()))
}));
