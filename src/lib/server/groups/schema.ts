import { date, foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../db/columns.ts';
import { people } from '../identity/schema.ts';
import { groups } from '../organisations/schema.ts';

export const memberships = pgTable(
	'memberships',
	{
		organisationId: uuid().notNull(),
		groupId: uuid().notNull(),
		participantId: uuid().notNull(),
		since: date({ mode: 'string' }).notNull(),
		until: date({ mode: 'string' })
	},
	(membership) => [
		primaryKey({
			columns: [membership.organisationId, membership.groupId, membership.participantId]
		}),
		foreignKey({
			columns: [membership.organisationId, membership.groupId],
			foreignColumns: [groups.organisationId, groups.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [membership.organisationId, membership.participantId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		index('memberships_of_participant').on(membership.organisationId, membership.participantId)
	]
);

export const groupWorkers = pgTable(
	'group_workers',
	{
		organisationId: uuid().notNull(),
		groupId: uuid().notNull(),
		workerId: uuid().notNull(),
		since: date({ mode: 'string' }).notNull(),
		until: date({ mode: 'string' })
	},
	(link) => [
		primaryKey({ columns: [link.organisationId, link.groupId, link.workerId] }),
		foreignKey({
			columns: [link.organisationId, link.groupId],
			foreignColumns: [groups.organisationId, groups.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [link.organisationId, link.workerId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		index('groups_of_worker').on(link.organisationId, link.workerId)
	]
);

/** When a participant was told that a worker has come to their group; before that the worker reads nothing they share. */
export const introductions = pgTable(
	'introductions',
	{
		organisationId: uuid().notNull(),
		participantId: uuid().notNull(),
		workerId: uuid().notNull(),
		toldAt: moment().notNull()
	},
	(introduction) => [
		primaryKey({
			columns: [introduction.organisationId, introduction.participantId, introduction.workerId]
		}),
		foreignKey({
			columns: [introduction.organisationId, introduction.participantId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [introduction.organisationId, introduction.workerId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade')
	]
);
