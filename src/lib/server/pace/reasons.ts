import { reasonEn, tempoEn } from './reasons-en.ts';
import { reasonNl, tempoNl } from './reasons-nl.ts';
import type { PaceRecord } from './types.ts';
import type { Locale, ReasonNames } from './words.ts';

/** Why this suggestion, in one or two sentences for the worker. */
export function reasonOf(record: PaceRecord, locale: Locale, names: ReasonNames): string {
	return locale === 'nl' ? reasonNl(record, names) : reasonEn(record, names);
}

/** The tempo in words, or null when there is too little to say. */
export function tempoOf(record: PaceRecord, locale: Locale): string | null {
	return locale === 'nl' ? tempoNl(record) : tempoEn(record);
}
