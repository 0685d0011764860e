import { numberWord } from '#lib/components/charts/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayName } from './days.ts';
import type { ShownPlace } from './live-view.ts';

const ZONE = 'Europe/Amsterdam';

/** A moment as a time of day. */
export function timeOf(moment: string, seconds = false): string {
	return new Intl.DateTimeFormat(getLocale() === 'nl' ? 'nl-NL' : 'en-GB', {
		hour: 'numeric',
		minute: '2-digit',
		...(seconds && { second: '2-digit' }),
		timeZone: ZONE
	}).format(new Date(moment));
}

function dayIn(moment: string): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(moment));
}

/** Whether somebody did anything today, finishing included. */
export function isActive({ state, since }: ShownPlace, now: string): boolean {
	if (state === 'new' || since === null) return false;
	return dayIn(since) === dayIn(now);
}

/** Where somebody is. */
export function placeWords({ state, step, tries, since }: ShownPlace, now: string): string {
	const number = step?.number ?? 1;
	switch (state) {
		case 'new':
			return m.live_not_started();
		case 'away':
			if (step && since !== null && dayIn(since) === dayIn(now)) {
				return m.live_was({ number, time: timeOf(since) });
			}
			return step ? m.live_not_today({ number }) : m.live_off_screen();
		case 'stuck':
			return m.live_stuck({ word: numberWord(tries), number });
		case 'quiet':
			return m.live_quiet({ number });
		case 'busy':
			return step ? m.live_at({ number, title: step.title }) : m.live_end();
		case 'done':
			return '';
	}
}

/** Since when, in minutes; of who is done the moment itself. */
export function sinceWords({ state, since }: ShownPlace, now: string): string {
	if (since === null || state === 'new' || state === 'away') return '';
	if (state === 'done') {
		return dayIn(since) === dayIn(now)
			? m.live_finished({ time: timeOf(since) })
			: m.live_finished_on({ day: dayName(dayIn(since)) });
	}
	const minutes = Math.floor((Date.parse(now) - Date.parse(since)) / 60_000);
	if (minutes < 1) return m.live_since_now();
	return minutes < 60
		? m.live_since_minutes({ minutes })
		: m.live_since_hours({ hours: Math.floor(minutes / 60) });
}
