import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayOf, TIME_ZONE } from '#lib/day.ts';
import { dayName } from '#lib/components/worker/days.ts';

/** `10.42`, or `10:42` in English. */
export function timeOf(moment: Date): string {
	const locale = getLocale() === 'nl' ? 'nl-NL' : 'en-GB';
	const shape = { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE } as const;
	const time = new Intl.DateTimeFormat(locale, shape).format(moment);
	return getLocale() === 'nl' ? time.replace(':', '.') : time;
}

/** `vandaag om 10.42 uur`, or the day. */
export function whenOf(moment: Date, now: Date): string {
	const day = dayOf(moment);
	if (day !== dayOf(now)) return dayName(day, 'year');
	return m.drafts_today({ time: timeOf(moment) });
}
