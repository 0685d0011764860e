import type { What } from './enrolled-queries.ts';

/** A course (`overstap`) or one of its modules (`overstap/wegwijs`) as it stands in an address. */
export function whatIn(text: string | null): What | null {
	if (!text) return null;
	const [courseId = '', moduleId] = text.split('/');
	return { courseId, moduleId: moduleId ?? null };
}

export function whatText({ courseId, moduleId }: What): string {
	return moduleId === null ? courseId : `${courseId}/${moduleId}`;
}
