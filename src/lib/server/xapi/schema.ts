import { sql } from 'drizzle-orm';
import {
	boolean,
	index,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import { bytes, moment } from '../db/columns.ts';
import { organisations } from '../organisations/schema.ts';
import type { AnyStatement } from './types.ts';

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
		/** The opaque name of one of our own people; null for an actor of others. */
		actorId: uuid(),
		verb: text().notNull(),
		objectId: text().notNull(),
		registration: uuid(),
		voided: boolean().notNull(),
		payload: jsonb().$type<AnyStatement>().notNull(),
		/** Its place in the order of storing: a version 7 UUID of `stored`. */
		rowId: uuid().notNull(),
		/** Whose key it came with; null for what was recorded here. */
		credentialId: uuid()
	},
	(statement) => [
		primaryKey({ columns: [statement.organisationId, statement.id, statement.stored] }),
		index('statements_in_order').on(statement.organisationId, statement.rowId)
	]
);

/**
 * What a statement is found by: agents, activities, verb, registration, authority. In monthly partitions by `rowId`, which
 * begins with the moment of storing; its key is the list of statements of one term, in order.
 */
export const statementTerms = pgTable(
	'statement_terms',
	{
		organisationId: uuid().notNull(),
		/** See `terms.ts`. */
		term: uuid().notNull(),
		/** Found only when related agents or activities are asked for. */
		related: boolean().notNull(),
		rowId: uuid().notNull()
	},
	(row) => [primaryKey({ columns: [row.organisationId, row.term, row.related, row.rowId] })]
);

/** Statements that a voiding statement names, whether they are here yet or not. */
export const statementVoids = pgTable(
	'statement_voids',
	{
		organisationId: uuid().notNull(),
		targetId: uuid().notNull(),
		/** Voids statements of this key only; null voids whoever's it is. */
		credentialId: uuid()
	},
	(row) => [primaryKey({ columns: [row.organisationId, row.targetId] })]
);

/** Which statements refer to one, whether it is here yet or not: they are found by what it is found by. */
export const statementReferences = pgTable(
	'statement_references',
	{ organisationId: uuid().notNull(), targetId: uuid().notNull(), rowId: uuid().notNull() },
	(row) => [primaryKey({ columns: [row.organisationId, row.targetId, row.rowId] })]
);

export const statementAttachments = pgTable(
	'statement_attachments',
	{
		organisationId: uuid().notNull(),
		/** Lower-case hexadecimal. */
		sha2: text().notNull(),
		content: bytes().notNull()
	},
	(row) => [primaryKey({ columns: [row.organisationId, row.sha2] })]
);

/** The definition of an activity, as merged from what statements said of it. */
export const xapiActivities = pgTable(
	'xapi_activities',
	{
		organisationId: uuid().notNull(),
		/** Its term. */
		key: uuid().notNull(),
		iri: text().notNull(),
		definition: jsonb().$type<Record<string, unknown>>().notNull()
	},
	(row) => [primaryKey({ columns: [row.organisationId, row.key] })]
);

export type DocumentKind = 'state' | 'activity' | 'agent';

/** States and profiles: whatever other software keeps with us. */
export const xapiDocuments = pgTable(
	'xapi_documents',
	{
		organisationId: uuid().notNull(),
		/** Hash of everything that names it. */
		key: uuid().notNull(),
		/** Hash of what it belongs to: documents are listed by it. */
		scope: uuid().notNull(),
		kind: text().$type<DocumentKind>().notNull(),
		activity: text(),
		/** The term of the agent. */
		agent: uuid(),
		registration: uuid(),
		name: text().notNull(),
		contentType: text().notNull(),
		content: bytes().notNull(),
		/** SHA-1 of the content, 40 hexadecimal digits. */
		etag: text().notNull(),
		updatedAt: moment().notNull()
	},
	(row) => [
		primaryKey({ columns: [row.organisationId, row.key] }),
		index('xapi_documents_in_scope').on(row.organisationId, row.scope)
	]
);

export const SCOPES = [
	'statements/write',
	'statements/read/mine',
	'statements/read',
	'state',
	'profile',
	'all'
] as const;
export type Scope = (typeof SCOPES)[number];
export type Version = '1.0.3' | '2.0.0';

/** Keys that an organisation gave to other software. */
export const xapiCredentials = pgTable(
	'xapi_credentials',
	{
		organisationId: uuid()
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' }),
		id: uuid().notNull(),
		key: text().notNull().unique(),
		/** SHA-256: enough for a random secret of 256 bits. */
		secretHash: bytes().notNull(),
		label: text().notNull(),
		scopes: jsonb().$type<Scope[]>().notNull(),
		/** For a request that names no version. */
		defaultVersion: text().$type<Version>().notNull(),
		createdAt: moment().notNull(),
		expiresAt: moment(),
		usedAt: moment(),
		revokedAt: moment()
	},
	(row) => [primaryKey({ columns: [row.organisationId, row.id] })]
);

/** Record stores elsewhere that get what an organisation chooses. */
export const forwardingTargets = pgTable(
	'forwarding_targets',
	{
		organisationId: uuid()
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' }),
		id: uuid().notNull(),
		label: text().notNull(),
		endpoint: text().notNull(),
		/** Key and secret of the receiver, encrypted. */
		sealed: bytes().notNull(),
		version: text().$type<Version>().notNull(),
		/** Only these verbs; empty means all. */
		verbs: jsonb().$type<string[]>().notNull(),
		/** Only activities that begin with one of these; empty means all. */
		activities: jsonb().$type<string[]>().notNull(),
		/** Courses of which typed answers may be sent along. */
		textCourses: jsonb().$type<string[]>().notNull(),
		createdAt: moment().notNull(),
		pausedAt: moment(),
		pauseReason: text(),
		endedAt: moment()
	},
	(row) => [primaryKey({ columns: [row.organisationId, row.id] })]
);

/** What still has to be delivered, in the order of storing. */
export const forwardingOutbox = pgTable(
	'forwarding_outbox',
	{
		organisationId: uuid().notNull(),
		targetId: uuid().notNull(),
		rowId: uuid().notNull(),
		statementId: uuid().notNull(),
		/** Registration, or the statement itself: within a lane the order is kept. */
		lane: uuid().notNull(),
		attempts: smallint().notNull(),
		firstTriedAt: moment(),
		nextAt: moment().notNull(),
		deadAt: moment(),
		/** What the receiver answered, as a number and a kind; never its text. */
		problem: text()
	},
	(row) => [
		primaryKey({ columns: [row.organisationId, row.targetId, row.rowId] }),
		index('forwarding_outbox_due')
			.on(row.organisationId, row.targetId, row.nextAt)
			.where(sql`dead_at is null`),
		index('forwarding_outbox_in_lane')
			.on(row.organisationId, row.targetId, row.lane, row.rowId)
			.where(sql`dead_at is null`)
	]
);
