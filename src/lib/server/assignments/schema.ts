import { sql } from 'drizzle-orm';
import {
	check,
	date,
	foreignKey,
	index,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { courses } from '../courses/schema.ts';
import { moment } from '../db/columns.ts';
import { people } from '../identity/schema.ts';
import { groups } from '../organisations/schema.ts';

/** A course, or one module of it, given to a group or to one person. */
export const assignments = pgTable(
	'assignments',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		courseId: text().notNull(),
		/** Null: the whole course. */
		moduleId: text(),
		groupId: uuid(),
		participantId: uuid(),
		startsOn: date({ mode: 'string' }).notNull(),
		dueOn: date({ mode: 'string' }),
		assignedBy: uuid().notNull(),
		createdAt: moment().notNull(),
		withdrawnAt: moment()
	},
	(assignment) => [
		primaryKey({ columns: [assignment.organisationId, assignment.id] }),
		foreignKey({
			columns: [assignment.organisationId, assignment.courseId],
			foreignColumns: [courses.organisationId, courses.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [assignment.organisationId, assignment.groupId],
			foreignColumns: [groups.organisationId, groups.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [assignment.organisationId, assignment.participantId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		check(
			'assignments_for_group_or_person',
			sql`(${assignment.groupId} is null) <> (${assignment.participantId} is null)`
		),
		index('assignments_of_group').on(assignment.organisationId, assignment.groupId)
	]
);

export type Assignment = typeof assignments.$inferSelect;

/** One participant's part in an assignment. Its id is the xAPI registration. */
export const enrolments = pgTable(
	'enrolments',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		assignmentId: uuid().notNull(),
		participantId: uuid().notNull(),
		groupId: uuid(),
		courseId: text().notNull(),
		moduleId: text(),
		startsOn: date({ mode: 'string' }).notNull(),
		dueOn: date({ mode: 'string' }),
		/** Modules that a worker left out to make the work shorter; put back, they are as they were. */
		leftOut: text()
			.array()
			.notNull()
			.default(sql`'{}'`),
		createdAt: moment().notNull(),
		withdrawnAt: moment()
	},
	(enrolment) => [
		primaryKey({ columns: [enrolment.organisationId, enrolment.id] }),
		unique('enrolments_once').on(
			enrolment.organisationId,
			enrolment.assignmentId,
			enrolment.participantId
		),
		foreignKey({
			columns: [enrolment.organisationId, enrolment.assignmentId],
			foreignColumns: [assignments.organisationId, assignments.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [enrolment.organisationId, enrolment.participantId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		index('enrolments_of_participant').on(enrolment.organisationId, enrolment.participantId)
	]
);

export type Enrolment = typeof enrolments.$inferSelect;

/** Extra or deepening work for one module. Levels add to the basis; they never replace it. */
export const moduleLevels = pgTable(
	'module_levels',
	{
		organisationId: uuid().notNull(),
		enrolmentId: uuid().notNull(),
		moduleId: text().notNull(),
		level: text().$type<'extra' | 'verdieping'>().notNull(),
		assignedBy: uuid().notNull(),
		assignedAt: moment().notNull(),
		/** The participant has opened the module since; until then *Vandaag* announces it. */
		seenAt: moment(),
		withdrawnAt: moment()
	},
	(level) => [
		primaryKey({
			columns: [level.organisationId, level.enrolmentId, level.moduleId, level.level]
		}),
		foreignKey({
			columns: [level.organisationId, level.enrolmentId],
			foreignColumns: [enrolments.organisationId, enrolments.id]
		}).onDelete('cascade')
	]
);
