import { runLoad, type Call } from '../load.ts';

/** Times in ms. */
export type Measured = { name: string; perSecond: number; p50: number; p95: number; p99: number };

/** Runs one kind of request for a while, after a second to warm up; `each` is how many statements one holds. */
export async function measure(
	name: string,
	port: number,
	next: () => Call,
	{ concurrency, seconds, each = 1 }: { concurrency: number; seconds: number; each?: number }
): Promise<Measured> {
	await runLoad({ port, concurrency, seconds: 1, next });
	const { perSecond, p50, p95, p99 } = await runLoad({ port, concurrency, seconds, next });
	return { name, perSecond: perSecond * each, p50, p95, p99 };
}
