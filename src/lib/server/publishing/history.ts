import { titleOf } from '#lib/content/editing/head-edit.ts';
import { differenceOf, type Difference } from '#lib/content/publish/difference.ts';
import type { Hash } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import { activate, recordPublication } from '../courses/publish.ts';
import { exportFiles, isSourceKept } from '../courses/sources.ts';
import { findActive, lockActive } from '../courses/versions.ts';
import { readCompiled } from '../courses/read-version.ts';
import type { Transaction } from '../db/transaction.ts';
import { createDraftOf, findDraft, holdDraft, seenOf } from '../drafts/drafts.ts';
import { replaceFiles } from '../drafts/replace.ts';
import type { Acting } from '../identity/actor.ts';
import {
	selectHistory,
	selectReaders,
	selectShown,
	type PublicationRow,
	type Readers
} from './queries.ts';

export type History = {
	courseId: string;
	title: string;
	active: { hash: Hash; edition: number; revision: number };
	/** Newest first. */
	publications: (PublicationRow & {
		/** Somebody who is in mid-course sees this version. */
		inUse: boolean;
	})[];
	readers: Readers;
};

/** `draft` when the draft goes back as well, with what its author has seen of it. */
type Back = { courseId: string; hash: Hash; note: string; draft: { seen: string } | null };

/** What was published of a course, by whom and why, and who is where. Throws NotFound `course_unknown`. */
export async function historyOf(
	tx: Transaction,
	{ organisationId }: Acting,
	courseId: string
): Promise<History> {
	const course = { organisationId, courseId };
	const rows = await selectHistory(tx, course);
	const activeHash = await findActive(tx, { organisationId }, courseId);
	const active = rows.find(({ hash }) => hash === activeHash);
	if (!active) throw new NotFound('course_unknown');
	const shown = await selectShown(tx, course);
	const last = new Map(rows.toReversed().map(({ edition, number }) => [edition, number]));
	const { hash, edition, revision } = active;
	const readers = await selectReaders(tx, course);
	const busy = new Set(readers.busy.map((row) => row.edition));
	const { course: content } = await readCompiled(tx, organisationId, courseId, hash);
	return {
		courseId,
		title: content.title,
		active: { hash, edition, revision },
		publications: rows.map((row) => ({
			...row,
			inUse:
				busy.has(row.edition) &&
				shown.get(row.edition) === row.hash &&
				last.get(row.edition) === row.number
		})),
		readers
	};
}

/** What a publication changed. Throws NotFound `version_unknown` for a number that is not in the history. */
export async function publicationDifference(
	tx: Transaction,
	{ organisationId }: Acting,
	courseId: string,
	number: number
): Promise<Difference & { row: PublicationRow }> {
	const rows = await selectHistory(tx, { organisationId, courseId });
	const row = rows.find((one) => one.number === number);
	if (!row) throw new NotFound('version_unknown');
	const next = await readCompiled(tx, organisationId, courseId, row.hash);
	if (row.before === null) return { row, exercises: [], texts: [], course: [] };
	const previous = await readCompiled(tx, organisationId, courseId, row.before);
	return { row, ...differenceOf(previous, next) };
}

/**
 * Brings an earlier version back: for who starts now, and for who is in its edition. Nothing that was published since
 * is lost. With `draft` its source becomes the draft as well, so that the next publication does not bring back what was
 * withdrawn; what was only in the draft is lost, and refused when it is not what the author has seen (`seenOf`).
 * Throws NotFound `version_unknown`.
 */
export async function goBack(
	tx: Transaction,
	actor: Acting,
	{ courseId, hash, note, draft }: Back,
	now: Date
): Promise<
	| { problem: 'note' | 'active' | 'draft' | 'draft_changed' }
	| { edition: number; revision: number; draft: boolean }
> {
	if (note.trim() === '') return { problem: 'note' };
	const { organisationId } = actor;
	const activeHash = await lockActive(tx, actor, courseId);
	const row = (await selectHistory(tx, { organisationId, courseId })).find(
		(one) => one.hash === hash
	);
	if (!row) throw new NotFound('version_unknown');
	if (activeHash === hash) return { problem: 'active' };
	const { edition, revision } = row;
	if (draft) {
		// Held first: what is saved while this waits is something that its author did not see.
		const held = await holdDraft(tx, actor, courseId);
		if (seenOf(held) !== draft.seen) return { problem: 'draft_changed' };
		if (!(await bringToDraft(tx, actor, courseId, hash, now))) return { problem: 'draft' };
	}
	await activate(tx, organisationId, courseId, hash);
	const publication = { hash, edition, change: 'earlier', note: note.trim() } as const;
	await recordPublication(tx, actor, courseId, publication, now);
	return { edition, revision, draft: draft !== null };
}

/** Makes the source of a version the draft of its course. False when it was not kept, or is too large for one. */
async function bringToDraft(
	tx: Transaction,
	actor: Acting,
	courseId: string,
	hash: Hash,
	now: Date
): Promise<boolean> {
	if (!(await isSourceKept(tx, actor, courseId, hash))) return false;
	const files = await exportFiles(tx, actor, courseId, hash);
	if (await findDraft(tx, actor, courseId)) {
		return 'replaced' in (await replaceFiles(tx, actor, courseId, files, now));
	}
	const title = titleOf(String(files.get('course.md') ?? '')) ?? courseId;
	return 'draft' in (await createDraftOf(tx, actor, { id: courseId, title, files }, now));
}
