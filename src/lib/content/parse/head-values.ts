import * as v from 'valibot';
import type { Level } from '../types.ts';
import { findName } from '../names.ts';
import type { HeadField } from './head.ts';
import type { Source } from './source.ts';

/** What may stand behind a name in the head, and how to tell the author. */
export interface HeadRule<T> {
	schema: v.GenericSchema<unknown, T>;
	wanted: string;
	example: string;
}

const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const number = (from: number, to: number) =>
	v.pipe(
		v.string(),
		v.regex(/^\d{1,4}$/),
		v.transform(Number),
		v.integer(),
		v.minValue(from),
		v.maxValue(to)
	);

/** Whether `year-month-day` is a day that exists. */
export function isDate(text: string): boolean {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (parts === null) return false;
	const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
	return day >= 1 && day <= days;
}

export const textRule: HeadRule<string> = { schema: line, wanted: 'een tekst', example: 'tekst' };
export const shortRule: HeadRule<string> = {
	schema: v.pipe(line, v.maxLength(18)),
	wanted: 'een tekst van hooguit 18 tekens',
	example: 'Het stoplicht'
};
export const listRule: HeadRule<string[]> = {
	schema: v.union([
		v.pipe(
			line,
			v.transform((text) => [text])
		),
		v.pipe(v.array(line), v.minLength(1), v.maxLength(40))
	]),
	wanted: 'een lijst met streepjes',
	example: '- tekst'
};
export const idRule: HeadRule<string> = {
	schema: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), v.maxLength(80)),
	wanted: 'een naam met alleen kleine letters, cijfers en streepjes',
	example: 'het-stoplicht'
};
export const idsRule: HeadRule<string[]> = {
	schema: v.union([
		v.pipe(
			idRule.schema,
			v.transform((id) => [id])
		),
		v.array(idRule.schema)
	]),
	wanted: 'een oude naam met alleen kleine letters, cijfers en streepjes',
	example: 'oude-naam'
};
export const minutesRule: HeadRule<number> = { schema: number(1, 120), wanted: '', example: '10' };
export const meetingRule: HeadRule<number> = {
	schema: number(1, 99),
	wanted: 'een getal',
	example: '2'
};
export const dateRule: HeadRule<string> = {
	schema: v.pipe(v.string(), v.check(isDate)),
	wanted: 'een datum (jaar-maand-dag)',
	example: '2027-06-01'
};
export const yesNoRule: HeadRule<boolean> = {
	schema: v.pipe(
		v.string(),
		v.transform((text) => findName('answers', text)),
		v.picklist(['ja', 'nee']),
		v.transform((answer) => answer === 'ja')
	),
	wanted: '`ja` of `nee`',
	example: 'ja'
};
export const languageRule: HeadRule<string> = {
	schema: v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z]{2,3}$/)),
	wanted: 'een taalcode van twee letters',
	example: 'nl'
};

/** The value of a field, or undefined when it is absent or wrong; what is wrong is reported. */
export function readValue<T>(
	source: Source,
	field: HeadField | undefined,
	rule: HeadRule<T>
): T | undefined {
	if (field === undefined) return undefined;
	const result = v.safeParse(rule.schema, field.value);
	if (result.success) return result.output;
	if (rule.schema === minutesRule.schema) source.report('kop-minuten', field.span);
	else {
		source.report('kop-waarde', field.span, {
			name: field.written,
			wanted: rule.wanted,
			found: typeof field.value === 'string' ? field.value.slice(0, 60) : 'een lijst',
			example: rule.example
		});
	}
	return undefined;
}

/** The level in a page's head; `basis` when absent or wrong. */
export function readLevel(source: Source, field: HeadField | undefined): Level {
	if (field === undefined) return 'basis';
	const level = typeof field.value === 'string' ? findName('levels', field.value) : undefined;
	if (level !== undefined) return level;
	source.report('onbekend-niveau', field.span, { name: String(field.value).slice(0, 40) });
	return 'basis';
}
