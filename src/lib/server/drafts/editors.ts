import { NotFound } from '#lib/errors.ts';
import { isReferenceMissing } from '../db/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { saveFile, type SaveResult, type SaveWish } from './files.ts';
import { deleteEditorsBefore, selectOtherEditors, upsertEditor } from './queries.ts';

/** An editor tells every 30 s that it is open; who was silent for longer than this has left. In ms. */
const PRESENT = 75_000;
/** In ms; older rows say nothing any more. */
const OLD = 24 * 3_600_000;

/**
 * Notes that this author has the file open, and gives the names of the others who have. Holds the file: who holds the draft
 * too does that first. Throws NotFound `draft_file_unknown` when the file was removed.
 */
export async function noteEditing(
	tx: Transaction,
	author: Acting,
	fileId: string,
	now: Date
): Promise<string[]> {
	try {
		await upsertEditor(tx, author, fileId, now);
	} catch (error) {
		if (isReferenceMissing(error)) throw new NotFound('draft_file_unknown');
		throw error;
	}
	await deleteEditorsBefore(tx, author, new Date(now.getTime() - OLD));
	const since = new Date(now.getTime() - PRESENT);
	const others = await selectOtherEditors(tx, author, fileId, since);
	return others.map(({ name }) => name);
}

/** Saves what an editor sends by itself (`saveFile`), and tells who else has the file open. */
export async function saveWhileOpen(
	tx: Transaction,
	author: Acting,
	wish: SaveWish,
	now: Date
): Promise<SaveResult & { others: string[] }> {
	const result = await saveFile(tx, author, wish, now);
	return { ...result, others: await noteEditing(tx, author, wish.fileId, now) };
}
