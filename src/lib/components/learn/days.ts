import { TIME_ZONE } from '#lib/day.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A day (yyyy-mm-dd) as people say it: "donderdag 28 mei". */
export function dayInWords(day: string): string {
	return new Intl.DateTimeFormat(getLocale(), {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone: TIME_ZONE
	}).format(new Date(`${day}T12:00:00Z`));
}

/** A moment (ISO 8601) as a time of day: "14:05". */
export function timeInWords(moment: string): string {
	return new Intl.DateTimeFormat(getLocale(), {
		hour: '2-digit',
		minute: '2-digit',
		timeZone: TIME_ZONE
	}).format(new Date(moment));
}
