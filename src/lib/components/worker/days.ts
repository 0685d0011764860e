import { getLocale } from '#lib/paraglide/runtime.js';

const SHAPES = {
	/** vr 12 juni */
	short: { weekday: 'short', day: 'numeric', month: 'long' },
	/** vrijdag 12 juni */
	long: { weekday: 'long', day: 'numeric', month: 'long' },
	/** 12 juni */
	date: { day: 'numeric', month: 'long' },
	/** 12 juni 2026 */
	year: { day: 'numeric', month: 'long', year: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day (yyyy-mm-dd) in words, in the language of the reader. */
export function dayName(day: string, shape: keyof typeof SHAPES = 'short'): string {
	const locale = getLocale() === 'nl' ? 'nl-NL' : 'en-GB';
	const format = new Intl.DateTimeFormat(locale, { ...SHAPES[shape], timeZone: 'UTC' });
	return format.format(new Date(`${day}T00:00:00Z`));
}

/** Names in a sentence: Noor, Sem en Elif. */
export function nameList(names: string[]): string {
	return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names);
}
