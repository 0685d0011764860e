import {
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import type { AnswerKey, GuideNote, Page } from '#lib/content/types.ts';
import { bytes, moment } from '../db/columns.ts';
import { organisations } from '../organisations/schema.ts';
import type { CourseModel } from './model.ts';

export const courses = pgTable(
	'courses',
	{
		organisationId: uuid()
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' }),
		/** The folder name, for example `overstap`. */
		id: text().notNull(),
		/** The version that new participants start with; null before the first publication. */
		activeHash: text(),
		createdAt: moment().notNull()
	},
	(course) => [primaryKey({ columns: [course.organisationId, course.id] })]
);

/** A published version. Nothing in it is ever changed. */
export const courseVersions = pgTable(
	'course_versions',
	{
		organisationId: uuid().notNull(),
		courseId: text().notNull(),
		hash: text().notNull(),
		edition: integer().notNull(),
		revision: integer().notNull(),
		model: jsonb().$type<CourseModel>().notNull(),
		note: text().notNull(),
		publishedBy: uuid(),
		publishedAt: moment().notNull()
	},
	(version) => [
		primaryKey({ columns: [version.organisationId, version.courseId, version.hash] }),
		unique('course_versions_numbered').on(
			version.organisationId,
			version.courseId,
			version.edition,
			version.revision
		),
		foreignKey({
			columns: [version.organisationId, version.courseId],
			foreignColumns: [courses.organisationId, courses.id]
		}).onDelete('cascade')
	]
);

/** What a participant may read, by the hash of its content; shared between versions. */
export const contentPages = pgTable(
	'content_pages',
	{
		organisationId: uuid().notNull(),
		hash: text().notNull(),
		page: jsonb().$type<Page>().notNull()
	},
	(page) => [primaryKey({ columns: [page.organisationId, page.hash] })]
);

/** Answer keys, hints and feedback. Read through `app.answer_keys` only: the app's role has no right here. */
export const contentKeys = pgTable(
	'content_keys',
	{
		organisationId: uuid().notNull(),
		hash: text().notNull(),
		keys: jsonb().$type<Record<string, AnswerKey>>().notNull()
	},
	(key) => [primaryKey({ columns: [key.organisationId, key.hash] })]
);

/** Notes that only a worker sees. Read through `app.guide_notes` only. */
export const contentGuides = pgTable(
	'content_guides',
	{
		organisationId: uuid().notNull(),
		hash: text().notNull(),
		notes: jsonb().$type<GuideNote[]>().notNull()
	},
	(guide) => [primaryKey({ columns: [guide.organisationId, guide.hash] })]
);

export const contentMedia = pgTable(
	'content_media',
	{
		organisationId: uuid().notNull(),
		hash: text().notNull(),
		contentType: text().notNull(),
		bytes: bytes().notNull()
	},
	(media) => [
		primaryKey({ columns: [media.organisationId, media.hash] }),
		index('content_media_kind').on(media.organisationId, media.contentType)
	]
);
