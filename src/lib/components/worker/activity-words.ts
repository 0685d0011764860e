import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';
import { dayName } from './days.ts';

/** What a sentence about an event is made of; see `following/activity.ts`. */
export type ShownActivity = {
	name: string;
	what: string;
	title: string | null;
	minutes: number | null;
	success: boolean | null;
	percent: number | null;
	verb: string | null;
	source: string | null;
	recorded: { by: string; mark: 'paper' | 'together' | null; onDay: string } | null;
};

/** "Noor rondde ‘Stoplicht’ af, 6 minuten". */
export function activitySentence(event: ShownActivity): string {
	const { minutes } = event;
	const sentence = recordedSentence(event) ?? bareSentence(event);
	return minutes === null ? sentence : m.activity_with_time({ sentence, count: minutes });
}

/** What a worker recorded is told of the worker: the participant did it elsewhere, on another day. */
function recordedSentence({ name, what, title, recorded }: ShownActivity): string | null {
	if (!recorded || what === 'progressed') return null;
	const { by, mark, onDay } = recorded;
	if (mark === null) return m.activity_taken_back({ by, name });
	const about = title ? m.activity_title({ title }) : m.activity_untitled();
	const said = { by, name, about, day: dayName(onDay, 'date') };
	return mark === 'paper' ? m.activity_on_paper(said) : m.activity_together(said);
}

function bareSentence({ name, what, title, success, percent, verb, source }: ShownActivity) {
	const about = title ? m.activity_title({ title }) : m.activity_untitled();
	switch (what) {
		case 'registered':
			return m.activity_registered({ name, about });
		case 'launched':
		case 'initialized':
			return m.activity_opened({ name, about });
		case 'experienced':
			return m.activity_read({ name, about });
		case 'answered':
			if (success === null) return m.activity_answered({ name, about });
			return success ? m.activity_right({ name, about }) : m.activity_not_yet({ name, about });
		case 'responded':
			return m.activity_responded({ name, about });
		case 'interacted':
			return m.activity_hint({ name, about });
		case 'progressed':
			return m.activity_progressed({ name, about, percent: percent ?? 0 });
		case 'completed':
			return m.activity_completed({ name, about });
		case 'rated':
			return m.activity_rated({ name, about });
		default:
			return m.activity_other({ name, about, verb: verb ?? '', source: source ?? '' });
	}
}

const SHAPE = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' } as const;

/** Clock time in the Netherlands. */
export function clockOf(moment: string): string {
	const locale = getLocale() === 'nl' ? 'nl-NL' : 'en-GB';
	return new Intl.DateTimeFormat(locale, SHAPE).format(new Date(moment));
}
