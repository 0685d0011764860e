import {
	bigint,
	boolean,
	date,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	real,
	smallint,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import type { Rating, Sharing } from '#lib/answers.ts';
import { enrolments } from '../assignments/schema.ts';
import { people } from '../identity/schema.ts';
import { bytes, moment } from '../db/columns.ts';

/** Where a participant is in one module. Written by `progressOf` only. */
export const moduleProgress = pgTable(
	'module_progress',
	{
		organisationId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		moduleId: text().notNull(),
		participantId: uuid().notNull(),
		/** The edition that was active at the start, or that the participant was moved to. */
		edition: integer().notNull(),
		startedAt: moment().notNull(),
		activeAt: moment().notNull(),
		completedAt: moment(),
		stepsDone: smallint().notNull(),
		stepsTotal: smallint().notNull(),
		/** 0 to 100. */
		percent: smallint().notNull(),
		currentPageId: text(),
		rating: text().$type<Rating>(),
		ratedAt: moment()
	},
	(progress) => [
		primaryKey({ columns: [progress.organisationId, progress.enrolmentId, progress.moduleId] }),
		foreignKey({
			columns: [progress.organisationId, progress.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade')
	]
);

export const pageProgress = pgTable(
	'page_progress',
	{
		organisationId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		moduleId: text().notNull(),
		pageId: text().notNull(),
		openedAt: moment().notNull(),
		/** The participant went on from this step. */
		leftAt: moment(),
		/** Every exercise on it is done as well. */
		completedAt: moment(),
		/** Attention while reading, in milliseconds; the largest running total counts. */
		activeMs: bigint({ mode: 'number' }).notNull()
	},
	(progress) => [
		primaryKey({
			columns: [progress.organisationId, progress.enrolmentId, progress.moduleId, progress.pageId]
		}),
		foreignKey({
			columns: [progress.organisationId, progress.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade')
	]
);

/** The state of one exercise: what the step page shows, without reading every answer. */
export const exerciseProgress = pgTable(
	'exercise_progress',
	{
		organisationId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		exerciseId: text().notNull(),
		moduleId: text().notNull(),
		pageId: text().notNull(),
		/** Shown since; the server's own measure of elapsed time starts here. */
		openedAt: moment().notNull(),
		attempts: smallint().notNull(),
		hints: smallint().notNull(),
		solved: boolean().notNull(),
		done: boolean().notNull(),
		skipped: boolean().notNull(),
		score: real(),
		/** Running total of attention for the attempt under way, in milliseconds. */
		activeMs: bigint({ mode: 'number' }).notNull(),
		/** The last answer; its text, when there is one, is sealed in `answers`. */
		answerId: uuid(),
		answeredAt: moment(),
		receivedAt: moment(),
		response: jsonb(),
		sharing: text().$type<Sharing>(),
		/** Kept from the module as it was then: removing the flag later opens nothing. */
		sensitive: boolean().notNull()
	},
	(progress) => [
		primaryKey({ columns: [progress.organisationId, progress.enrolmentId, progress.exerciseId] }),
		foreignKey({
			columns: [progress.organisationId, progress.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade')
	]
);

/** Every answer ever given, in monthly partitions by `received_at`. The id is the statement's id. */
export const answers = pgTable(
	'answers',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		receivedAt: moment().notNull(),
		enrolmentId: uuid().notNull(),
		participantId: uuid().notNull(),
		moduleId: text().notNull(),
		pageId: text().notNull(),
		exerciseId: text().notNull(),
		/** The version the participant saw: the answer is graded and shown with it for ever. */
		versionHash: text().notNull(),
		attempt: smallint().notNull(),
		/** A closed answer. Null for text, which is sealed. */
		response: jsonb(),
		/** An open answer, encrypted with the participant's key. */
		sealed: bytes(),
		score: real(),
		success: boolean(),
		skipped: boolean().notNull(),
		hints: smallint().notNull(),
		activeMs: bigint({ mode: 'number' }),
		elapsedMs: bigint({ mode: 'number' }),
		answeredAt: moment().notNull()
	},
	(answer) => [
		primaryKey({ columns: [answer.organisationId, answer.id, answer.receivedAt] }),
		index('answers_of_exercise').on(
			answer.organisationId,
			answer.enrolmentId,
			answer.exerciseId,
			answer.receivedAt
		)
	]
);

/**
 * What a worker says was done away from the screen, or together: an exercise, a step, or the end of a module. The id is
 * the statement's. What the participant did on the screen stays beside it untouched, so that undoing leaves no trace.
 */
export const workMarks = pgTable(
	'work_marks',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		/** One press of a button: what is undone together, for one participant or for a selection. */
		actId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		participantId: uuid().notNull(),
		moduleId: text().notNull(),
		/** Null: the module, which is complete by it. */
		pageId: text(),
		/** Null: the step itself. */
		exerciseId: text(),
		mark: text().$type<'paper' | 'together'>().notNull(),
		/** The day of the work. */
		onDay: date({ mode: 'string' }).notNull(),
		setBy: uuid().notNull(),
		setAt: moment().notNull(),
		undoneBy: uuid(),
		undoneAt: moment()
	},
	(mark) => [
		primaryKey({ columns: [mark.organisationId, mark.id] }),
		foreignKey({
			columns: [mark.organisationId, mark.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [mark.organisationId, mark.participantId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		index('work_marks_of_enrolment').on(mark.organisationId, mark.enrolmentId),
		index('work_marks_of_act').on(mark.organisationId, mark.actId)
	]
);
