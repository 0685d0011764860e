import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../db/columns.ts';
import type { Statement } from './types.ts';

/** Claims a statement id and its content: a repeat is known, another content under the same id refused. */
export const statementKeys = pgTable(
	'statement_keys',
	{ organisationId: uuid().notNull(), id: uuid().notNull(), hash: bytes().notNull() },
	(key) => [primaryKey({ columns: [key.organisationId, key.id] })]
);

/** Every statement, in monthly partitions by `stored`. */
export const statements = pgTable(
	'statements',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		stored: moment().notNull(),
		timestamp: moment().notNull(),
		actorId: uuid().notNull(),
		verb: text().notNull(),
		objectId: text().notNull(),
		registration: uuid(),
		voided: boolean().notNull(),
		payload: jsonb().$type<Statement>().notNull()
	},
	(statement) => [
		primaryKey({ columns: [statement.organisationId, statement.id, statement.stored] }),
		index('statements_of_actor').on(
			statement.organisationId,
			statement.actorId,
			statement.stored.desc()
		),
		index('statements_of_registration').on(
			statement.organisationId,
			statement.registration,
			statement.stored.desc()
		)
	]
);
