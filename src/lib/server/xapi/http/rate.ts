import { XapiProblem } from '../problem.ts';

type Bucket = { left: number; at: number };

const MOST_BUCKETS = 10_000;

/** Lets each sender have so many requests a second, and a second's worth at once. */
export function rateLimiter(perSecond: number) {
	const buckets = new Map<string, Bucket>();
	/** @throws XapiProblem 429 when there were too many */
	return function take(sender: string, now = Date.now()): void {
		const bucket = buckets.get(sender) ?? { left: perSecond, at: now };
		const gained = ((now - bucket.at) / 1000) * perSecond;
		const left = Math.min(perSecond, bucket.left + gained);
		if (buckets.size >= MOST_BUCKETS) buckets.clear();
		buckets.set(sender, { left: Math.max(0, left - 1), at: now });
		if (left >= 1) return;
		throw new XapiProblem(429, `More than ${perSecond} requests a second came with this key.`, {
			'Retry-After': '1'
		});
	};
}
