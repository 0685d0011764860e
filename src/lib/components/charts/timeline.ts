import { dayName } from '#lib/components/worker/days.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ShownEvent, ShownSuggestion } from './pace-view.ts';
import { holidayWord } from '#lib/components/worker/holidays.ts';
import { decisionWords, numberWord, sentence, suggestionWord } from './words.ts';

type ListOf = (words: string[]) => string;
type Worked = Extract<ShownEvent, { kind: 'work' }>;
type Marked = Extract<ShownEvent, { kind: 'mark' }>;

const OUTCOMES = {
	talked: m.pace_event_asked_talked,
	planned: m.pace_settle_planned,
	settled: m.pace_settle_done
};

/** What an entry is about. */
export function headOf(event: ShownEvent, name: string, listOf: ListOf): string {
	switch (event.kind) {
		case 'work':
			return workedHead(event, listOf);
		case 'assigned':
			return m.pace_event_assigned({ title: event.title });
		case 'level':
			return event.level === 'extra'
				? m.pace_event_extra({ title: event.title })
				: m.pace_event_deep({ title: event.title });
		case 'level_back':
			return event.level === 'extra'
				? m.pace_event_extra_back({ title: event.title })
				: m.pace_event_deep_back({ title: event.title });
		case 'free':
			return event.holiday === null ? (event.name ?? '') : holidayWord(event.holiday);
		case 'pause':
			return m.calendar_pause();
		case 'mark':
			return markedHead(event, listOf);
		case 'asked':
			return event.step ? m.pace_event_asked_step(event.step) : m.pace_event_asked();
		case 'asked_back':
			return m.pace_event_asked_back();
		case 'decided':
			if (event.detail === 'date') return m.pace_event_date();
			if (event.detail === 'shorter') return m.pace_event_shorter();
			if (event.detail === 'date+shorter') return m.pace_event_date_shorter();
			return m.pace_event_decided({
				suggestion: suggestionWord(event.suggestion as ShownSuggestion),
				what: decisionWords(event, name)
			});
	}
}

/** The second line of an entry; empty when there is nothing to add. */
export function detailOf(event: ShownEvent, listOf: ListOf): string {
	switch (event.kind) {
		case 'work':
			return workedDetail(event);
		case 'assigned':
			return event.dueOn
				? m.pace_event_assigned_due({ day: dayName(event.dueOn, 'long'), by: event.by })
				: m.pace_event_by({ by: event.by });
		case 'level':
		case 'mark':
		case 'decided':
			return m.pace_event_by({ by: listOf([event.by]) });
		case 'free':
			return m.calendar_until({ day: dayName(event.to, 'long') });
		case 'pause':
			return event.to ? m.calendar_until({ day: dayName(event.to, 'long') }) : '';
		case 'asked':
			return event.closed
				? m.pace_event_asked_closed({
						what: OUTCOMES[event.closed.outcome ?? 'settled'](),
						day: dayName(event.closed.on, 'long'),
						by: event.closed.by
					})
				: m.pace_event_asked_open();
		case 'level_back':
		case 'asked_back':
			return '';
	}
}

function workedHead({ places, completed, ratings }: Worked, listOf: ListOf): string {
	const steps = (numbers: number[]) => listOf(numbers.map(String));
	const worked = places.flatMap(({ module, finished, touched }) => {
		if (completed.includes(module)) return [];
		if (finished.length > 0) return [m.pace_steps({ module, steps: steps(finished) })];
		if (touched.length > 0) return [m.pace_steps_busy({ module, steps: steps(touched) })];
		return [m.pace_steps_only({ module })];
	});
	const heads = [...completed.map((module) => m.pace_completed({ module })), ...worked];
	return heads.length > 0 ? heads.join('; ') : ratings.map(({ module }) => module).join(', ');
}

function markedHead({ mark, places }: Marked, listOf: ListOf): string {
	const what = places
		.map(({ module, steps }) => {
			const [step, ...others] = steps === 'all' ? [] : steps;
			if (steps === 'all' || !step) return module;
			if (others.length === 0) return m.marks_event_step({ module, ...step });
			return m.pace_steps({ module, steps: listOf(steps.map(({ number }) => String(number))) });
		})
		.join('; ');
	return mark === 'paper' ? m.marks_event_paper({ what }) : m.marks_event_together({ what });
}

function workedDetail({ exercises, minutes, hints }: Worked): string {
	const parts = [
		exercises > 0 && m.pace_day_exercises({ count: exercises, word: numberWord(exercises) }),
		minutes !== null && m.pace_minutes_long({ minutes }),
		hints > 0 && m.pace_day_hints({ count: hints, word: numberWord(hints) })
	].filter((part) => part !== false);
	return parts.length > 0 ? `${sentence(parts.join(', '))}.` : '';
}
