/** Days are days in the Netherlands, whatever the clock of the server says. */
export const TIME_ZONE = 'Europe/Amsterdam';

const parts = new Intl.DateTimeFormat('en-CA', {
	timeZone: TIME_ZONE,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

/** The calendar day of a moment as yyyy-mm-dd. */
export function dayOf(moment: Date): string {
	return parts.format(moment);
}

/** Whole days from one yyyy-mm-dd to another; negative when `until` comes first. */
export function daysBetween(from: string, until: string): number {
	return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}

/** The day that lies a number of days after (or before) another. */
export function addDays(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
