import { exposureOf, numberOfDay } from '../calendar.ts';
import { P_STOP, STOP_DAYS } from '../constants.ts';
import { lateOf, projectFinish, quantileOf, shareAfter } from '../finish.ts';
import { habitsOf } from '../habits.ts';
import { seedOf } from '../random.ts';
import { idleDaysOf, rhythmOf } from '../rhythm.ts';
import { calendarOf, dayAt } from './responses.ts';
import { beforeDay } from './snapshot.ts';
import type { ContractData, ContractEvent, DayRow } from './types.ts';

const DAY_S = 86_400;

/** One participant's days of work, counted from the start of the assignment. */
type Worked = { first: number; last: number; items: number[]; done: number; clock: number };

function workedOf(events: readonly ContractEvent[]): Worked {
	const days = Map.groupBy(events, ({ answered }) => Math.floor(answered / DAY_S));
	const numbers = [...days.keys()].sort((a, b) => a - b);
	const seen = new Set<string>();
	const items = numbers.map((day) => {
		const before = seen.size;
		for (const { item } of days.get(day) ?? []) seen.add(item);
		return seen.size - before;
	});
	const ends = numbers.map(
		(day) => Math.max(...(days.get(day) ?? []).map((one) => one.answered)) / DAY_S - day
	);
	return {
		first: numbers[0] ?? 0,
		last: numbers.at(-1) ?? 0,
		items,
		done: seen.size,
		clock: ends.reduce((sum, end) => sum + end, 0) / Math.max(1, ends.length)
	};
}

/**
 * What the estimator says of everybody at the start of a day: silence, and when they finish if they go on. Pure: same
 * input, same rows.
 */
export function predictDay(
	data: ContractData,
	day: number,
	due = data.assignment.dueDay
): DayRow[] {
	const { assignment } = data;
	const perPupil = Map.groupBy(beforeDay(data, day), ({ actor }) => actor);
	const start = numberOfDay(dayAt(0));
	const exposure = exposureOf(calendarOf(assignment), []);
	const worked = new Map([...perPupil].map(([actor, events]) => [actor, workedOf(events)]));
	const habits = habitsOf(
		[...worked.values()].map(({ first, last, items, done }) => ({
			again: items.length - 1,
			// Silence counts too, else only who went on would tell how often people work.
			exposure: exposure.between(
				start + first + 1,
				start + (done < assignment.items ? day : last + 1)
			),
			items
		}))
	);
	return assignment.pupils.map(({ id }): DayRow => {
		const own = worked.get(id);
		const done = own !== undefined && own.done >= assignment.items;
		if (!own || done) {
			const finish = { finish_p10: null, finish_p50: null, finish_p90: null, p_late: null };
			return {
				actor: id,
				started: own !== undefined,
				done,
				stalled: false,
				p_stalled: 0,
				...finish
			};
		}
		const days = { first: start + own.first, last: start + own.last, today: start + day };
		const rhythm = rhythmOf({ ...days, active: own.items.length }, exposure, habits.rhythm);
		const { pStopped } = rhythm;
		const idle = idleDaysOf(days.last, days.today - 1, exposure);
		const finish = projectFinish({
			itemsLeft: assignment.items - own.done,
			from: days.today,
			...{ rhythm, habits, exposure },
			itemsPerDay: own.items,
			horizon: start + assignment.horizonDay,
			seed: seedOf(id)
		});
		const at = (share: number): number =>
			Math.min(assignment.horizonDay, quantileOf(finish, share) - start + own.clock);
		return {
			actor: id,
			started: true,
			done: false,
			stalled: pStopped > P_STOP && idle >= STOP_DAYS,
			p_stalled: pStopped,
			finish_p10: at(0.1),
			finish_p50: at(0.5),
			finish_p90: at(0.9),
			p_late: lateOf(pStopped, shareAfter(finish, start + due - own.clock))
		};
	});
}
