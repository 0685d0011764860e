import type { Say } from './say.ts';

/** From here on minutes say little; a multiple of the half hours that are said instead. */
const LONG = 90;

/** "1 minuut", "3 minuten", and of a long time about how many hours: "anderhalf uur", "3 uur". */
export function minutesInWords(say: Say, minutes: number): string {
	if (minutes <= LONG) return minutes === 1 ? say('minute') : say('some_minutes', { minutes });
	const halves = Math.round(minutes / 30);
	const hours = Math.floor(halves / 2);
	if (halves % 2 === 0) return say('hours', { hours });
	return hours === 1 ? say('hour_and_half') : say('half_more_hours', { hours });
}
