import { runLoad, type Call } from '../load.ts';
import { childrenTime, processorTime } from '../processor-time.ts';
import type { Running } from '../running.ts';

/** Times in ms. */
export type Measured = {
	name: string;
	perSecond: number;
	p50: number;
	p95: number;
	p99: number;
	/** Of an answer. */
	kilobytes: number;
	/** Processor time per request; null where it cannot be read. Does not depend on what else the machine does. */
	serverMs: number | null;
	databaseMs: number | null;
};

/** Runs one kind of request for a while, after a second to warm up; `each` is how many statements one holds. */
export async function measure(
	name: string,
	{ port, serverPid, databasePid }: Running,
	next: () => Call,
	{ concurrency, seconds, each = 1 }: { concurrency: number; seconds: number; each?: number }
): Promise<Measured> {
	await runLoad({ port, concurrency, seconds: 1, next });
	const read = () => [
		processorTime(serverPid),
		databasePid === null ? null : childrenTime(databasePid)
	];
	const before = read();
	const { perSecond, p50, p95, p99, requests, bytes } = await runLoad({
		port,
		concurrency,
		seconds,
		next
	});
	const [serverMs = null, databaseMs = null] = read().map((after, at) => {
		const was = before[at] ?? null;
		return after === null || was === null ? null : (after - was) / requests;
	});
	const kilobytes = bytes / 1000;
	return { name, perSecond: perSecond * each, p50, p95, p99, kilobytes, serverMs, databaseMs };
}
