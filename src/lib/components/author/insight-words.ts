import type { InsightRow, Measured, Reason } from '#lib/insight.ts';
import { m } from '#lib/paraglide/messages.js';

/** Seconds as people say them: "40 s", or "2 min 10 s". */
export function timeWords(seconds: number): string {
	const whole = Math.round(seconds);
	const minutes = Math.floor(whole / 60);
	const rest = whole % 60;
	if (minutes === 0) return m.insight_seconds({ seconds: rest });
	return rest === 0
		? m.insight_minutes({ minutes })
		: m.insight_minutes_seconds({ minutes, seconds: rest });
}

/** Why an exercise asks to be rewritten, in one sentence. */
export function reasonWords(reason: Reason): string {
	switch (reason.kind) {
		case 'hard':
			return m.insight_reason_hard({ percent: reason.percent, count: reason.n });
		case 'drawn': {
			const gap = gapIn(reason);
			if (gap) return m.insight_reason_gap({ number: gap, percent: reason.percent });
			return m.insight_reason_drawn({ words: mistakeWords(reason), percent: reason.percent });
		}
		case 'slow':
			return m.insight_reason_slow(timesOf(reason));
		case 'quick':
			return m.insight_reason_quick(timesOf(reason));
		case 'hints':
			return m.insight_reason_hints({ percent: reason.percent });
		case 'skipped':
			return m.insight_reason_skipped({ percent: reason.percent });
		case 'easy':
			return m.insight_reason_easy({ percent: reason.percent, count: reason.n });
	}
}

/** A gap is named by its number; everything else by the author's own words. */
export function mistakeWords({ words }: { words: string }): string {
	const gap = gapIn({ words });
	return gap ? m.insight_gap({ number: gap }) : `“${words}”`;
}

function gapIn({ words }: { words: string }): string | null {
	return /^#(\d+)$/.exec(words)?.[1] ?? null;
}

/** The sentences of an exercise, or the one that says why there are none. */
export function sentencesOf(row: InsightRow): string[] {
	if (row.sensitive) return [m.insight_sensitive()];
	if (!row.measured) return [m.insight_too_few()];
	return row.reasons.length === 0 ? [m.insight_fine()] : row.reasons.map(reasonWords);
}

export function shareWords(share: Measured['firstTry']): string {
	return share === null ? '–' : `${Math.round(100 * share)}%`;
}

function timesOf({ seconds, expected }: { seconds: number; expected: number }) {
	return { time: timeWords(seconds), expected: timeWords(expected) };
}
