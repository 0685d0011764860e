import type { ShownDecision, ShownEvidence, ShownPace } from '#lib/components/charts/pace-view.ts';
import { dutchDay, daysBetween } from '../pace/calendar.ts';
import type { PaceRow } from './judged.ts';
import type { PaceRecord } from '../pace/types.ts';
import { whatText } from './what.ts';
import { confidenceWord, percent, tempoIn, type Locale } from '../pace/words.ts';

/** A row as the pages draw it: whole numbers, and no more than they show. */
export function shownPace(row: PaceRow, locale: Locale, now: Date): ShownPace {
	const { enrolled, record, proposal, lastActiveOn } = row;
	const { courseId } = enrolled;
	const { moduleId } = proposal;
	return {
		enrolmentId: enrolled.enrolmentId,
		participantId: enrolled.participantId,
		name: enrolled.name,
		state: record.state,
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
		sure: record.confidence && confidenceWord(record.confidence, locale),
		open: proposal.open,
		given: proposal.given,
		decision: decisionOf(proposal.decision),
		what: moduleId === null ? null : whatText({ courseId, moduleId }),
		reason: row.reason
	};
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
	return {
		rule: evidence.rule,
		model: evidence.modelVersion,
		at: evidence.at,
		chanceLow: pLow === null ? null : percent(pLow),
		timed: evidence.timed,
		rapid: evidence.rapid,
		daysActive: evidence.daysActive,
		gap: usualGapDays,
		idle: evidence.idleDays,
		schedule: spi === null ? null : percent(spi),
		extraReadingTime: evidence.extraReadingTime
	};
}
