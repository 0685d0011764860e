import { SPI_HIGH, SPI_LOW } from './constants.ts';
import type { Confidence, Day, PaceRecord } from './types.ts';

export type Locale = 'nl' | 'en';

/** What the numbers do not hold: names as they read in a sentence, which does without a title when there is none. */
export type ReasonNames = {
	name: string;
	/** Steps were opened or done. Who reads that beside a sentence is not told that nothing has begun. */
	begun?: boolean;
	/** The step of `subjectItemId`, for instance “stap 5, ‘Waar moet je zijn?’”. */
	stepTitle?: string | null;
	/** The bare title of the lesson of `subjectLessonId`. */
	lessonTitle?: string | null;
};

export type Course = 'done' | 'behind' | 'ahead' | 'on course';

/** How somebody does against the schedule; on course when there is none. */
export function courseOf({ done, spi }: Pick<PaceRecord, 'done' | 'spi'>): Course {
	if (done) return 'done';
	if (spi === null) return 'on course';
	if (spi < SPI_LOW) return 'behind';
	return spi > SPI_HIGH ? 'ahead' : 'on course';
}

export type Tempo = { word: 'faster'; percent: number } | { word: 'calmer' } | { word: 'usual' };

/** Faster or calmer only when the whole 80% interval says so; null when not enough is known. */
export function tempoIn({
	paceIndex,
	paceLo,
	paceHi
}: Pick<PaceRecord, 'paceIndex' | 'paceLo' | 'paceHi'>): Tempo | null {
	if (paceIndex === null || paceLo === null || paceHi === null) return null;
	if (paceLo > 100) return { word: 'faster', percent: Math.max(1, Math.round(paceIndex - 100)) };
	return paceHi < 100 ? { word: 'calmer' } : { word: 'usual' };
}

const CONFIDENCE: Record<Locale, Record<Confidence, string>> = {
	nl: { laag: 'voorlopig', midden: 'mogelijk', hoog: 'waarschijnlijk' },
	en: { laag: 'provisional', midden: 'possible', hoog: 'probable' }
};

/** The word beside a suggestion that says how sure it is. */
export function confidenceWord(confidence: Confidence, locale: Locale): string {
	return CONFIDENCE[locale][confidence];
}

/** A share as whole percents, without the sign. */
export function percent(share: number | null): number {
	return Math.round(100 * (share ?? 0));
}

/**
 * A chance of the hundred beside the border of a rule. Whole, but never equal to a border that it is above or below: then
 * with one decimal, on the side where it is.
 */
export function chanceBeside(chance: number, border: number): number {
	if (percent(chance) !== percent(border) || chance === border) return percent(chance);
	const tenths = chance > border ? Math.ceil(1000 * chance) : Math.floor(1000 * chance);
	return tenths / 10;
}

/** A day and a month, “12 juni”. */
export function dateWord(day: Day, locale: Locale): string {
	return new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC'
	}).format(new Date(`${day}T00:00:00Z`));
}
