import type {
	AnswerKey,
	CompiledCourse,
	Course,
	GuideNote,
	Hash,
	Page
} from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { CourseModel } from './model.ts';
import { getGuide, getKeys, getModuleGuide, getPage } from './versions.ts';

/** A course to draw, whether it is published or still a draft: for worksheets and previews. Server only. */
export type CourseSource = {
	course: Course;
	/** The address of a picture or recording. */
	fileAt: (file: Hash) => string;
	page: (hash: Hash) => Promise<Page>;
	/** By exercise id. */
	keys: (hash: Hash) => Promise<Record<string, AnswerKey>>;
	guide: (hash: Hash) => Promise<GuideNote[]>;
	moduleGuide: (moduleId: string) => Promise<GuideNote[]>;
};

/** A published version. */
export function publishedSource(
	tx: Transaction,
	org: { organisationId: string },
	model: CourseModel
): CourseSource {
	return {
		course: model.course,
		fileAt: (file) => `/media/${file}`,
		page: (hash) => getPage(tx, org, hash),
		keys: (hash) => getKeys(tx, org, model, hash),
		guide: (hash) => getGuide(tx, model, hash),
		moduleGuide: (moduleId) => getModuleGuide(tx, model, moduleId)
	};
}

/** What a compiler made and nobody published yet. Where its pictures are is for the caller to tell. */
export function compiledSource(
	compiled: CompiledCourse,
	fileAt: CourseSource['fileAt'] = () => ''
): CourseSource {
	return {
		course: compiled.course,
		fileAt,
		page: (hash) => {
			const page = compiled.pages.get(hash);
			return page ? Promise.resolve(page) : Promise.reject(new NotFound('page_unknown'));
		},
		keys: (hash) => Promise.resolve(Object.fromEntries(compiled.keys.get(hash) ?? [])),
		guide: (hash) => Promise.resolve(compiled.guide.get(hash) ?? []),
		moduleGuide: (moduleId) => Promise.resolve(compiled.moduleGuide.get(moduleId) ?? [])
	};
}
