import { parseCronItems, type ParsedCronItem } from 'graphile-worker';
import { TIME_ZONE } from '#lib/day.ts';
import { FORWARD } from './forward.ts';

export const NIGHT = 'night';
export const PARTITIONS = 'ensure-partitions';
export const CLEANUP = 'delete-old-sessions';

const NIGHT_HOUR = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

const hours = new Intl.DateTimeFormat('en-GB', {
	timeZone: TIME_ZONE,
	hour: '2-digit',
	hourCycle: 'h23'
});

/** What happens by the clock. A computer that was off at night catches up when it starts. */
export function schedule(): ParsedCronItem[] {
	const options = { backfillPeriod: DAY_MS, jobKeyMode: 'replace' } as const;
	return parseCronItems([
		// The queue counts in UTC: three o'clock in the Netherlands is one or two. `isNight` picks.
		{ task: NIGHT, match: '0 1,2 * * *', options: { ...options, queueName: NIGHT } },
		{ task: PARTITIONS, match: '30 1 * * *', options: { ...options, jobKey: PARTITIONS } },
		{ task: CLEANUP, match: '15 * * * *', options: { ...options, jobKey: CLEANUP } },
		{ task: FORWARD, match: '* * * * *', options: { jobKey: FORWARD, jobKeyMode: 'replace' } }
	]);
}

/** Whether a planned moment is three o'clock at night in the Netherlands. */
export function isNight(planned: Date): boolean {
	return Number(hours.format(planned)) === NIGHT_HOUR;
}
