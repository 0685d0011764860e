import type { CourseFiles } from '#lib/content/course/files.ts';
import { titleOf } from '#lib/content/editing/head-edit.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { DRAFT_LIMITS } from './limits.ts';
import {
	deleteFile,
	insertFiles,
	lockDraft,
	selectTexts,
	updateChanged,
	updateText,
	type NewFile
} from './queries.ts';
import { isTooLarge, rowsOf } from './rows.ts';
import { hashOf } from './storable.ts';

/**
 * Puts these files in the place of what a draft holds. A text that stays keeps its id and gets a new revision, so that
 * whoever has it open is told and overwrites nothing. Throws NotFound `draft_unknown`.
 */
export async function replaceFiles(
	tx: Transaction,
	author: Acting,
	draftId: string,
	files: CourseFiles,
	now: Date
): Promise<{ replaced: true } | { problem: 'too_large' }> {
	if (!(await lockDraft(tx, author, draftId))) throw new NotFound('draft_unknown');
	const wanted = rowsOf(author, draftId, files, now);
	if (isTooLarge(wanted)) return { problem: 'too_large' };
	const byPath = new Map(wanted.map((row) => [row.path, row]));
	const kept = new Set<NewFile>();
	for (const { id, path, hash, text, revision } of await selectTexts(tx, author, draftId)) {
		const row = byPath.get(path);
		const same = row && hash === hashOf(row.text ?? row.bytes ?? '');
		const kind = row && (row.text === null) === (text === null);
		if (row && kind && (same || row.text !== null)) {
			if (!same) await updateText(tx, author, { draftId, id, revision }, row.text ?? '', now);
			kept.add(row);
		} else await deleteFile(tx, author, draftId, id);
	}
	await insertFiles(
		tx,
		wanted.filter((row) => !kept.has(row))
	);
	const title = titleOf(byPath.get('course.md')?.text ?? '')?.slice(0, DRAFT_LIMITS.title);
	await updateChanged(tx, author, draftId, { now, ...(title === undefined ? {} : { title }) });
	return { replaced: true };
}
