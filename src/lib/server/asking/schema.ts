import { sql } from 'drizzle-orm';
import {
	foreignKey,
	index,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { moment } from '../db/columns.ts';
import { people } from '../identity/schema.ts';

export const OUTCOMES = ['talked', 'planned', 'settled'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * A participant wants to talk to their worker: that they asked and where they were, never what about. One at a time
 * until somebody closes it: the worker who talked, or the participant who takes it back.
 */
export const helpRequests = pgTable(
	'help_requests',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		participantId: uuid().notNull(),
		/** The step they were at; all null when it is about something else. */
		courseId: text(),
		moduleId: text(),
		pageId: text(),
		askedAt: moment().notNull(),
		/** When a worker first had it on the screen. */
		seenAt: moment(),
		seenBy: uuid(),
		closedAt: moment(),
		/** The participant, when it was taken back. */
		closedBy: uuid(),
		/** What a worker did about it: a fixed word, never what it was about. */
		outcome: text().$type<Outcome>()
	},
	(request) => [
		primaryKey({ columns: [request.organisationId, request.id] }),
		foreignKey({
			columns: [request.organisationId, request.participantId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		uniqueIndex('help_request_open')
			.on(request.organisationId, request.participantId)
			.where(sql`closed_at is null`),
		index('help_requests_of_participant').on(request.organisationId, request.participantId)
	]
);
