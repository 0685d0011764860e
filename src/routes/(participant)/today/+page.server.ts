import { dayOf } from '#lib/day.ts';
import { hasAsked, readerOf } from '#lib/server/asking/asking.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { tellNewWorkers } from '#lib/server/groups/introductions.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { todayOf } from '#lib/server/progress/homework.ts';

export const load = authorised('homework.do', async (_event, actor) => {
	const now = new Date();
	return withTransaction(actor, async (tx) => ({
		today: await todayOf(tx, actor, now),
		asked: await hasAsked(tx, actor),
		reader: await readerOf(tx, actor),
		newWorkers: await tellNewWorkers(tx, actor, now),
		day: dayOf(now)
	}));
});
