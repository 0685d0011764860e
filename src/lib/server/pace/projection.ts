import { addDays } from '#lib/day.ts';
import { daysBetween } from './calendar.ts';
import { quantileOf, type Finish } from './finish.ts';
import type { Day, Projection } from './types.ts';

/** Shares of the simulations that are kept: 0%, 5%, … 100%. */
const KEPT = 20;

/** A projection as it is kept: few numbers, from which any end date can be judged. */
export function projectionFrom(finish: Finish, on: Day, from: number): Projection {
	return {
		on,
		quantiles: Array.from({ length: KEPT + 1 }, (_, i) =>
			Math.round(quantileOf(finish, i / KEPT) - from)
		),
		horizon: finish.horizon - from
	};
}

/** The day by which this share of the simulations is done. */
export function dayIn({ on, quantiles }: Projection, share: number): Day {
	const place = share * (quantiles.length - 1);
	const low = quantiles[Math.floor(place)] ?? 0;
	const high = quantiles[Math.ceil(place)] ?? low;
	return addDays(on, Math.round(low + (high - low) * (place - Math.floor(place))));
}

/** Share of the simulations that is not done on a day. */
export function shareAfterDay({ on, quantiles, horizon }: Projection, day: Day): number {
	const limit = Math.min(daysBetween(on, day), horizon - 1);
	const steps = quantiles.length - 1;
	// The first that is later; what lies between two kept quantiles is spread evenly.
	const next = quantiles.findIndex((quantile) => quantile > limit);
	if (next === -1) return 0;
	if (next === 0) return 1;
	const [low, high] = [quantiles[next - 1] ?? 0, quantiles[next] ?? 0];
	return 1 - (next - 1 + (limit + 1 - low) / (high + 1 - low)) / steps;
}
