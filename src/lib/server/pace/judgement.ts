import { addDays } from '#lib/day.ts';
import { accuracyOf } from './accuracy.ts';
import { hasStarted, minutesOf } from './active-time.ts';
import { dayOf, daysBetween, exposureOf, numberOfDay, pauseOn, type Exposure } from './calendar.ts';
import { MODEL_VERSION, N_MIN } from './constants.ts';
import { lateOf } from './finish.ts';
import { pDeepOf, pLowOf, pMasteredOf } from './needs.ts';
import { dayIn, shareAfterDay } from './projection.ts';
import { isRushing, rushProbability } from './rapid.ts';
import { idleDaysOf, rhythmOf } from './rhythm.ts';
import { verdictOf } from './rules.ts';
import { scheduleOf } from './schedule.ts';
import { paceIndexOf, speedOf } from './speed.ts';
import type { Day, PaceInput, PaceRecord } from './types.ts';

/** Speed and accuracy, or null below five effortful answers. */
function measure({ aggregate, items, extraReadingTime, population }: PaceInput) {
	if (aggregate.timed - aggregate.rapid < N_MIN) return null;
	const speed = speedOf(aggregate, aggregate.daysTimed, population);
	const share = accuracyOf(aggregate, items);
	if (share === null) return null;
	return {
		speed,
		pace: paceIndexOf(speed),
		share,
		pLow: pLowOf(aggregate, items),
		pDeep: pDeepOf(aggregate, speed, items, extraReadingTime),
		pMastered: pMasteredOf(aggregate, items)
	};
}

/** How far the assignment is, and how far it should be by now; exposure of whole days only. */
function schedule(input: PaceInput, itemsDone: number, today: number, exposure: Exposure) {
	const none = { exposureGone: null, spi: null };
	if (input.due === null) return none;
	const goneOn = scheduleOf(input.start, input.due, exposure);
	if (!goneOn) return none;
	const exposureGone = goneOn(today);
	const expected = input.itemsTotal * exposureGone;
	return { exposureGone, spi: expected < 1 ? null : itemsDone / expected };
}

/** Silence and usual gap; the probability of a stop only for who is on the way. */
function rhythm(input: PaceInput, today: number, exposure: Exposure, onTheWay: boolean) {
	const { firstAt, lastAt, daysActive } = input.aggregate;
	if (firstAt === null || lastAt === null) {
		return { daysSince: null, idleDays: null, usualGap: null, pStopped: null };
	}
	const { timeZone } = input.calendar;
	const first = numberOfDay(dayOf(firstAt, timeZone));
	const last = Math.min(today, numberOfDay(dayOf(lastAt, timeZone)));
	const { usualGap, pStopped } = rhythmOf(
		{ first, last, today, active: daysActive },
		exposure,
		input.rhythmPrior
	);
	return {
		daysSince: today - last,
		idleDays: idleDaysOf(last, today, exposure),
		usualGap,
		pStopped: onTheWay ? pStopped : null
	};
}

/** When somebody finishes at this rhythm, and the probability of that being too late. */
function finishOf({ projection, due }: PaceInput, today: Day, pStopped: number | null) {
	const none = {
		...{ finishP10: null, finishP50: null, finishP90: null },
		...{ finishHorizon: null, pLate: null }
	};
	if (!projection || pStopped === null) return none;
	const after = (share: number): Day => {
		const day = dayIn(projection, share);
		return day < today ? today : day;
	};
	return {
		finishP10: after(0.1),
		finishP50: after(0.5),
		finishP90: after(0.9),
		finishHorizon: addDays(projection.on, projection.horizon),
		pLate: due === null ? null : lateOf(pStopped, shareAfterDay(projection, due))
	};
}

/** Items a week: what finishing in time asks for, and what was made so far; in weeks of ordinary days. */
function tempi(input: PaceInput, itemsDone: number, today: number, exposure: Exposure) {
	const { firstAt } = input.aggregate;
	const { timeZone, weekdayWeights } = input.calendar;
	const week = weekdayWeights.reduce((sum, weight) => sum + weight, 0);
	const perWeek = (items: number, from: number, before: number): number | null => {
		const weeks = exposure.between(from, before) / week;
		return weeks > 0 ? items / weeks : null;
	};
	const left = input.itemsTotal - itemsDone;
	return {
		neededPerWeek:
			input.due === null || left === 0 ? null : perWeek(left, today, numberOfDay(input.due) + 1),
		ownPerWeek:
			firstAt === null
				? null
				: perWeek(itemsDone, numberOfDay(dayOf(firstAt, timeZone)), Math.max(today, 1))
	};
}

/**
 * Speed, accuracy and rhythm of one participant in one assignment as one explained suggestion. Pure:
 * the same input always gives the same record. Nothing is applied; the worker decides.
 */
export function judgePace(input: PaceInput): PaceRecord {
	const { aggregate, calendar, pauses, extraReadingTime, helpAsked, now } = input;
	const day = dayOf(now, calendar.timeZone);
	const today = numberOfDay(day);
	const exposure = exposureOf(calendar, pauses);
	const pause = pauseOn(day, pauses);

	const activeMs = aggregate.activeMs + (input.readingMs ?? 0);
	const itemsDone = Math.min(aggregate.itemsDone, input.itemsTotal);
	const started = hasStarted(aggregate.itemsDone, activeMs);
	const done = input.itemsTotal > 0 && itemsDone >= input.itemsTotal;

	const measured = measure(input);
	const { exposureGone, spi } = schedule(input, itemsDone, today, exposure);
	const silence = rhythm(input, today, exposure, !done && pause === null);
	const finish = finishOf(input, day, silence.pStopped);
	const pRush = rushProbability(aggregate.timed, aggregate.rapid);
	const effortful = aggregate.timed - aggregate.rapid;

	const verdict = verdictOf({
		helpAsked,
		paused: pause !== null,
		started,
		done,
		exposureGone,
		pStopped: silence.pStopped,
		idleDays: silence.idleDays,
		timed: aggregate.timed,
		effortful,
		rushing: isRushing(aggregate.timed, aggregate.rapid),
		stuck: aggregate.stuckItemId !== null,
		pRush,
		pLow: measured?.pLow ?? null,
		pDeep: measured?.pDeep ?? null,
		pMastered: measured?.pMastered ?? null,
		pLate: finish.pLate,
		accuracy: measured?.share.accuracy ?? null,
		tau: measured?.speed.tau ?? null,
		extraReadingTime,
		spi
	});

	return {
		started,
		done,
		itemsDone,
		itemsTotal: input.itemsTotal,
		effortful,
		activeMinutes: minutesOf(activeMs),
		paceIndex: measured?.pace.index ?? null,
		paceLo: measured?.pace.lo ?? null,
		paceHi: measured?.pace.hi ?? null,
		accuracy: measured?.share.accuracy ?? null,
		accuracyLo: measured?.share.lo ?? null,
		accuracyHi: measured?.share.hi ?? null,
		pLow: measured?.pLow ?? null,
		pDeep: measured?.pDeep ?? null,
		rapidShare: aggregate.timed === 0 ? null : aggregate.rapid / aggregate.timed,
		pRush,
		spi,
		daysSinceActivity: silence.daysSince,
		usualGapDays: silence.usualGap,
		pStopped: silence.pStopped,
		...finish,
		state: verdict.state,
		suggestion: verdict.suggestion,
		confidence: verdict.confidence,
		rule: verdict.rule,
		subjectItemId: verdict.rule === 7 ? aggregate.stuckItemId : null,
		subjectLessonId: verdict.rule === 8 ? aggregate.weakLessonId : null,
		evidence: {
			rule: verdict.rule,
			modelVersion: MODEL_VERSION,
			at: now.toISOString(),
			timed: aggregate.timed,
			rapid: aggregate.rapid,
			effortful,
			tau: measured?.speed.tau ?? null,
			tauSe: measured?.speed.se ?? null,
			theta: measured ? aggregate.theta : null,
			accuracySe: measured?.share.se ?? null,
			probability: verdict.probability,
			daysRunning: Math.max(0, daysBetween(input.start, day)),
			exposureGone,
			daysActive: aggregate.daysActive,
			idleDays: silence.idleDays,
			due: input.due,
			...tempi(input, itemsDone, today, exposure),
			pausedTo: pause?.to ?? null,
			extraReadingTime
		}
	};
}
