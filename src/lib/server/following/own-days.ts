import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { minutesOf } from '../pace/active-time.ts';
import { dutchDay } from '../pace/calendar.ts';
import type { Day } from '../pace/types.ts';
import { placesOf } from '../progress/place.ts';
import { learnerStates } from '../progress/state.ts';
import { selectAnswerTimes, selectSteps } from './participant-queries.ts';
import { activeOn, type TimelineFacts } from './timeline.ts';

/** A day of work as the participant sees it: no estimate, no level, nobody to compare with. */
export type OwnDay = {
	on: Day;
	/** Steps that were finished. */
	steps: number;
	/** In steps of five; null when nothing was measured. */
	minutes: number | null;
	/** Titles of the modules that were worked in. */
	modules: string[];
};

export type OwnDays = {
	/** Newest first. */
	days: OwnDay[];
	steps: number;
};

/** Days that are shown: a school year of homework once a week. */
const MOST_DAYS = 40;

/** How it went for a participant: own steps on own days, from the same facts as the worker's timeline. */
export async function ownDaysOf(tx: Transaction, participant: Acting): Promise<OwnDays> {
	const states = await learnerStates(tx, participant);
	const titles = new Map<string, string>();
	for (const state of states) {
		for (const { module } of await placesOf(tx, participant, state)) {
			titles.set(module.id, module.title);
		}
	}
	const ids = states.map(({ enrolmentId }) => enrolmentId);
	const answers = await selectAnswerTimes(tx, participant, ids);
	const steps = await selectSteps(tx, participant, ids);
	return daysOf({ answers, steps }, titles);
}

type Facts = {
	answers: Pick<TimelineFacts['answers'][number], 'at' | 'activeMs' | 'moduleId'>[];
	steps: Pick<
		TimelineFacts['steps'][number],
		'openedAt' | 'completedAt' | 'activeMs' | 'moduleId' | 'pageId'
	>[];
};

/** The days from what was answered and finished; pure. */
export function daysOf(facts: Facts, titles: ReadonlyMap<string, string>): OwnDays {
	const finishedOn = ({ completedAt }: Facts['steps'][number]): Day | null =>
		completedAt && dutchDay(completedAt);
	const worked = new Set([
		...facts.answers.map(({ at }) => dutchDay(at)),
		...facts.steps.flatMap((step) => finishedOn(step) ?? [])
	]);
	const shown = [...worked].toSorted((a, b) => b.localeCompare(a)).slice(0, MOST_DAYS);
	const days = shown.map((on): OwnDay => {
		const finished = facts.steps.filter((step) => finishedOn(step) === on);
		const answered = facts.answers.filter(({ at }) => dutchDay(at) === on);
		const modules = new Set([...finished, ...answered].map(({ moduleId }) => moduleId));
		return {
			on,
			steps: finished.length,
			minutes: minutesOf(activeOn(on, facts)),
			modules: [...modules].flatMap((id) => titles.get(id) ?? [])
		};
	});
	// No sum of minutes: short days are rounded up to five, and a sum that differs from what is shown explains nothing.
	return { days, steps: days.reduce((sum, { steps }) => sum + steps, 0) };
}
