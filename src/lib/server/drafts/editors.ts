import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { deleteEditorsBefore, selectOtherEditors, upsertEditor } from './queries.ts';

/** An editor tells every 30 s that it is open; who was silent for longer than this has left. In ms. */
const PRESENT = 75_000;
/** In ms; older rows say nothing any more. */
const OLD = 24 * 3_600_000;

/** Notes that this author has the file open, and gives the names of the others who have. */
export async function noteEditing(
	tx: Transaction,
	author: Acting,
	fileId: string,
	now: Date
): Promise<string[]> {
	await deleteEditorsBefore(tx, author, new Date(now.getTime() - OLD));
	await upsertEditor(tx, author, fileId, now);
	const since = new Date(now.getTime() - PRESENT);
	const others = await selectOtherEditors(tx, author, fileId, since);
	return others.map(({ name }) => name);
}
