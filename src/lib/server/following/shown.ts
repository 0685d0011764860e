import type { ShownDecision, ShownEvidence, ShownPace } from '#lib/components/charts/pace-view.ts';
import { dutchDay, daysBetween } from '../pace/calendar.ts';
import { N_MIN, P_DEEP, P_LATE, P_LOW, P_STOP } from '../pace/constants.ts';
import { FACTS } from '../pace/rules.ts';
import { hasBegun, type PaceRow } from './judged.ts';
import type { PaceRecord } from '../pace/types.ts';
import { whatText } from './what.ts';
import { chanceBeside, confidenceWord, percent, tempoIn, type Locale } from '../pace/words.ts';

/** A row as the pages draw it: whole numbers, and no more than they show. */
export function shownPace(row: PaceRow, locale: Locale, now: Date): ShownPace {
	const { enrolled, record, proposal, lastActiveOn } = row;
	const { courseId } = enrolled;
	const { moduleId } = proposal;
	return {
		enrolmentId: enrolled.enrolmentId,
		participantId: enrolled.participantId,
		name: enrolled.name,
		// Beside a progress and a day of activity, "not started" would be no true word.
		state: record.state === 'niet_gestart' && hasBegun(enrolled) ? 'voorlopig' : record.state,
		done: record.itemsDone,
		total: record.itemsTotal,
		percent: row.percent,
		minutes: record.activeMinutes,
		daysAgo: lastActiveOn === null ? null : daysBetween(lastActiveOn, dutchDay(now)),
		n: record.effortful,
		share: shareOf(record),
		index: indexOf(record),
		tempo: tempoIn(record),
		activity: row.activity,
		suggestion: record.suggestion,
		rule: record.rule,
		sure: sureWord(record, locale),
		asked: askedOf(enrolled),
		open: proposal.open,
		given: proposal.given,
		decision: decisionOf(proposal.decision),
		what: moduleId === null ? null : whatText({ courseId, moduleId }),
		reason: row.reason
	};
}

function askedOf({ helpRequest }: PaceRow['enrolled']): ShownPace['asked'] {
	return helpRequest && { id: helpRequest.id, on: dutchDay(new Date(helpRequest.askedAt)) };
}

function sureWord({ rule, confidence }: PaceRecord, locale: Locale): string | null {
	return confidence === null || FACTS.includes(rule) ? null : confidenceWord(confidence, locale);
}

function shareOf({ accuracy, accuracyLo, accuracyHi }: PaceRecord): ShownPace['share'] {
	return accuracy === null ? null : [percent(accuracy), percent(accuracyLo), percent(accuracyHi)];
}

function indexOf({ paceIndex, paceLo, paceHi }: PaceRecord): ShownPace['index'] {
	if (paceIndex === null || paceLo === null || paceHi === null) return null;
	return [Math.round(paceIndex), Math.round(paceLo), Math.round(paceHi)];
}

function decisionOf(decision: PaceRow['proposal']['decision']): ShownDecision | null {
	if (!decision) return null;
	const { decision: what, detail, decidedAt } = decision;
	return { decision: what, detail, on: dutchDay(new Date(decidedAt)) };
}

/** The numbers behind a judgement, rounded as they are shown. */
export function shownEvidence({ record }: PaceRow): ShownEvidence {
	const { evidence, pLow, usualGapDays, spi } = record;
	const { exposureGone } = evidence;
	return {
		rule: evidence.rule,
		model: evidence.modelVersion,
		at: evidence.at,
		chanceLow: pLow === null ? null : chanceBeside(pLow, P_LOW),
		chance: chanceOf(record),
		finish: finishOf(record),
		perWeek: perWeekOf(record),
		timed: evidence.timed,
		rapid: evidence.rapid,
		daysActive: evidence.daysActive,
		gap: usualGapDays,
		idle: evidence.idleDays,
		schedule:
			spi === null || exposureGone === null
				? null
				: { percent: percent(spi), expected: Math.round(exposureGone * record.itemsTotal) },
		extraReadingTime: evidence.extraReadingTime
	};
}

function chanceOf({ rule, pLate, pStopped, pDeep }: PaceRecord): ShownEvidence['chance'] {
	const of = ({ 4: 'stopped', 9: 'deep', 11: 'late' } as const)[rule as 4 | 9 | 11] as
		'stopped' | 'deep' | 'late' | undefined;
	const chance = of && { stopped: pStopped, deep: pDeep, late: pLate }[of];
	const border = of && { stopped: P_STOP, deep: P_DEEP, late: P_LATE }[of];
	return of && chance != null && border ? { of, n: chanceBeside(chance, border) } : null;
}

/** Nothing is said about when on fewer exercises than about how. */
function finishOf(record: PaceRecord): ShownEvidence['finish'] {
	const { itemsDone, finishP10: low, finishP90: high, finishHorizon } = record;
	if (itemsDone < N_MIN || low === null || high === null) return null;
	return { low, high, open: high === finishHorizon };
}

function perWeekOf({ itemsDone, done, evidence }: PaceRecord): ShownEvidence['perWeek'] {
	const { ownPerWeek: own, neededPerWeek: needed } = evidence;
	if (done || itemsDone < N_MIN || own === null) return null;
	const rounded = (value: number): number => Math.round(value * 10) / 10;
	return { own: rounded(own), needed: needed === null ? null : rounded(needed) };
}
