import * as v from 'valibot';
import type { ContractAssignment, ContractEvent, ContractItem } from './types.ts';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1));
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const weight = v.pipe(number, v.minValue(0));

export const itemsSchema = v.pipe(
	v.array(
		v.object({
			id,
			lesson: v.pipe(v.number(), v.integer()),
			type: v.picklist(['choice', 'open']),
			options: v.nullish(count),
			// What an author fills in may be unusable; the estimator has an answer to that.
			author_seconds: v.nullish(number),
			words: v.nullish(number)
		})
	),
	v.check((rows) => hasEachOnce(rows), 'an id appears twice'),
	v.transform((items) =>
		items.map(({ options, author_seconds, words, ...item }): ContractItem => ({
			...item,
			options: options ?? null,
			authorSeconds: author_seconds ?? 0,
			words: words ?? 0
		}))
	)
);

const pupilsSchema = v.pipe(
	v.array(v.object({ id, group: id, extra_reading_time: v.optional(v.boolean(), false) })),
	v.check((rows) => hasEachOnce(rows), 'an id appears twice'),
	v.transform((pupils) =>
		pupils.map(({ extra_reading_time: extraReadingTime, ...pupil }) => ({
			...pupil,
			extraReadingTime
		}))
	)
);

export const assignmentSchema = v.pipe(
	v.object({
		start: v.pipe(
			v.string(),
			v.check((value) => !Number.isNaN(Date.parse(value)), 'this is no date')
		),
		due_day: number,
		horizon_day: number,
		items: count,
		calendar: v.object({
			holiday_days: v.optional(v.array(v.tuple([number, number])), []),
			weekday_weight: v.pipe(v.array(weight), v.length(7)),
			holiday_weight: weight
		}),
		pupils: pupilsSchema
	}),
	v.transform(
		({
			start,
			due_day,
			horizon_day,
			items,
			calendar,
			pupils
		}): ContractAssignment & { start: string } => ({
			start,
			dueDay: due_day,
			horizonDay: horizon_day,
			items,
			calendar: {
				holidayDays: calendar.holiday_days,
				weekdayWeight: calendar.weekday_weight,
				holidayWeight: calendar.holiday_weight
			},
			pupils
		})
	)
);

export const eventSchema = v.pipe(
	v.object({
		actor: id,
		item: id,
		attempt: v.pipe(v.number(), v.integer(), v.minValue(1)),
		started: number,
		answered: number,
		active_s: v.nullish(v.number()),
		correct: v.boolean()
	}),
	v.transform(({ active_s, ...event }): ContractEvent => ({ ...event, activeS: active_s ?? null }))
);

export const statementSchema = v.object({
	timestamp: v.pipe(
		v.string(),
		v.check((value) => !Number.isNaN(Date.parse(value)), 'this is no moment')
	),
	actor: v.object({ account: v.object({ name: id }) }),
	verb: v.object({ id: v.string() }),
	object: v.object({ id: v.pipe(v.string(), v.minLength(1)) }),
	result: v.optional(
		v.object({
			success: v.optional(v.boolean()),
			duration: v.optional(v.string()),
			extensions: v.optional(v.record(v.string(), v.unknown()))
		})
	)
});

export type ContractStatement = v.InferOutput<typeof statementSchema>;

function hasEachOnce(rows: readonly { id: string }[]): boolean {
	return new Set(rows.map((row) => row.id)).size === rows.length;
}
