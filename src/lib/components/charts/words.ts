import {
	attention,
	check,
	clock,
	flag,
	pause,
	rush,
	saved,
	up,
	type IconShape
} from '#lib/components/ui/icons.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type {
	ShownDecision,
	ShownPace,
	ShownState,
	ShownSuggestion,
	ShownTempo
} from './pace-view.ts';

type StateLook = {
	icon: IconShape;
	tone: 'yes' | 'look' | 'info' | 'wait' | '';
	word: () => string;
};

/** How a state looks: always an icon and a word. Clay means "look here", never "bad". */
export const STATES: Record<ShownState, StateLook> = {
	niet_gestart: { icon: clock, tone: 'wait', word: m.pace_state_not_started },
	voorlopig: { icon: clock, tone: '', word: m.pace_state_early },
	op_koers: { icon: check, tone: '', word: m.pace_state_on_course },
	haast: { icon: rush, tone: 'wait', word: m.pace_state_rushing },
	loopt_vast: { icon: attention, tone: 'look', word: m.pace_state_stuck },
	langer_stil: { icon: pause, tone: 'wait', word: m.pace_state_silent },
	loopt_achter: { icon: flag, tone: 'look', word: m.pace_state_behind },
	loopt_voor: { icon: up, tone: 'yes', word: m.pace_state_ahead },
	pauze: { icon: pause, tone: '', word: m.pace_state_paused },
	klaar: { icon: saved, tone: 'yes', word: m.pace_state_done }
};

const SUGGESTIONS: Record<ShownSuggestion, () => string> = {
	extra: m.pace_suggest_extra,
	basis: m.pace_suggest_basis,
	verdieping: m.pace_suggest_deep,
	gesprek: m.pace_suggest_talk,
	herinnering: m.pace_suggest_remind,
	geen: m.pace_suggest_none
};

export function suggestionWord(suggestion: ShownSuggestion): string {
	return SUGGESTIONS[suggestion]();
}

/** The rule about who will probably be late: material stays as it is, and something else is agreed. */
const LATE = 11;

/** What is suggested, by which rule. */
export function proposalWord(suggestion: ShownSuggestion, rule: number): string {
	return rule === LATE ? m.pace_suggest_later() : suggestionWord(suggestion);
}

const DISMISSALS: Record<string, (inputs: { name: string }) => string> = {
	known: () => m.pace_dismiss_known(),
	agreed: () => m.pace_dismiss_agreed(),
	unfit: m.pace_dismiss_unfit,
	wrong: () => m.pace_dismiss_wrong()
};

type Decided = Omit<ShownDecision, 'on'>;

/** What became of a suggestion, with the reason when one was given. */
export function decisionWords(decided: Decided, name: string): string {
	const word = decisionWord(decided);
	const { decision, detail } = decided;
	const why = decision === 'dismissed' ? DISMISSALS[detail ?? '']?.({ name }) : undefined;
	return why ? `${word} (${why.charAt(0).toLowerCase()}${why.slice(1)})` : word;
}

function decisionWord({ decision }: Decided): string {
	if (decision === 'accepted') return m.pace_decided_done();
	if (decision === 'adapted') return m.pace_decided_other();
	return m.pace_decided_dismissed();
}

/**
 * How a suggestion was dealt with, in a table and in a file; null while it was not.
 * @param how.reason also why it was not needed
 */
export function dealtWithWords(
	{
		given,
		suggestion,
		decision,
		name
	}: Pick<ShownPace, 'given' | 'suggestion' | 'decision' | 'name'>,
	how: { reason: boolean }
): string | null {
	if (given) return suggestion === 'extra' ? m.pace_given_extra() : m.pace_given_deep();
	if (!decision) return null;
	return how.reason ? decisionWords(decision, name) : decisionWord(decision);
}

/** The pace in a few words, for beside its interval. */
export function tempoWords(tempo: ShownTempo): string {
	switch (tempo.word) {
		case 'faster':
			return m.pace_faster({ percent: tempo.percent });
		case 'calmer':
			return m.pace_calmer();
		case 'usual':
			return m.pace_usual();
	}
}

/** How long ago somebody was active. */
export function agoWords(days: number | null): string {
	if (days === null) return m.pace_ago_never();
	if (days <= 0) return m.pace_ago_today();
	return days === 1 ? m.pace_ago_yesterday() : m.pace_ago_days({ days });
}

const NUMBERS = {
	nl: 'nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
	en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
};

/** A number as a word up to twenty, for in a sentence. */
export function numberWord(count: number): string {
	return NUMBERS[getLocale()].split(' ')[count] ?? String(count);
}

/** A sentence begins with a capital; a Dutch capital has no accent. */
export function sentence(text: string): string {
	const first = text.charAt(0).normalize('NFD').charAt(0);
	return first.toUpperCase() + text.slice(1);
}
