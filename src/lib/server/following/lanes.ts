import { addDays } from '#lib/day.ts';
import type { FreeDays } from '../calendar/organisation-calendar.ts';
import { dutchDay, exposureOf, numberOfDay } from '../pace/calendar.ts';
import { N_MIN } from '../pace/constants.ts';
import { scheduleOf } from '../pace/schedule.ts';
import type { Calendar, Day, Pause } from '../pace/types.ts';
import type { PaceRow } from './judged.ts';
import type { Made } from './made.ts';

/** A number of exercises on a day. */
export type OnDay = { day: Day; items: number };

/** The course of one participant through what was given, beside what was expected. */
export type Lane = {
	enrolmentId: string;
	start: Day;
	due: Day | null;
	/** How many were made in all by the end of a day; only days on which something was made for the first time. */
	made: OnDay[];
	/** How many are expected before a day begins, wherever the line bends; empty without an end date. */
	expected: OnDay[];
	pauses: Pause[];
	/**
	 * When the rest is probably done: 10%, 50% and 90% of the simulations; the horizon is that day or later. Null on too
	 * few exercises to draw anything.
	 */
	finish: { p10: Day; p50: Day; p90: Day; horizon: Day } | null;
};

export type Lanes = {
	/** First and last day of the drawing. */
	from: Day;
	to: Day;
	today: Day;
	free: FreeDays[];
	lanes: Lane[];
};

/** Days that are drawn after today and the last end date, and at most in all. */
const LOOK_AHEAD = 42;
const MOST_DAYS = 730;
const MARGIN = 2;

/** Everybody on one calendar. Pure. */
export function lanesOf(
	rows: readonly PaceRow[],
	made: Made,
	{ calendar, free }: { calendar: Calendar; free: readonly FreeDays[] },
	now: Date
): Lanes {
	const today = dutchDay(now);
	const lanes = rows.map((row) => laneOf(row, made, calendar));
	const first = lanes.flatMap(({ start, made: days }) => [start, ...days.slice(0, 1).map(dayIn)]);
	const last = lanes.flatMap(({ due }) => due ?? []).reduce(later, today);
	const finish = lanes.flatMap(({ finish: done }) => done?.p90 ?? []).reduce(later, last);
	const edge = addDays(last, LOOK_AHEAD);
	const to = addDays(finish < edge ? finish : edge, MARGIN);
	const earliest = first.reduce((a, b) => (a < b ? a : b), today);
	const limit = addDays(to, -MOST_DAYS);
	const from = earliest > limit ? earliest : limit;
	const shown = free.filter((days) => days.to >= from && days.from <= to);
	return { from, to, today, free: shown, lanes };
}

function laneOf(row: PaceRow, made: Made, calendar: Calendar): Lane {
	const { enrolled, record, start } = row;
	const { dueOn: due, pauses, enrolmentId } = enrolled;
	const { finishP10: p10, finishP50: p50, finishP90: p90, finishHorizon: horizon } = record;
	const enough = record.itemsDone >= N_MIN;
	return {
		...{ enrolmentId, start, due, pauses },
		made: madeOver(row, made),
		expected: due === null ? [] : expectedOver(record.itemsTotal, { start, due, pauses }, calendar),
		finish: enough && p10 && p50 && p90 && horizon ? { p10, p50, p90, horizon } : null
	};
}

/** Each exercise counts on the day it was first answered, late arrivals as well. */
function madeOver({ material, enrolled }: PaceRow, made: Made): OnDay[] {
	const own = made.get(enrolled.enrolmentId);
	const perDay = new Map<Day, number>();
	for (const id of material.flatMap(({ items }) => items)) {
		const row = own?.get(id);
		if (!row) continue;
		const day = dutchDay(new Date(row.firstAt));
		perDay.set(day, (perDay.get(day) ?? 0) + 1);
	}
	let items = 0;
	return [...perDay]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([day, count]) => ({ day, items: (items += count) }));
}

function expectedOver(
	total: number,
	{ start, due, pauses }: { start: Day; due: Day; pauses: Pause[] },
	calendar: Calendar
): OnDay[] {
	const exposure = exposureOf(calendar, pauses);
	const goneOn = scheduleOf(start, due, exposure);
	if (!goneOn) return [];
	const first = numberOfDay(start);
	const days = numberOfDay(due) + 1 - first;
	const bends = Array.from({ length: days + 1 }, (_, at) => at).filter(
		(at) => at === 0 || at === days || exposure.of(first + at) !== exposure.of(first + at - 1)
	);
	return bends.map((at) => ({
		day: addDays(start, at),
		items: Math.round(100 * total * goneOn(first + at)) / 100
	}));
}

function dayIn({ day }: OnDay): Day {
	return day;
}

function later(a: Day, b: Day): Day {
	return a > b ? a : b;
}
