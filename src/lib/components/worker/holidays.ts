import { m } from '#lib/paraglide/messages.js';

const WORDS = {
	herfst: m.calendar_autumn,
	kerst: m.calendar_christmas,
	voorjaar: m.calendar_spring,
	mei: m.calendar_may,
	zomer: m.calendar_summer
};

/** The name of a school holiday. */
export function holidayWord(holiday: keyof typeof WORDS): string {
	return WORDS[holiday]();
}
