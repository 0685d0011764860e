import {
	bigint,
	boolean,
	date,
	doublePrecision,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import { enrolments } from '../assignments/schema.ts';
import { moment } from '../db/columns.ts';
import { people } from '../identity/schema.ts';
import {
	ITEMS_PER_DAY,
	ITEMS_SPREAD,
	RHYTHM_RATE,
	RHYTHM_SHAPE,
	S_TAU,
	S_THETA
} from './constants.ts';

/** One answer to a graded exercise as pace sees it. The id is the statement's, so a void finds it. */
export const paceResponses = pgTable(
	'pace_responses',
	{
		organisationId: uuid().notNull(),
		statementId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		participantId: uuid().notNull(),
		groupId: uuid(),
		courseId: text().notNull(),
		moduleId: text().notNull(),
		exerciseId: text().notNull(),
		attempt: smallint().notNull(),
		success: boolean().notNull(),
		answeredAt: moment().notNull(),
		receivedAt: moment().notNull(),
		activeMs: bigint({ mode: 'number' }),
		elapsedMs: bigint({ mode: 'number' }),
		/** Accepted time in milliseconds, see `acceptedTime`; null when nothing usable was measured. */
		timeMs: bigint({ mode: 'number' }),
		/** 1 for active time, 0.6 for elapsed time, 0 for none. */
		timeWeight: doublePrecision().notNull(),
		/** ln of usual time over own time, and the weight it was counted with. */
		r: doublePrecision(),
		w: doublePrecision().notNull(),
		w2v: doublePrecision().notNull(),
		rapid: boolean().notNull(),
		/** Set when done on paper or together: counts for progress, never for speed or accuracy. */
		mark: text().$type<'paper' | 'together'>(),
		voidedAt: moment()
	},
	(response) => [
		primaryKey({ columns: [response.organisationId, response.statementId] }),
		foreignKey({
			columns: [response.organisationId, response.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade'),
		index('pace_responses_of_enrolment').on(response.organisationId, response.enrolmentId),
		index('pace_responses_of_item').on(
			response.organisationId,
			response.courseId,
			response.exerciseId,
			response.receivedAt.desc()
		)
	]
);

/** Sums per participant and assignment; every row can be rebuilt from `pace_responses`. */
export const paceAggregates = pgTable(
	'pace_aggregates',
	{
		organisationId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		participantId: uuid().notNull(),
		/** Timed first attempts, and how many of them were faster than reading takes. */
		timed: integer().notNull(),
		rapid: integer().notNull(),
		sumW: doublePrecision().notNull(),
		sumWr: doublePrecision().notNull(),
		sumW2v: doublePrecision().notNull(),
		itemsDone: integer().notNull(),
		firstRight: integer().notNull(),
		activeMs: bigint({ mode: 'number' }).notNull(),
		theta: doublePrecision().notNull(),
		information: doublePrecision().notNull(),
		firstAt: moment(),
		lastAt: moment(),
		/** Days with any answer or mark, and with an answer that counts for speed. */
		daysActive: integer().notNull(),
		daysTimed: integer().notNull(),
		stuckItemId: text(),
		weakLessonId: text(),
		/** Speed as of last night, in log-seconds faster than usual. */
		tauNight: doublePrecision().notNull()
	},
	(aggregate) => [
		primaryKey({ columns: [aggregate.organisationId, aggregate.enrolmentId] }),
		foreignKey({
			columns: [aggregate.organisationId, aggregate.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade')
	]
);

/** What was done on which day: the rhythm, and the small line of 28 days. */
export const dayActivity = pgTable(
	'day_activity',
	{
		organisationId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		day: date({ mode: 'string' }).notNull(),
		items: integer().notNull(),
		activeMs: bigint({ mode: 'number' }).notNull()
	},
	(activity) => [
		primaryKey({ columns: [activity.organisationId, activity.enrolmentId, activity.day] }),
		foreignKey({
			columns: [activity.organisationId, activity.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade')
	]
);

/** Item statistics as frozen last night: usual time, spread, uncertainty, threshold, difficulty. */
export const paceItems = pgTable(
	'pace_items',
	{
		organisationId: uuid().notNull(),
		courseId: text().notNull(),
		exerciseId: text().notNull(),
		/** What the author says: the module, the time, the number of options, the words. */
		moduleId: text().notNull(),
		authorSeconds: doublePrecision().notNull(),
		options: smallint(),
		words: integer().notNull(),
		beta: doublePrecision().notNull(),
		sigma: doublePrecision().notNull(),
		v: doublePrecision().notNull(),
		cutMs: bigint({ mode: 'number' }).notNull(),
		b: doublePrecision().notNull(),
		answers: integer().notNull(),
		refreshedAt: moment().notNull()
	},
	(item) => [primaryKey({ columns: [item.organisationId, item.courseId, item.exerciseId] })]
);

/** Append-only: what was proposed, on which numbers, and what a person decided. */
export const suggestionLog = pgTable(
	'suggestion_log',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		participantId: uuid().notNull(),
		moduleId: text(),
		suggestion: text().notNull(),
		state: text().notNull(),
		rule: smallint().notNull(),
		evidence: jsonb().notNull(),
		modelVersion: integer().notNull(),
		decision: text().$type<'accepted' | 'adapted' | 'dismissed'>().notNull(),
		/** What was given instead, or why not: a fixed word, never free text about a child. */
		detail: text(),
		decidedBy: uuid().notNull(),
		decidedAt: moment().notNull()
	},
	(entry) => [
		primaryKey({ columns: [entry.organisationId, entry.id] }),
		foreignKey({
			columns: [entry.organisationId, entry.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade'),
		index('suggestions_of_enrolment').on(entry.organisationId, entry.enrolmentId)
	]
);

/**
 * Append-only: a suggestion that asked something of a worker, with its numbers, once per rule and two weeks. What was
 * decided is in `suggestion_log`.
 */
export const raisedSuggestions = pgTable(
	'raised_suggestions',
	{
		organisationId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		rule: smallint().notNull(),
		raisedOn: date({ mode: 'string' }).notNull(),
		participantId: uuid().notNull(),
		moduleId: text(),
		suggestion: text().notNull(),
		state: text().notNull(),
		evidence: jsonb().notNull(),
		modelVersion: integer().notNull(),
		raisedAt: moment().notNull()
	},
	(raised) => [
		primaryKey({
			columns: [raised.organisationId, raised.enrolmentId, raised.rule, raised.raisedOn]
		}),
		foreignKey({
			columns: [raised.organisationId, raised.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade'),
		index('raised_by_day').on(raised.organisationId, raised.raisedOn)
	]
);

/** What one night found out about a course as a whole. */
export const paceCourses = pgTable(
	'pace_courses',
	{
		organisationId: uuid().notNull(),
		courseId: text().notNull(),
		/** Factor on the authors' times. */
		kappa: doublePrecision().notNull(),
		/** What a further attempt adds, in logits. */
		delta: doublePrecision().notNull(),
		/** How much people differ: log speed, and ability in logits. */
		speedSpread: doublePrecision().notNull().default(S_TAU),
		abilitySpread: doublePrecision().notNull().default(S_THETA),
		/** What is usual in working: active days per day of exposure, and log items on such a day. */
		rhythmShape: doublePrecision().notNull().default(RHYTHM_SHAPE),
		rhythmRate: doublePrecision().notNull().default(RHYTHM_RATE),
		itemsMean: doublePrecision().notNull().default(Math.log(ITEMS_PER_DAY)),
		itemsSpread: doublePrecision().notNull().default(ITEMS_SPREAD),
		refreshedAt: moment().notNull()
	},
	(course) => [primaryKey({ columns: [course.organisationId, course.courseId] })]
);

/** When somebody finishes who goes on like this: simulated every night, because a page must not. */
export const finishProjections = pgTable(
	'finish_projections',
	{
		organisationId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		projectedOn: date({ mode: 'string' }).notNull(),
		/** Days later, at 0%, 5%, … 100% of the simulations. */
		quantiles: integer().array().notNull(),
		/** Days that were looked ahead. */
		horizon: integer().notNull()
	},
	(projection) => [
		primaryKey({ columns: [projection.organisationId, projection.enrolmentId] }),
		foreignKey({
			columns: [projection.organisationId, projection.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade')
	]
);

/** An agreed stop of one participant. No reason is kept. */
export const pauses = pgTable(
	'pauses',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		participantId: uuid().notNull(),
		fromDay: date({ mode: 'string' }).notNull(),
		/** Last day; null until somebody ends it. */
		toDay: date({ mode: 'string' }),
		setBy: uuid().notNull(),
		setAt: moment().notNull()
	},
	(pause) => [
		primaryKey({ columns: [pause.organisationId, pause.id] }),
		foreignKey({
			columns: [pause.organisationId, pause.participantId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		index('pauses_of_participant').on(pause.organisationId, pause.participantId)
	]
);
