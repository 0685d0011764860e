import type { CourseFiles } from '#lib/content/course/files.ts';
import { NotFound } from '#lib/errors.ts';
import { exportFiles } from '../courses/sources.ts';
import { findActive } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import { findDraft } from '../drafts/drafts.ts';
import { readDraft } from '../drafts/read.ts';
import type { Acting } from '../identity/actor.ts';

/**
 * The files of a course: of a published version, or with null what is being written, else what is live. Throws NotFound
 * `course_unknown` or `version_unknown`, also when the source of a version was not kept.
 */
export async function exportCourse(
	tx: Transaction,
	actor: Acting,
	courseId: string,
	version: string | null
): Promise<CourseFiles> {
	if (version !== null) return exportFiles(tx, actor, courseId, version);
	if (await findDraft(tx, actor, courseId)) return readDraft(tx, actor, courseId);
	const active = await findActive(tx, actor, courseId);
	if (!active) throw new NotFound('course_unknown');
	return exportFiles(tx, actor, courseId, active);
}
