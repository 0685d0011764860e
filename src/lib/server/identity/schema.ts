import {
	boolean,
	date,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { bytes, moment } from '../db/columns.ts';
import { groups, organisations } from '../organisations/schema.ts';
import type { Role } from './policy.ts';

export const people = pgTable(
	'people',
	{
		organisationId: uuid()
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' }),
		id: uuid().notNull(),
		role: text().$type<Role>().notNull(),
		/** For a participant a first name or nickname; the worker decides, Opmaat asks for no more. */
		name: text().notNull(),
		locale: text().$type<'nl' | 'en'>().notNull(),
		theme: text().$type<'system' | 'light' | 'dark'>().notNull(),
		textSize: text().$type<'normal' | 'large' | 'larger'>().notNull(),
		extraReadingTime: boolean().notNull(),
		/** The opaque account name in xAPI statements; erased with this row. */
		actorId: uuid().notNull(),
		/** The pseudonym in the access log; erased with this row. */
		subjectId: uuid().notNull(),
		createdAt: moment().notNull(),
		endedAt: moment()
	},
	(person) => [
		primaryKey({ columns: [person.organisationId, person.id] }),
		unique('people_actor').on(person.organisationId, person.actorId),
		unique('people_subject').on(person.organisationId, person.subjectId)
	]
);

export type Person = typeof people.$inferSelect;

export const passwords = pgTable(
	'passwords',
	{
		organisationId: uuid().notNull(),
		personId: uuid().notNull(),
		/** Lower case; unique over all organisations, since it is typed before one is known. */
		email: text().notNull().unique(),
		/** argon2id, with its parameters. */
		hash: text().notNull(),
		changedAt: moment().notNull()
	},
	(password) => [
		primaryKey({ columns: [password.organisationId, password.personId] }),
		foreignKey({
			columns: [password.organisationId, password.personId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade')
	]
);

export const personalCodes = pgTable(
	'personal_codes',
	{
		organisationId: uuid().notNull(),
		groupId: uuid().notNull(),
		personId: uuid().notNull(),
		/** argon2id over an HMAC of the code, salted per group: one hash per try finds the person. */
		hash: bytes().notNull(),
		createdAt: moment().notNull()
	},
	(code) => [
		primaryKey({ columns: [code.organisationId, code.groupId, code.personId] }),
		unique('personal_codes_in_group').on(code.organisationId, code.groupId, code.hash),
		foreignKey({
			columns: [code.organisationId, code.personId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [code.organisationId, code.groupId],
			foreignColumns: [groups.organisationId, groups.id]
		}).onDelete('cascade')
	]
);

export const loginCards = pgTable(
	'login_cards',
	{
		organisationId: uuid().notNull(),
		personId: uuid().notNull(),
		/** SHA-256 of the random token behind the QR code. */
		tokenHash: bytes().notNull().unique(),
		createdAt: moment().notNull(),
		usedAt: moment()
	},
	(card) => [
		primaryKey({ columns: [card.organisationId, card.personId] }),
		foreignKey({
			columns: [card.organisationId, card.personId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade')
	]
);

export const sessions = pgTable(
	'sessions',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull().unique(),
		personId: uuid().notNull(),
		/** SHA-256 of the secret half of the token. */
		secretHash: bytes().notNull(),
		method: text().$type<'password' | 'code' | 'card'>().notNull(),
		/** Kind of device in words, made from the browser's own description; never the description itself. */
		device: text().notNull(),
		createdAt: moment().notNull(),
		seenAt: moment().notNull(),
		expiresAt: moment().notNull()
	},
	(session) => [
		primaryKey({ columns: [session.organisationId, session.id] }),
		foreignKey({
			columns: [session.organisationId, session.personId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade'),
		index('sessions_of_person').on(session.organisationId, session.personId)
	]
);

export type Session = typeof sessions.$inferSelect;

/** A browser that has signed in as this person before; it keeps working when a group is being guessed at. */
export const knownDevices = pgTable(
	'known_devices',
	{
		organisationId: uuid().notNull(),
		personId: uuid().notNull(),
		deviceHash: bytes().notNull(),
		usedAt: moment().notNull()
	},
	(device) => [
		primaryKey({ columns: [device.organisationId, device.deviceHash, device.personId] }),
		foreignKey({
			columns: [device.organisationId, device.personId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade')
	]
);

/** Wrong tries per device, account, group and organisation; the key is a hash, never a name or an address. */
export const signInFailures = pgTable(
	'sign_in_failures',
	{
		key: bytes().notNull(),
		day: date({ mode: 'string' }).notNull(),
		/** Quarter of an hour within the day, 0 to 95. */
		quarter: integer().notNull(),
		failures: integer().notNull()
	},
	(failure) => [primaryKey({ columns: [failure.key, failure.day, failure.quarter] })]
);
