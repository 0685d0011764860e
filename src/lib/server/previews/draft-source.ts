import { compiledSource, type CourseSource } from '../courses/source.ts';
import type { CheckedDraft } from '../drafts/check.ts';

/** Addresses of the pictures and recordings of a draft, by their hash in the course. */
export function draftMedia(draftId: string, { media }: CheckedDraft): Record<string, string> {
	const at = `/trainings/${draftId}/edit/pictures`;
	return Object.fromEntries([...media].map(([hash, id]) => [hash, `${at}/${id}`]));
}

/** A draft to draw, as it is saved now; null when something in it is wrong. */
export function draftSource(draftId: string, checked: CheckedDraft): CourseSource | null {
	if (!checked.course) return null;
	const media = draftMedia(draftId, checked);
	return compiledSource(checked.course, (file) => media[file] ?? '');
}
