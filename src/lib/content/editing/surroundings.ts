import type { ModuleId, PageId, ReadingTarget } from '../types.ts';
import { compileCourseFile } from '../course/course-file.ts';
import { compileGlossary } from '../course/glossary.ts';
import { compileModuleFile } from '../course/module-file.ts';
import { explainedWords } from '../lint/language.ts';
import { pageOfPath } from '../parse/address.ts';
import { extensionOf, folderOf } from '../parse/paths.ts';
import { exerciseNames, type NamedExercise } from './exercise-names.ts';
import { titleOf } from './head-edit.ts';
import { outlineOf } from './outline.ts';

/** What the check of one file has to know of the rest of its course. Small: it travels to the browser. */
export interface Surroundings {
	/** Name of the course folder. */
	course: string;
	pages: { path: string; ids: [ModuleId, PageId]; title: string }[];
	modules: { path: string; id: ModuleId }[];
	/** Paths of pictures. */
	images: string[];
	/** Names of exercises in other files. */
	exercises: NamedExercise[];
	/** Words that the glossary explains, in lower case. */
	explained: string[];
	readingTarget?: ReadingTarget;
	/** The module of the file is marked as sensitive. */
	sensitive: boolean;
}

/** Gathers what the check of the file at `path` needs. Only the heads of other pages are looked at, not what they say. */
export function surroundingsOf(
	course: string,
	path: string,
	files: { path: string; text: string | null }[]
): Surroundings {
	const texts = new Map(files.map((file) => [file.path, file.text ?? '']));
	const outline = outlineOf(files.map((file) => ({ id: file.path, path: file.path })));
	const folder = folderOf(path);
	const module = outline.modules.find((one) => one.folder === folder);
	const own = module?.file && compileModuleFile(texts.get(module.file.path) ?? '', folder).module;
	const readingTarget = compileCourseFile(texts.get('course.md') ?? '', course).course
		.readingTarget;
	const pages = outline.modules.flatMap((one) =>
		one.pages.map(({ path: page }) => {
			const text = texts.get(page) ?? '';
			const [, name] = pageOfPath(page);
			return {
				path: page,
				ids: [idIn(texts.get(one.file?.path ?? '')) ?? one.name, idIn(text) ?? name] as [
					ModuleId,
					PageId
				],
				title: titleOf(text) ?? name
			};
		})
	);
	return {
		course,
		pages,
		modules: outline.modules.map((one) => ({
			path: `${one.folder}/module.md`,
			id: idIn(texts.get(one.file?.path ?? '')) ?? one.name
		})),
		images: files.map((file) => file.path).filter((file) => extensionOf(file) !== '.md'),
		exercises: pages
			.filter((page) => page.path !== path)
			.flatMap((page) => exerciseNames(page.path, texts.get(page.path) ?? '')),
		explained: [...explainedWords(compileGlossary(texts.get('glossary.md') ?? '').glossary)],
		...(readingTarget === undefined ? {} : { readingTarget }),
		sensitive: own?.sensitive ?? false
	};
}

const head = (text: string | undefined): string =>
	/^\s*-{3,}[ \t]*\n([^]*?)^-{3,}/m.exec((text ?? '').slice(0, 10_000))?.[1] ?? '';

function idIn(text: string | undefined): string | undefined {
	return /^id[ \t]*:[ \t]*["']?([a-z0-9-]+)/im.exec(head(text))?.[1];
}
