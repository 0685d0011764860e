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
import type { AnswerKey, GuideNote, Hash, Page } from '#lib/content/types.ts';
import { bytes, moment } from '../db/columns.ts';
import { organisations } from '../organisations/schema.ts';
import type { CourseModel } from './model.ts';

/** Path from the course folder to the hash of the file's bytes. */
export type SourceFiles = Record<string, Hash>;

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
		/** Where the source of each file is, by path; null for a version that was stored without its source. */
		files: jsonb().$type<SourceFiles>(),
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

/** How a version came to be shown: `earlier` brought an old one back, `older` is an older edition that got a correction. */
export type Change = 'first' | 'correctie' | 'wijziging' | 'earlier' | 'older';

/**
 * Every moment at which a version was brought to its readers, in order. Of each edition the last one is shown; a
 * correction that is taken back is a row here, never a change to a version.
 */
export const coursePublications = pgTable(
	'course_publications',
	{
		organisationId: uuid().notNull(),
		courseId: text().notNull(),
		/** From 1, per course. */
		number: integer().notNull(),
		hash: text().notNull(),
		edition: integer().notNull(),
		change: text().$type<Change>().notNull(),
		note: text().notNull(),
		publishedBy: uuid(),
		publishedAt: moment().notNull()
	},
	(publication) => [
		primaryKey({
			columns: [publication.organisationId, publication.courseId, publication.number]
		}),
		foreignKey({
			columns: [publication.organisationId, publication.courseId, publication.hash],
			foreignColumns: [courseVersions.organisationId, courseVersions.courseId, courseVersions.hash]
		}).onDelete('cascade'),
		index('course_publications_shown').on(
			publication.organisationId,
			publication.courseId,
			publication.edition,
			publication.number
		)
	]
);

/** The words that every option of a course last had. Its id is never given to an option that says something else. */
export const courseOptions = pgTable(
	'course_options',
	{
		organisationId: uuid().notNull(),
		courseId: text().notNull(),
		exerciseId: text().notNull(),
		optionId: text().notNull(),
		words: text().notNull()
	},
	(option) => [
		primaryKey({
			columns: [option.organisationId, option.courseId, option.exerciseId, option.optionId]
		}),
		foreignKey({
			columns: [option.organisationId, option.courseId],
			foreignColumns: [courses.organisationId, courses.id]
		}).onDelete('cascade')
	]
);

/** What something was called before (`vroeger`). Kept for good, so that old answers find their exercise. */
export const courseAliases = pgTable(
	'course_aliases',
	{
		organisationId: uuid().notNull(),
		courseId: text().notNull(),
		kind: text().$type<'module' | 'page' | 'exercise'>().notNull(),
		/** A page with its module: `module/page`. */
		formerly: text().notNull(),
		name: text().notNull()
	},
	(alias) => [
		primaryKey({
			columns: [alias.organisationId, alias.courseId, alias.kind, alias.formerly]
		}),
		foreignKey({
			columns: [alias.organisationId, alias.courseId],
			foreignColumns: [courses.organisationId, courses.id]
		}).onDelete('cascade')
	]
);

/** Files as their author wrote or chose them, by the hash of their bytes. Holds keys, so only for who writes courses. */
export const contentSources = pgTable(
	'content_sources',
	{
		organisationId: uuid()
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' }),
		hash: text().notNull(),
		bytes: bytes().notNull()
	},
	(source) => [primaryKey({ columns: [source.organisationId, source.hash] })]
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
