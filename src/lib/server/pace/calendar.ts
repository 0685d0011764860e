import { HOLIDAY_WEIGHT } from './constants.ts';
import type { Calendar, Day, DayRange, Pause } from './types.ts';

const DAY_MS = 86_400_000;
/** Longest stretch that is summed: an end date in the year 9999 must not cost a second. */
export const LONGEST_DAYS = 2000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Seven equal weekdays, no holidays: what holds until an organisation fills in its own. */
export const PLAIN_CALENDAR: Calendar = {
	timeZone: 'Europe/Amsterdam',
	holidays: [],
	holidayWeight: HOLIDAY_WEIGHT,
	weekdayWeights: [1, 1, 1, 1, 1, 1, 1]
};

/** In ms: no clock in the world changes its date other than at a quarter of an hour. */
const QUARTER_MS = 900_000;
const MOST_DAYS = 10_000;
const days = new Map<string, Day>();

/** The calendar day on which a moment falls in a time zone. */
export function dayOf(moment: Date, timeZone: string): Day {
	// Asking the calendar of a time zone is slow, and a group page asks hundreds of times.
	const key = `${timeZone} ${Math.floor(moment.getTime() / QUARTER_MS)}`;
	const known = days.get(key);
	if (known !== undefined) return known;
	const day = formatFor(timeZone).format(moment);
	if (days.size >= MOST_DAYS) days.clear();
	days.set(key, day);
	return day;
}

/** The day in the Netherlands, where every organisation is. */
export function dutchDay(moment: Date): Day {
	return dayOf(moment, PLAIN_CALENDAR.timeZone);
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	});
	formats.set(timeZone, format);
	return format;
}

/** Days since 1 January 1970, so that days can be counted; NaN when it is no day. */
export function numberOfDay(day: Day): number {
	return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** Calendar days from one day to another; negative when the second comes first. */
export function daysBetween(from: Day, to: Day): number {
	return numberOfDay(to) - numberOfDay(from);
}

/** The pause that a day falls in, if any; of several the one that ends last. */
export function pauseOn(day: Day, pauses: readonly Pause[]): Pause | null {
	const current = pauses.filter(({ from, to }) => from <= day && (to === null || day <= to));
	return current.reduce<Pause | null>(
		(last, pause) =>
			last === null || pause.to === null || (last.to !== null && pause.to > last.to) ? pause : last,
		null
	);
}

type NumberedRange = { from: number; to: number };

function numbered(ranges: readonly (DayRange | Pause)[]): NumberedRange[] {
	return ranges.map(({ from, to }) => ({
		from: numberOfDay(from),
		to: to === null ? Infinity : numberOfDay(to)
	}));
}

function covers(ranges: readonly NumberedRange[], day: number): boolean {
	return ranges.some(({ from, to }) => from <= day && day <= to);
}

/** How much a day counts, and why it may not. Days are numbers of `numberOfDay`. */
export type Exposure = {
	/** Weekday weight × holiday weight; 0 in a pause. */
	of: (day: number) => number;
	/** Sum over the days from the first up to, not including, the last; at most 2,000 days. */
	between: (from: number, before: number) => number;
	isPaused: (day: number) => boolean;
	isHoliday: (day: number) => boolean;
};

/** Exposure of one participant: the calendar of the group with the participant's own pauses. */
export function exposureOf(calendar: Calendar, pauses: readonly Pause[]): Exposure {
	const holidays = numbered(calendar.holidays);
	const stops = numbered(pauses);
	const isPaused = (day: number): boolean => covers(stops, day);
	const isHoliday = (day: number): boolean => covers(holidays, day);

	const of = (day: number): number => {
		if (isPaused(day)) return 0;
		// 1 January 1970 was a Thursday, the fourth day of a week that starts on Monday.
		const weekday = (((day + 3) % 7) + 7) % 7;
		return (calendar.weekdayWeights[weekday] ?? 1) * (isHoliday(day) ? calendar.holidayWeight : 1);
	};

	const between = (from: number, before: number): number => {
		let sum = 0;
		const end = Math.min(before, from + LONGEST_DAYS);
		for (let day = from; day < end; day++) sum += of(day);
		return sum;
	};

	return { of, between, isPaused, isHoliday };
}
