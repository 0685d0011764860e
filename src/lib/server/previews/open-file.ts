import { idOfName } from '#lib/content/parse/context.ts';
import { fileNameOf, folderOf } from '#lib/content/parse/paths.ts';
import type { Course, Level, Module } from '#lib/content/types.ts';
import type { CheckedDraft } from '../drafts/check.ts';

/** The module and step that a file of a draft is, to begin looking there. */
export function placeOfFile(
	course: Course,
	{ files }: Pick<CheckedDraft, 'files'>,
	fileId: string | null
): { module: Module | null; pageId: string | null; level: Level } {
	const [path = ''] = [...files].find(([, id]) => id === fileId) ?? [];
	const name = idOfName(folderOf(path));
	const module = course.modules.find(({ id }) => id === name) ?? null;
	const page = module?.pages.find(({ id }) => id === idOfName(fileNameOf(path)));
	return { module, pageId: page?.id ?? null, level: page?.level ?? 'basis' };
}
