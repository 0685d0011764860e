import { dayOf } from '#lib/day.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { todayOf } from '#lib/server/progress/homework.ts';

export const load = authorised('homework.do', async (_event, actor) => {
	const now = new Date();
	const today = await withTransaction(actor, (tx) => todayOf(tx, actor, now));
	return { today, day: dayOf(now) };
});
