import { setTimeout as sleep } from 'node:timers/promises';
import { runAsScript } from '../entry.ts';
import { openPools } from '../pools.ts';

/** What passes statements on in the crash test, in a process of its own, so that it can be killed alone. */
export type Errand = { url: string; organisationId: string; targetId: string; port: number };

/** In ms, between one turn and the next. */
const PAUSE = 250;
/** In ms; Opmaat's own job, which does not reach the receiver, puts statements off meanwhile. */
const AHEAD = 3_600_000;

await runAsScript(import.meta, async () => {
	const { url, organisationId, targetId, port } = JSON.parse(process.argv[2] ?? '') as Errand;
	const { deliver } = await import('#lib/server/xapi/forwarding/deliver.ts');
	const { senderTo } = await import('#lib/server/xapi/forwarding/receiver.ts');
	const { withTransaction } = openPools(url);
	const endpoint = `http://127.0.0.1:${port}/`;
	const send = senderTo({
		...{ endpoint, version: '1.0.3', key: 'k', secret: 's', anywhere: true }
	});
	const drawing = { secret: Buffer.alloc(32, 'drawing'), textCourses: [] };
	const clock = () => new Date(Date.now() + AHEAD);
	// Ends with the first error; whoever started it starts another.
	while (true) {
		await deliver({ withTransaction, organisationId, targetId, drawing, send, clock });
		await sleep(PAUSE);
	}
});
