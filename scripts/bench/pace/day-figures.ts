import { predictDay } from '#lib/server/pace/contract/predict-day.ts';
import { beforeDay } from '#lib/server/pace/contract/snapshot.ts';
import type { DayRow } from '#lib/server/pace/contract/types.ts';
import type { Figures } from './item-figures.ts';
import { auc, countsOf, intervalScore, mean, medianOf, precision, recall } from './measures.ts';
import type { Site, TruePupil } from './site.ts';

const DAY_S = 86_400;

type Live = { row: DayRow; pupil: TruePupil; idle: number; linear: number };

/** What the estimator says on one day of who is on the way, beside counting days since the last login. */
export function dayFigures(site: Site, day: number): Figures {
	const live = liveOf(site, day);
	const { dueDay, horizonDay, calendar } = site.assignment;
	const going = live.filter(({ pupil }) => pupil.stopsOn > day);
	const ends = going.map(({ pupil }) => Math.min(horizonDay, pupil.finishesAt));
	const bounds = going.map(({ row }): [number, number, number] => [
		row.finish_p10 ?? NaN,
		row.finish_p50 ?? NaN,
		row.finish_p90 ?? NaN
	]);
	const late = live.map(
		({ pupil }) => pupil.finishesAt > dueDay || pupil.stopsOn <= pupil.finishesAt
	);
	const stalled = live.map(({ pupil }) => standsStill(pupil, day));
	const counts = countsOf(
		live.map(({ row }) => row.stalled),
		stalled
	);
	const alarms = (100 * (counts.said - counts.hit)) / live.length;
	const isHoliday = calendar.holidayDays.some(([from, end]) => from < day && day <= end);
	const login = (days: number) =>
		countsOf(
			live.map(({ idle }) => idle >= days),
			stalled
		);
	return {
		covered: mean(bounds.map(([lo, , hi], i) => Number(lo <= at(ends, i) && at(ends, i) <= hi))),
		score: mean(bounds.map(([lo, , hi], i) => intervalScore(lo, hi, at(ends, i)))),
		error: medianOf(bounds.map(([, middle], i) => Math.abs(middle - at(ends, i)))),
		linearError: medianOf(
			going.map(({ linear }, i) => Math.abs(Math.min(horizonDay, linear) - at(ends, i)))
		),
		lateAuc: auc(
			live.map(({ row }) => row.p_late ?? 0),
			late
		),
		late: mean(late.map(Number)),
		linearLateAuc: auc(
			live.map(({ linear }) => linear),
			late
		),
		brier: mean(live.map(({ row }, i) => ((row.p_late ?? 0) - Number(late[i])) ** 2)),
		stalledAuc: auc(
			live.map(({ row }) => row.p_stalled),
			stalled
		),
		stalled: mean(stalled.map(Number)),
		stalledPrecision: precision(counts),
		stalledRecall: recall(counts),
		alarms: isHoliday ? NaN : alarms,
		holidayAlarms: isHoliday ? alarms : NaN,
		loginAuc: auc(
			live.map(({ idle }) => idle),
			stalled
		),
		login7Precision: precision(login(7)),
		login7Recall: recall(login(7)),
		login14Precision: precision(login(14)),
		login14Recall: recall(login(14))
	};
}

function at(values: readonly number[], i: number): number {
	return values[i] ?? NaN;
}

/** Stopped, or on a real break, for a week or more. */
function standsStill({ stopsOn, breaks }: TruePupil, day: number): boolean {
	return stopsOn <= day - 7 || breaks.some(([from, end]) => from <= day - 7 && day <= end);
}

function liveOf(site: Site, day: number): Live[] {
	const pupils = new Map(site.truth.map((pupil) => [pupil.id, pupil]));
	const perPupil = Map.groupBy(beforeDay(site, day), ({ actor }) => actor);
	return predictDay(site, day).flatMap((row): Live[] => {
		const pupil = pupils.get(row.actor);
		const own = perPupil.get(row.actor) ?? [];
		const [first, last] = [own[0], own.at(-1)];
		if (!pupil || !first || !last || row.done) return [];
		const made = new Set(own.map(({ item }) => item)).size;
		const perDay = made / Math.max(1, day - first.answered / DAY_S);
		const linear = day + (site.items.length - made) / perDay;
		return [{ row, pupil, idle: day - last.answered / DAY_S, linear }];
	});
}
