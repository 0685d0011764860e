import { addDays } from '#lib/day.ts';
import { exposureOf, numberOfDay } from '../pace/calendar.ts';
import type { Calendar, Day } from '../pace/types.ts';

/** Weeks that are looked ahead at most: longer than a summer, and not for ever. */
const MOST_WEEKS = 60;

/**
 * A day so many weeks later, on the same weekday. A week that is mostly holiday or closed does not count, since nobody
 * gains time by it; a single closed day moves it on to the next day that is open.
 */
export function shiftDay(day: Day, weeks: number, calendar: Calendar): Day {
	let at = day;
	for (let counted = 0, seen = 0; counted < weeks && seen < MOST_WEEKS; seen++) {
		const week = Array.from({ length: 7 }, (_, i) => addDays(at, i + 1));
		at = addDays(at, 7);
		const usual = week.filter((one) => isUsual(one, calendar));
		const open = usual.filter((one) => !isFree(one, calendar));
		if (open.length * 2 > usual.length) counted++;
	}
	return isFree(at, calendar) ? nextOpenDay(at, calendar) : at;
}

/** The first day from this one on that is not free, and on which work is usual. */
export function nextOpenDay(day: Day, calendar: Calendar): Day {
	for (let i = 0; i < 7 * MOST_WEEKS; i++) {
		const at = addDays(day, i);
		if (!isFree(at, calendar) && isUsual(at, calendar)) return at;
	}
	return day;
}

function isFree(day: Day, calendar: Calendar): boolean {
	return exposureOf(calendar, []).isHoliday(numberOfDay(day));
}

function isUsual(day: Day, { weekdayWeights }: Calendar): boolean {
	// 1 January 1970 was a Thursday, the fourth day of a week that starts on Monday.
	return (weekdayWeights[(numberOfDay(day) + 3) % 7] ?? 1) > 0;
}
