import { titleOf } from '#lib/content/editing/head-edit.ts';
import { mergedText, mergeTexts } from '#lib/content/editing/merge.ts';
import { extensionOf } from '#lib/content/parse/paths.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction, WithTransaction } from '../db/transaction.ts';
import type { Acting, Actor } from '../identity/actor.ts';
import { DRAFT_LIMITS } from './limits.ts';
import {
	lockDraft,
	selectPicture,
	selectText,
	sumTexts,
	updateChanged,
	updateText,
	type TextRow
} from './queries.ts';
import { storable } from './storable.ts';

/** A text of a draft as an editor opens it. */
export type OpenedFile = {
	id: string;
	path: string;
	text: string;
	revision: number;
	/** Null when nobody of today's people saved it. */
	savedBy: { name: string; own: boolean } | null;
	savedAt: Date;
};

export type SaveResult =
	| { saved: { revision: number; savedAt: Date } }
	/** Somebody else saved first: what is stored now. Nothing was overwritten. */
	| { conflict: OpenedFile }
	/** `draft_full`: the texts of the draft together would be too long. */
	| { problem: 'text_too_long' | 'draft_full' };

/** A drawing is text as well, but to a browser it is a program: it stays as it came in. */
const WRITTEN = ['.md', '.vtt'];

/** Whether an author may write in the file at this path. */
export function isWritten(path: string): boolean {
	return WRITTEN.includes(extensionOf(path));
}

/** One text of a draft. Throws NotFound `draft_file_unknown`. */
export async function openFile(
	tx: Transaction,
	author: Acting,
	draftId: string,
	fileId: string
): Promise<OpenedFile> {
	const file = await selectText(tx, author, draftId, fileId);
	if (!file || file.text === null || !isWritten(file.path)) {
		throw new NotFound('draft_file_unknown');
	}
	return openedOf(file, author);
}

/** A form sends two characters for the end of a line. */
const MOST_SENT = 2 * DRAFT_LIMITS.textLength;

export type SaveWish = { draftId: string; fileId: string; revision: number; text: string };

/**
 * Saves a text that was opened at `revision`. When somebody saved it since, nothing is stored and the answer holds what
 * they wrote. The same text again counts as saved, so that a request whose answer got lost can be repeated.
 * Throws NotFound `draft_file_unknown` when the file was removed.
 */
export async function saveFile(
	tx: Transaction,
	author: Acting,
	{ draftId, fileId, revision, text }: SaveWish,
	now: Date
): Promise<SaveResult> {
	if (text.length > MOST_SENT) return { problem: 'text_too_long' };
	const written = storable(text);
	if (written.length > DRAFT_LIMITS.textLength) return { problem: 'text_too_long' };
	// In the same order as whoever changes the structure, so that nobody waits in a ring.
	if (!(await lockDraft(tx, author, draftId))) throw new NotFound('draft_file_unknown');
	const { all, own } = await sumTexts(tx, author, draftId, fileId);
	// What is too long already may become shorter.
	if (written.length > own && all - own + written.length > DRAFT_LIMITS.textsLength) {
		return { problem: 'draft_full' };
	}
	const where = { draftId, id: fileId, revision };
	const stored = await updateText(tx, author, where, written, now);
	const file = await openFile(tx, author, draftId, fileId);
	if (stored === undefined && file.text !== written) return { conflict: file };
	if (stored !== undefined) {
		const title = file.path === 'course.md' ? titleOf(written) : undefined;
		await updateChanged(tx, author, draftId, {
			now,
			...(title === undefined ? {} : { title: title.slice(0, DRAFT_LIMITS.title) })
		});
	}
	return { saved: { revision: file.revision, savedAt: file.savedAt } };
}

/** How often a text is laid together with what somebody else saved just before. */
const TRIES = 3;

/**
 * The same for a page without script: what somebody else saved is laid together with the text, given what it began with
 * (`base`). Where the two touch nothing is stored. Laying together is never in a transaction: it takes a while, and nobody
 * could save meanwhile.
 */
export async function saveTogether(
	withTransaction: WithTransaction,
	author: Actor,
	wish: SaveWish & { base: string },
	now: Date
): Promise<SaveResult & { together?: true }> {
	if (wish.base.length > MOST_SENT) return { problem: 'text_too_long' };
	const save = (one: SaveWish) => withTransaction(author, (tx) => saveFile(tx, author, one, now));
	let result = await save(wish);
	for (let tries = 0; tries < TRIES && 'conflict' in result; tries++) {
		const { text: theirs, revision } = result.conflict;
		const merge = mergeTexts(storable(wish.base), storable(wish.text), theirs);
		if (merge.clashes.length > 0) return result;
		result = await save({ ...wish, revision, text: mergedText(merge, 'mine') });
		if ('saved' in result) return { ...result, together: true };
	}
	return result;
}

/** A picture of a draft. Throws NotFound `draft_file_unknown`. */
export async function getPicture(
	tx: Transaction,
	author: Acting,
	draftId: string,
	id: string
): Promise<{ path: string; bytes: Buffer }> {
	const picture = await selectPicture(tx, author, draftId, id);
	if (!picture) throw new NotFound('draft_file_unknown');
	return picture;
}

function openedOf(file: TextRow, author: Acting): OpenedFile {
	const { id, path, text, revision, savedBy, savedByName, savedAt } = file;
	return {
		id,
		path,
		text: text ?? '',
		revision,
		savedBy: savedByName === null ? null : { name: savedByName, own: savedBy === author.personId },
		savedAt
	};
}
