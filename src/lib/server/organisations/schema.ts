import { boolean, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../db/columns.ts';

export const organisations = pgTable('organisations', {
	id: uuid().primaryKey(),
	slug: text().notNull().unique(),
	name: text().notNull(),
	/** School holidays follow the region: noord, midden or zuid. */
	holidayRegion: text().$type<'noord' | 'midden' | 'zuid'>().notNull(),
	/** Whether participants are expected to work on Saturday and Sunday too. */
	worksWeekends: boolean().notNull().default(true),
	demo: boolean().notNull(),
	createdAt: moment().notNull()
});

export type Organisation = typeof organisations.$inferSelect;

/** Days on which nothing is expected of anybody, besides the school holidays of the region. */
export const closingDays = pgTable(
	'closing_days',
	{
		organisationId: uuid()
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' }),
		id: uuid().notNull(),
		name: text().notNull(),
		/** First and last day. */
		fromDay: date({ mode: 'string' }).notNull(),
		toDay: date({ mode: 'string' }).notNull(),
		createdAt: moment().notNull()
	},
	(closing) => [
		primaryKey({ columns: [closing.organisationId, closing.id] }),
		index('closing_days_by_day').on(closing.organisationId, closing.fromDay)
	]
);

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
