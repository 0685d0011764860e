import type { ContractAssignment, ContractEvent } from '#lib/server/pace/contract/types.ts';
import type { Random } from './random.ts';
import type { PupilTraits, SiteOptions, TrueItem, TruePupil } from './site.ts';

const DAY_S = 86_400;
const MAX_ATTEMPTS = 3;
/** What a further attempt adds, in logits. */
const SECOND_CHANCE = 0.6;
const BREAK_HAZARD = 0.006;
const STOP_HAZARD = 0.005;

type Course = {
	items: readonly TrueItem[];
	calendar: ContractAssignment['calendar'];
	dueDay: number;
	horizon: number;
	options: SiteOptions;
};

type Work = Pick<TruePupil, 'breaks' | 'stopsOn' | 'finishesAt'> & { events: ContractEvent[] };

/**
 * When a pupil works, on how many items, and how each goes. The whole course is played as if nobody ever stops, which
 * gives the true moment of finishing; then what comes after the stop is left out.
 */
export function homeworkOf(pupil: PupilTraits, course: Course, random: Random): Work {
	const { items, horizon } = course;
	const rate = random.gamma(5, 0.45);
	const perDay = Math.exp(random.normal(Math.log(3.2), 0.4));
	const starts = Math.floor(random.gamma(1.2, 3));
	const breaks = breaksOf(starts, horizon, random);
	const stopsOn = starts + 1 + Math.floor(-Math.log(1 - random.uniform()) / STOP_HAZARD);

	const events: ContractEvent[] = [];
	let next = 0;
	for (let day = starts; day < horizon && next < items.length; day++) {
		const isFirst = events.length === 0;
		if (breaks.some(([from, end]) => from <= day && day < end)) continue;
		if (!isFirst && !random.chance(Math.min(0.95, rate * exposureOn(day, course)))) continue;
		const wanted = Math.max(1, Math.round(perDay * Math.exp(random.normal(0, 0.5))));
		const today = items.slice(next, next + wanted);
		events.push(...dayOfWork(pupil, today, day, course.options, random));
		next += today.length;
	}
	const last = events.at(-1);
	return {
		breaks,
		stopsOn,
		finishesAt: next < items.length || !last ? Infinity : last.answered / DAY_S,
		events: events.filter(({ answered }) => answered < stopsOn * DAY_S)
	};
}

/** Illness, a family that moves: nothing at all is done. */
function breaksOf(from: number, horizon: number, random: Random): [number, number][] {
	const breaks: [number, number][] = [];
	for (let day = from + 2; day < horizon; day++) {
		if (!random.chance(BREAK_HAZARD)) continue;
		const end = day + 7 + Math.floor(8 * random.uniform());
		breaks.push([day, end]);
		day = end;
	}
	return breaks;
}

function exposureOn(day: number, { calendar }: Course): number {
	const isHoliday = calendar.holidayDays.some(([from, end]) => from <= day && day < end);
	return (calendar.weekdayWeight[day % 7] ?? 1) * (isHoliday ? calendar.holidayWeight : 1);
}

function dayOfWork(
	pupil: PupilTraits,
	items: readonly TrueItem[],
	day: number,
	options: SiteOptions,
	random: Random
): ContractEvent[] {
	const mood = random.normal(0, 0.15);
	let clock = DAY_S * day + 3600 * (9 + 10 * random.uniform());
	const events: ContractEvent[] = [];
	for (const item of items) {
		for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
			const isRapid = random.chance(pupil.rapid);
			const seconds = isRapid
				? rapidTime(item, random)
				: ownTime(pupil, item, attempt, mood, options, random);
			const ability = pupil.theta - item.difficulty + SECOND_CHANCE * (attempt - 1);
			const careful = item.guess + (1 - item.guess) / (1 + Math.exp(-ability));
			const correct = random.chance(isRapid ? Math.max(item.guess, 0.05) : careful);
			// Somebody at the door, another tab: elapsed time has it, active time has not.
			const away = random.chance(0.1) ? random.gamma(1, 180) : random.gamma(2, 4);
			const started = clock;
			clock += seconds + away;
			events.push({
				...{ actor: pupil.id, item: item.id, attempt, correct },
				started: Math.round(started * 10) / 10,
				answered: Math.round(clock * 10) / 10,
				activeS: random.chance(options.withoutActive) ? null : Math.round(seconds * 10) / 10
			});
			clock += 2;
			if (correct || !random.chance(0.8)) break;
		}
		clock += random.gamma(2, 30);
	}
	return events;
}

function rapidTime({ beta }: TrueItem, random: Random): number {
	return Math.max(0.7, Math.min(0.13 * Math.exp(beta), 6) * Math.exp(random.normal(-0.35, 0.35)));
}

function ownTime(
	pupil: PupilTraits,
	item: TrueItem,
	attempt: number,
	mood: number,
	{ heavyTail }: SiteOptions,
	random: Random
): number {
	const spread = item.sigma * (random.chance(heavyTail) ? 3 : 1);
	const again = attempt === 1 ? 0 : -0.6;
	return Math.max(1, Math.exp(item.beta - pupil.tau - mood + again + random.normal(0, spread)));
}
