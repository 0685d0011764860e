import { foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../db/columns.ts';
import { people } from '../identity/schema.ts';
import { organisations } from '../organisations/schema.ts';

/** A course that is being written. Its id is the folder name, and the id under which it is published. */
export const drafts = pgTable(
	'drafts',
	{
		organisationId: uuid()
			.notNull()
			.references(() => organisations.id, { onDelete: 'cascade' }),
		id: text().notNull(),
		/** That of `course.md` when it was last saved. */
		title: text().notNull(),
		/** The course it was copied from. */
		copiedFrom: text(),
		createdBy: uuid(),
		createdAt: moment().notNull(),
		changedBy: uuid(),
		changedAt: moment().notNull()
	},
	(draft) => [primaryKey({ columns: [draft.organisationId, draft.id] })]
);

/**
 * A file of a draft: text, or the bytes of a picture. The id stays when the file is moved or renamed. The path is unique
 * in the draft, which is checked at the end of a transaction, so that pages can change places.
 */
export const draftFiles = pgTable(
	'draft_files',
	{
		organisationId: uuid().notNull(),
		id: uuid().notNull(),
		draftId: text().notNull(),
		path: text().notNull(),
		text: text(),
		bytes: bytes(),
		/** In bytes; of a text in characters. */
		size: integer().notNull(),
		/** sha-256 of the bytes, of a text as UTF-8: the same as that of a published source. */
		hash: text().notNull(),
		/** One higher with every save: who saves says which one they had read. */
		revision: integer().notNull(),
		savedBy: uuid(),
		savedAt: moment().notNull()
	},
	(file) => [
		primaryKey({ columns: [file.organisationId, file.id] }),
		unique('draft_files_path').on(file.organisationId, file.draftId, file.path),
		foreignKey({
			columns: [file.organisationId, file.draftId],
			foreignColumns: [drafts.organisationId, drafts.id]
		}).onDelete('cascade')
	]
);

/** Who has a file open, so that a second author is told. */
export const draftEditors = pgTable(
	'draft_editors',
	{
		organisationId: uuid().notNull(),
		fileId: uuid().notNull(),
		personId: uuid().notNull(),
		seenAt: moment().notNull()
	},
	(editor) => [
		primaryKey({ columns: [editor.organisationId, editor.fileId, editor.personId] }),
		foreignKey({
			columns: [editor.organisationId, editor.fileId],
			foreignColumns: [draftFiles.organisationId, draftFiles.id]
		}).onDelete('cascade'),
		foreignKey({
			columns: [editor.organisationId, editor.personId],
			foreignColumns: [people.organisationId, people.id]
		}).onDelete('cascade')
	]
);

export type Draft = typeof drafts.$inferSelect;
export type DraftFile = typeof draftFiles.$inferSelect;
