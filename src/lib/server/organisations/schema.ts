import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../db/columns.ts';

export const organisations = pgTable('organisations', {
	id: uuid().primaryKey(),
	slug: text().notNull().unique(),
	name: text().notNull(),
	/** School holidays follow the region: noord, midden or zuid. */
	holidayRegion: text().$type<'noord' | 'midden' | 'zuid'>().notNull(),
	demo: boolean().notNull(),
	createdAt: moment().notNull()
});

export type Organisation = typeof organisations.$inferSelect;

export const groups = pgTable(
	'groups',
	{
		organisationId: uuid()
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' }),
		id: uuid().notNull(),
		name: text().notNull(),
		/** Six characters; finds the group at sign-in, before an organisation is known. Not a secret. */
		code: text().notNull().unique(),
		/** Pupils get drawings and school words, adults do not. */
		audience: text().$type<'pupils' | 'adults'>().notNull(),
		/** A worker opened sign-in again after too many wrong codes. */
		signInReopenedAt: moment(),
		createdAt: moment().notNull(),
		closedAt: moment()
	},
	(group) => [primaryKey({ columns: [group.organisationId, group.id] })]
);

export type Group = typeof groups.$inferSelect;
