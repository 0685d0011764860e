import type { CourseFiles } from '#lib/content/course/files.ts';
import { newId } from '#lib/ids.ts';
import type { Acting } from '../identity/actor.ts';
import { DRAFT_LIMITS } from './limits.ts';
import type { NewFile } from './queries.ts';
import { storable } from './storable.ts';

/** Files as a draft keeps them, each as if it was saved now for the first time. */
export function rowsOf(
	{ organisationId, personId }: Acting,
	draftId: string,
	files: CourseFiles,
	now: Date
): NewFile[] {
	return [...files].map(([path, content]) => {
		const text = typeof content === 'string' ? storable(content) : null;
		const bytes = typeof content === 'string' ? null : Buffer.from(content);
		return {
			...{ organisationId, id: newId(), draftId, path, text, bytes },
			size: text?.length ?? bytes?.length ?? 0,
			...{ revision: 1, savedBy: personId, savedAt: now }
		};
	});
}

/** Whether this is more than a draft may hold. */
export function isTooLarge(rows: NewFile[]): boolean {
	const media = rows.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
	const texts = rows.map(({ text }) => text?.length ?? 0);
	return (
		rows.length > DRAFT_LIMITS.files ||
		media > DRAFT_LIMITS.mediaBytes ||
		texts.some((length) => length > DRAFT_LIMITS.textLength) ||
		texts.reduce((sum, length) => sum + length, 0) > DRAFT_LIMITS.textsLength
	);
}
