import { and, eq } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { withHeadField, withoutHeadField } from '#lib/content/editing/head-edit.ts';
import { isName } from '#lib/content/editing/names.ts';
import { newCourse } from '#lib/content/editing/template.ts';
import { NotFound } from '#lib/errors.ts';
import { courses } from '../courses/schema.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { DRAFT_LIMITS } from './limits.ts';
import {
	deleteDraftRow,
	insertDraft,
	insertFiles,
	lockDraft,
	selectDraft,
	selectDrafts
} from './queries.ts';
import { readDraft } from './read.ts';
import { isTooLarge, rowsOf } from './rows.ts';
import { drafts, type Draft } from './schema.ts';

export type NewDraft = {
	/** Name of the course folder, in lower case with dashes; what it is published under. */
	id: string;
	title: string;
};
export type CreateResult =
	{ draft: Draft } | { problem: 'name_taken' | 'name_wrong' | 'too_large' };

/** The drafts of the organisation, the one that changed last first. */
export function listDrafts(tx: Transaction, author: Acting) {
	return selectDrafts(tx, author);
}

/** A draft of the organisation, or null. */
export async function findDraft(
	tx: Transaction,
	author: Acting,
	id: string
): Promise<Draft | null> {
	return (await selectDraft(tx, author, id)) ?? null;
}

/** A draft of the organisation. Throws NotFound `draft_unknown`. */
export async function getDraft(tx: Transaction, author: Acting, id: string): Promise<Draft> {
	const draft = await selectDraft(tx, author, id);
	if (!draft) throw new NotFound('draft_unknown');
	return draft;
}

/** The same or null, and nobody else changes it until the end of the transaction. */
export async function holdDraft(
	tx: Transaction,
	author: Acting,
	id: string
): Promise<Draft | null> {
	return (await lockDraft(tx, author, id)) ?? null;
}

/** What an author looked at: what would be lost with it is refused when the draft is another by now. */
export function seenOf(draft: Pick<Draft, 'changedAt'> | null): string {
	return draft?.changedAt.toISOString() ?? 'none';
}

/** A course to begin with: one module with one page. */
export async function createDraft(
	tx: Transaction,
	author: Acting,
	wish: NewDraft,
	now: Date
): Promise<CreateResult> {
	if (await isPublished(tx, author, wish.id)) return { problem: 'name_taken' };
	return createDraftOf(tx, author, { ...wish, files: newCourse(wish.title) }, now);
}

/**
 * A draft with these files, such as those of an archive. Texts are stored as they are; what is not text is stored as
 * bytes and has to be checked by the caller.
 */
export async function createDraftOf(
	tx: Transaction,
	author: Acting,
	{
		id,
		title,
		files,
		copiedFrom = null
	}: NewDraft & { files: CourseFiles; copiedFrom?: string | null },
	now: Date
): Promise<CreateResult> {
	if (!isName(id)) return { problem: 'name_wrong' };
	const { organisationId, personId } = author;
	const rows = rowsOf(author, id, files, now);
	if (isTooLarge(rows)) return { problem: 'too_large' };
	const draft: Draft = {
		organisationId,
		id,
		title: title.slice(0, DRAFT_LIMITS.title),
		copiedFrom,
		createdBy: personId,
		createdAt: now,
		changedBy: personId,
		changedAt: now
	};
	if (!(await insertDraft(tx, draft))) return { problem: 'name_taken' };
	await insertFiles(tx, rows);
	return { draft };
}

/**
 * A copy of a draft, or of a course that is shipped with Opmaat, under another name and title. Exercises keep their
 * names; answers belong to the course they were given in. `shipped` holds the files of such a course, read beforehand.
 * Throws NotFound `course_unknown`.
 */
export async function copyCourse(
	tx: Transaction,
	author: Acting,
	{ from, shipped, ...wish }: NewDraft & { from: string; shipped?: CourseFiles | undefined },
	now: Date
): Promise<CreateResult> {
	const known = await selectDraft(tx, author, from);
	const source = known ? await readDraft(tx, author, from) : shipped;
	if (!source) throw new NotFound('course_unknown');
	if (await isPublished(tx, author, wish.id)) return { problem: 'name_taken' };
	const files = new Map(source);
	const head = files.get('course.md');
	if (typeof head === 'string') files.set('course.md', asOwnCourse(head, wish.title));
	return createDraftOf(tx, author, { ...wish, files, copiedFrom: from }, now);
}

/** Whether there is a course of this name: a new draft does not take the place of what participants have. */
export async function isPublished(tx: Transaction, author: Acting, id: string): Promise<boolean> {
	const { organisationId } = author;
	const same = and(eq(courses.organisationId, organisationId), eq(courses.id, id));
	return (await tx.$count(courses, same)) > 0;
}

/** Every name that a new course cannot have: those of drafts, and of what is published. */
export async function listNames(tx: Transaction, { organisationId }: Acting): Promise<Set<string>> {
	const rows = await union(
		tx.select({ id: drafts.id }).from(drafts).where(eq(drafts.organisationId, organisationId)),
		tx.select({ id: courses.id }).from(courses).where(eq(courses.organisationId, organisationId))
	);
	return new Set(rows.map(({ id }) => id));
}

/** `course.md` for a course beside the original: its own title, and neither the id nor the former names. */
export function asOwnCourse(text: string, title: string): string {
	const named = withHeadField(text, 'courseHead', 'titel', title) ?? text;
	const own = withoutHeadField(named, 'courseHead', 'id') ?? named;
	return withoutHeadField(own, 'courseHead', 'vroeger') ?? own;
}

/**
 * Removes a draft with all its files, when it is still what its author has seen (`seenOf`); what was published of it stays.
 * Throws NotFound `draft_unknown`.
 */
export async function deleteDraft(
	tx: Transaction,
	author: Acting,
	id: string,
	seen: string
): Promise<{ deleted: true } | { problem: 'changed' }> {
	const draft = await lockDraft(tx, author, id);
	if (!draft) throw new NotFound('draft_unknown');
	if (seenOf(draft) !== seen) return { problem: 'changed' };
	await deleteDraftRow(tx, author, id);
	return { deleted: true };
}
