import { byNumber } from '../course/files.ts';
import { idOfName } from '../parse/context.ts';
import { extensionOf, fileNameOf, folderOf } from '../parse/paths.ts';

/** A file of a course that is being written. */
export interface OutlineFile {
	id: string;
	path: string;
}

/** The files of a course by their place in it, in the order of the course. */
export interface Outline<F extends OutlineFile = OutlineFile> {
	course: F | undefined;
	glossary: F | undefined;
	modules: { folder: string; name: string; file: F | undefined; pages: F[] }[];
	/** Pictures, and whatever has no place. */
	others: F[];
}

/** Puts the files of a course in their places. */
export function outlineOf<F extends OutlineFile>(files: F[]): Outline<F> {
	const outline: Outline<F> = { course: undefined, glossary: undefined, modules: [], others: [] };
	const modules = new Map<string, Outline<F>['modules'][number]>();
	for (const file of [...files].sort((a, b) => byNumber(a.path, b.path))) {
		const folder = folderOf(file.path);
		if (file.path === 'course.md') outline.course = file;
		else if (file.path === 'glossary.md') outline.glossary = file;
		else if (extensionOf(file.path) !== '.md' || folder === '' || folder.includes('/')) {
			outline.others.push(file);
		} else {
			const module = modules.get(folder) ?? {
				folder,
				name: idOfName(folder),
				file: undefined,
				pages: []
			};
			modules.set(folder, module);
			if (fileNameOf(file.path) === 'module.md') module.file = file;
			else module.pages.push(file);
		}
	}
	outline.modules = [...modules.values()].sort((a, b) => byNumber(a.folder, b.folder));
	return outline;
}
