import type { CourseFiles } from '#lib/content/course/files.ts';
import { NotFound } from '#lib/errors.ts';
import { exportFiles, findUpload, hasUpload, isSourceKept } from '../courses/sources.ts';
import { findActive } from '../courses/versions.ts';
import { findDraft } from '../drafts/drafts.ts';
import { readDraft } from '../drafts/read.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';

/**
 * The files that publishing a course starts from: what was written or brought in last, else what is published. The one
 * place that knows where a course in the making is kept. Throws NotFound `course_unknown`, also when no source was kept.
 */
export async function sourceOf(
	tx: Transaction,
	actor: Acting,
	courseId: string
): Promise<CourseFiles> {
	const draft = await findDraft(tx, actor, courseId);
	const upload = await findUpload(tx, actor, courseId);
	if (draft && !(upload && upload.uploadedAt > draft.changedAt)) {
		return readDraft(tx, actor, courseId);
	}
	if (upload) return upload.files;
	const active = await findActive(tx, actor, courseId);
	if (!active) throw new NotFound('course_unknown');
	return exportFiles(tx, actor, courseId, active);
}

/** Whether there is such a source. */
export async function hasSource(
	tx: Transaction,
	actor: Acting,
	courseId: string
): Promise<boolean> {
	if (await findDraft(tx, actor, courseId)) return true;
	if (await hasUpload(tx, actor, courseId)) return true;
	const active = await findActive(tx, actor, courseId);
	return active !== null && (await isSourceKept(tx, actor, courseId, active));
}
