import { TIME_ZONE } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** "1 minuut" or "3 minuten". */
export function minutesInWords(minutes: number): string {
	return minutes === 1 ? m.learn_minute() : m.learn_some_minutes({ minutes });
}

/** A day (yyyy-mm-dd) as people say it: "donderdag 28 mei". */
export function dayInWords(day: string): string {
	return new Intl.DateTimeFormat(getLocale(), {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone: TIME_ZONE
	}).format(new Date(`${day}T12:00:00Z`));
}
