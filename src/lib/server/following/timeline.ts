import type { Rating } from '#lib/answers.ts';
import { dutchDay } from '../pace/calendar.ts';
import { levelsOf, stepsOf } from '../courses/model.ts';
import { minutesOf } from '../pace/active-time.ts';
import type { AskedRow } from '../asking/hearing.ts';
import type { Outcome } from '../asking/schema.ts';
import type { PaceRow } from './judged.ts';
import { stepAt } from './material.ts';
import type { FreeDays } from '../calendar/organisation-calendar.ts';
import type { HolidayName } from '../calendar/school-holidays.ts';
import { numberOfDay } from '../pace/calendar.ts';
import type { Day, Pause } from '../pace/types.ts';

type Times = { enrolmentId: string; moduleId: string; pageId: string };
export type TimelineFacts = {
	answers: (Times & { exerciseId: string; hints: number; activeMs: number | null; at: Date })[];
	steps: (Times & { openedAt: Date; completedAt: Date | null; activeMs: number })[];
	assigned: { enrolmentId: string; at: Date; dueOn: Day | null; by: string }[];
	levels: {
		enrolmentId: string;
		moduleId: string;
		level: 'extra' | 'verdieping';
		at: Date;
		withdrawnAt: Date | null;
		by: string;
	}[];
	marks: {
		moduleId: string;
		/** Null: the module as a whole, beside rows for what was open in it. */
		pageId: string | null;
		mark: 'paper' | 'together';
		onDay: Day;
		at: Date;
		by: string;
	}[];
	decided: {
		suggestion: string;
		decision: 'accepted' | 'adapted' | 'dismissed';
		detail: string | null;
		at: Date;
		by: string;
	}[];
	asked: AskedRow[];
};

/** A day on which somebody worked. */
export type WorkedDay = {
	kind: 'work';
	on: Day;
	at: number;
	/** Per module: numbers of steps that were finished, and of those only worked on. */
	places: { module: string; finished: number[]; touched: number[] }[];
	/** Modules that were completed. */
	completed: string[];
	exercises: number;
	/** In steps of five; null when nothing was measured. */
	minutes: number | null;
	hints: number;
	ratings: { module: string; rating: Rating }[];
};
export type TimelineEvent =
	| WorkedDay
	| { kind: 'assigned'; on: Day; at: number; title: string; by: string; dueOn: Day | null }
	| {
			kind: 'level' | 'level_back';
			on: Day;
			at: number;
			level: 'extra' | 'verdieping';
			title: string;
			by: string;
	  }
	| { kind: 'free'; on: Day; at: number; to: Day; holiday: HolidayName | null; name: string | null }
	| { kind: 'pause'; on: Day; at: number; to: Day | null }
	| {
			kind: 'mark';
			on: Day;
			at: number;
			mark: 'paper' | 'together';
			places: MarkedPlace[];
			by: string;
	  }
	| {
			kind: 'decided';
			on: Day;
			at: number;
			suggestion: string;
			decision: 'accepted' | 'adapted' | 'dismissed';
			detail: string | null;
			by: string;
	  }
	| {
			kind: 'asked';
			on: Day;
			at: number;
			step: { number: number; title: string } | null;
			/** Which worker took care of it, and when. */
			closed: { on: Day; by: string; outcome: Outcome | null } | null;
	  }
	| { kind: 'asked_back'; on: Day; at: number };

/** What was recorded of a module: all of it, or the steps in the order of the module. */
export type MarkedPlace = { module: string; steps: { number: number; title: string }[] | 'all' };

/** What happened, newest first: one entry per day of work, and every decision of a worker. Pure. */
export function timelineOf(
	rows: readonly PaceRow[],
	titles: ReadonlyMap<string, string>,
	facts: TimelineFacts,
	quiet: Quiet = { free: [], pauses: [] }
): TimelineEvent[] {
	const moduleTitles = new Map(
		rows.flatMap(({ material }) => material.map(({ module }) => [module.id, module.title] as const))
	);
	const moduleTitle = (id: string): string => moduleTitles.get(id) ?? id;
	const stamp = (at: Date) => ({ on: dutchDay(at), at: at.getTime() });
	const events: TimelineEvent[] = [
		...workedDays(rows, facts, moduleTitle),
		...facts.assigned.map(({ enrolmentId, at, dueOn, by }) => ({
			...{ kind: 'assigned' as const, ...stamp(at), dueOn, by },
			title: titles.get(enrolmentId) ?? ''
		})),
		...facts.levels.flatMap(({ moduleId, level, at, withdrawnAt, by }) => {
			const about = { level, title: moduleTitle(moduleId), by };
			const given = { kind: 'level' as const, ...stamp(at), ...about };
			if (withdrawnAt === null) return [given];
			// Who took it back is not kept, so nobody is named.
			return [given, { kind: 'level_back' as const, ...stamp(withdrawnAt), ...about, by: '' }];
		}),
		...marksPerDay(rows, facts.marks, moduleTitle),
		...facts.decided.filter(isTold).map(({ suggestion, decision, detail, at, by }) => ({
			...{ kind: 'decided' as const, ...stamp(at), suggestion, decision, detail, by }
		})),
		...facts.asked.flatMap(({ at, closedAt, closedBy, outcome, ...place }) => {
			const steps = rows.flatMap(({ material }) => stepAt(material, place) ?? []);
			const step = steps[0] ? { number: steps[0].number, title: steps[0].title } : null;
			const closed =
				closedAt && closedBy ? { on: dutchDay(closedAt), by: closedBy, outcome } : null;
			const asked = { kind: 'asked' as const, ...stamp(at), step, closed };
			const isBack = closedAt !== null && closedBy === null;
			return isBack ? [asked, { kind: 'asked_back' as const, ...stamp(closedAt) }] : [asked];
		})
	];
	const first = Math.min(...events.map(({ at }) => at));
	const told = [...events, ...quietEvents(quiet).filter((one) => endOf(one.to) >= first)];
	return told.toSorted((a, b) => b.at - a.at);
}

/** On the day of the work, however many buttons it took. */
function marksPerDay(
	rows: readonly PaceRow[],
	marks: TimelineFacts['marks'],
	moduleTitle: (id: string) => string
): TimelineEvent[] {
	const days = Map.groupBy(marks, ({ onDay, mark, by }) => `${onDay} ${mark} ${by}`);
	return [...days.values()].flatMap((own) => {
		const [first] = own;
		if (!first) return [];
		const { onDay: on, mark, by } = first;
		const modules = Map.groupBy(own, ({ moduleId }) => moduleId);
		const places = [...modules].map(([moduleId, some]) => ({
			module: moduleTitle(moduleId),
			steps: stepsMarked(rows, moduleId, new Set(some.flatMap(({ pageId }) => pageId ?? [])))
		}));
		const at = numberOfDay(on) * 86_400_000 + 39_600_000;
		return [{ kind: 'mark' as const, on, at, mark, places, by }];
	});
}

function stepsMarked(
	rows: readonly PaceRow[],
	moduleId: string,
	marked: ReadonlySet<string>
): MarkedPlace['steps'] {
	const own = rows.flatMap(({ material }) => material).find(({ module }) => module.id === moduleId);
	const steps = own ? stepsOf(own.module, levelsOf(own.levels)) : [];
	const some = steps.flatMap(({ id, title }, at) =>
		marked.has(id) ? { number: at + 1, title } : []
	);
	// Of a module that is not shown any more there is no step to name.
	return some.length === steps.length ? 'all' : some;
}

/** When less or nothing was expected: school holidays and closing days that have begun, and own pauses. */
export type Quiet = { free: readonly FreeDays[]; pauses: readonly Pause[] };

type QuietEvent = Extract<TimelineEvent, { kind: 'free' | 'pause' }>;

function quietEvents({ free, pauses }: Quiet): QuietEvent[] {
	const at = (day: Day): number => numberOfDay(day) * 86_400_000;
	return [
		...free.map(({ from, to, holiday, name }): QuietEvent => ({
			...{ kind: 'free', on: from, at: at(from), to, holiday, name }
		})),
		...pauses.map(({ from, to }): QuietEvent => ({ kind: 'pause', on: from, at: at(from), to }))
	];
}

function endOf(day: Day | null): number {
	return day === null ? Infinity : (numberOfDay(day) + 1) * 86_400_000;
}

/** A level that was given is told as such; the decision behind it would say the same again. */
function isTold({ decision, detail, suggestion }: TimelineFacts['decided'][number]): boolean {
	const talked = suggestion === 'gesprek' || suggestion === 'herinnering';
	return (
		decision === 'dismissed' || talked || ['date', 'shorter', 'date+shorter'].includes(detail ?? '')
	);
}

function workedDays(
	rows: readonly PaceRow[],
	{ answers, steps }: TimelineFacts,
	moduleTitle: (id: string) => string
): WorkedDay[] {
	const numbers = stepNumbers(rows);
	const numberOf = ({ moduleId, pageId }: Times) => numbers.get(`${moduleId} ${pageId}`);
	const states = rows.flatMap(({ enrolled }) => enrolled.modules);
	const days = new Set<Day>([
		...answers.map(({ at }) => dutchDay(at)),
		...steps.flatMap(({ completedAt }) => (completedAt ? [dutchDay(completedAt)] : [])),
		...states.flatMap(({ ratedAt }) => (ratedAt ? [dutchDay(new Date(ratedAt))] : []))
	]);
	return [...days].map((on) => {
		const own = answers.filter(({ at }) => dutchDay(at) === on);
		const finished = steps.filter(({ completedAt }) => completedAt && dutchDay(completedAt) === on);
		const hints = new Map<string, number>();
		for (const { exerciseId, hints: used } of own) {
			hints.set(exerciseId, Math.max(used, hints.get(exerciseId) ?? 0));
		}
		const modules = [...new Set([...own, ...finished].map(({ moduleId }) => moduleId))];
		const numbersIn = (list: readonly Times[], moduleId: string): number[] =>
			[
				...new Set(
					list.filter((one) => one.moduleId === moduleId).flatMap((one) => numberOf(one) ?? [])
				)
			].sort((a, b) => a - b);
		return {
			kind: 'work',
			on,
			at: Math.max(
				...own.map(({ at }) => at.getTime()),
				...finished.map(({ completedAt }) => completedAt?.getTime() ?? 0),
				...states.map(({ ratedAt }) =>
					ratedAt && dutchDay(new Date(ratedAt)) === on ? Date.parse(ratedAt) : 0
				)
			),
			places: modules.map((moduleId) => {
				const done = numbersIn(finished, moduleId);
				const touched = numbersIn(own, moduleId).filter((number) => !done.includes(number));
				return { module: moduleTitle(moduleId), finished: done, touched };
			}),
			completed: states
				.filter(({ completedAt }) => completedAt && dutchDay(new Date(completedAt)) === on)
				.map(({ moduleId }) => moduleTitle(moduleId)),
			exercises: new Set(own.map(({ enrolmentId, exerciseId }) => `${enrolmentId} ${exerciseId}`))
				.size,
			minutes: minutesOf(activeOn(on, { answers, steps })),
			hints: [...hints.values()].reduce((sum, used) => sum + used, 0),
			ratings: states.flatMap(({ moduleId, rating, ratedAt }) =>
				rating && ratedAt && dutchDay(new Date(ratedAt)) === on
					? [{ module: moduleTitle(moduleId), rating }]
					: []
			)
		};
	});
}

/** Milliseconds of attention on a day, the same for the worker as for the participant. */
export function activeOn(
	day: Day,
	{
		answers,
		steps
	}: {
		answers: readonly Pick<TimelineFacts['answers'][number], 'at' | 'activeMs'>[];
		steps: readonly Pick<TimelineFacts['steps'][number], 'openedAt' | 'activeMs'>[];
	}
): number {
	const own = answers.filter(({ at }) => dutchDay(at) === day);
	// Reading is kept per step, not per day: it is counted on the day the step was opened.
	const opened = steps.filter(({ openedAt }) => dutchDay(openedAt) === day);
	return (
		own.reduce((sum, { activeMs }) => sum + (activeMs ?? 0), 0) +
		opened.reduce((sum, { activeMs }) => sum + activeMs, 0)
	);
}

/** The number of every step as this participant sees it. */
function stepNumbers(rows: readonly PaceRow[]): Map<string, number> {
	return new Map(
		rows.flatMap(({ material }) =>
			material.flatMap(({ module, levels }) =>
				stepsOf(module, levelsOf(levels)).map(({ id }, i) => [`${module.id} ${id}`, i + 1] as const)
			)
		)
	);
}
