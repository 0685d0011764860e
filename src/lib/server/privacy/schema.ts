import { foreignKey, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../db/columns.ts';
import { people } from '../identity/schema.ts';

/** One data key per participant, wrapped by the master key. Deleting the row makes the texts unreadable. */
export const participantKeys = pgTable(
	'participant_keys',
	{
		organisationId: uuid().notNull(),
		participantId: uuid().notNull(),
		version: integer().notNull(),
		wrapped: bytes().notNull(),
		createdAt: moment().notNull()
	},
	(key) => [
		primaryKey({ columns: [key.organisationId, key.participantId, key.version] }),
		foreignKey({
			columns: [key.organisationId, key.participantId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade')
	]
);
