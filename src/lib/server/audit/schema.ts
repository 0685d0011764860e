import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../db/columns.ts';

/** Who looked at whom, when and why. Append-only, chained by hash, in monthly partitions by `at`. */
export const accessLog = pgTable(
	'access_log',
	{
		organisationId: uuid().notNull(),
		seq: bigint({ mode: 'number' }).notNull(),
		at: moment().notNull(),
		actorId: uuid().notNull(),
		/** Pseudonyms (`people.subject_id`), never ids of participants. */
		subjects: uuid().array().notNull(),
		action: text().notNull(),
		object: text().notNull(),
		purpose: text().notNull(),
		rule: text().notNull(),
		outcome: text().$type<'allowed' | 'refused'>().notNull(),
		prevHash: bytes().notNull(),
		hash: bytes().notNull()
	},
	(entry) => [primaryKey({ columns: [entry.organisationId, entry.seq, entry.at] })]
);

/** The end of each organisation's chain; its row lock makes writers take turns. */
export const accessLogHeads = pgTable('access_log_heads', {
	organisationId: uuid().primaryKey(),
	seq: bigint({ mode: 'number' }).notNull(),
	hash: bytes().notNull()
});
