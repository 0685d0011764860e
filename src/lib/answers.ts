import * as v from 'valibot';

/** Who may read an answer, chosen by the participant; starts as `private`. */
export const SHARINGS = ['private', 'worker', 'talk'] as const;
export type Sharing = (typeof SHARINGS)[number];

export const RATINGS = ['easy', 'right', 'hard'] as const;
export type Rating = (typeof RATINGS)[number];

export { MOST_CHARACTERS } from './answer-limits.ts';

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400_000));

/** One answer as it travels. The id is made by whoever asks: a browser, or the form that the server drew. */
export const Answer = v.object({
	id: v.pipe(v.string(), v.uuid()),
	enrolmentId: v.pipe(v.string(), v.uuid()),
	moduleId: v.pipe(v.string(), v.maxLength(100)),
	pageId: v.pipe(v.string(), v.maxLength(100)),
	exerciseId: v.pipe(v.string(), v.maxLength(100)),
	versionHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	/** The shape depends on the type of exercise; the exercise checks it. */
	response: v.unknown(),
	skipped: v.optional(v.boolean(), false),
	sharing: v.optional(v.picklist(SHARINGS)),
	activeMs: v.optional(v.nullable(milliseconds), null),
	/** When the server drew the step: the fallback for time where no script measured attention. */
	shownAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
	answeredAt: v.optional(v.pipe(v.string(), v.isoTimestamp()))
});
export type Answer = v.InferOutput<typeof Answer>;

export const MOST_ANSWERS = 50;
export const AnswerBatch = v.object({
	answers: v.pipe(v.array(Answer), v.minLength(1), v.maxLength(MOST_ANSWERS))
});

export const MOST_ATTENTION_MARKS = 50;
/** A running total of attention for a step or for the attempt under way; the largest counts. */
export const AttentionMark = v.object({
	enrolmentId: v.pipe(v.string(), v.uuid()),
	moduleId: v.pipe(v.string(), v.maxLength(100)),
	pageId: v.pipe(v.string(), v.maxLength(100)),
	exerciseId: v.optional(v.pipe(v.string(), v.maxLength(100))),
	activeMs: milliseconds
});
export type AttentionMark = v.InferOutput<typeof AttentionMark>;

export type RefusedAnswer = {
	id: string;
	problem: 'answer_invalid' | 'exercise_unknown' | 'version_unknown' | 'closed' | 'id_taken';
};
