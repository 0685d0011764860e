import type { CourseFiles } from '#lib/content/course/files.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { selectContents, selectDraft } from './queries.ts';

/**
 * The files of a draft in the shape that `compileCourse` takes: text or bytes by path from the course folder. The folder
 * name to compile it under is the id of the draft. Drawings (svg) come only from a course that is shipped with Opmaat, and no
 * author can write in them (`isWritten`), so a draft is compiled with `allowSvg`.
 *
 * Throws NotFound `draft_unknown`.
 */
export async function readDraft(
	tx: Transaction,
	actor: Pick<Actor, 'organisationId' | 'personId'>,
	draftId: string
): Promise<CourseFiles> {
	if (!(await selectDraft(tx, actor, draftId))) throw new NotFound('draft_unknown');
	const files: CourseFiles = new Map();
	for (const { path, text, bytes } of await selectContents(tx, actor, draftId)) {
		files.set(path, text ?? bytes ?? '');
	}
	return files;
}
