import type {
	AnswerKey,
	CompiledCourse,
	Course,
	ExerciseId,
	GuideNote,
	Hash,
	Media,
	Module,
	ModuleId,
	OfflineEntry,
	Page,
	PageEntry
} from '../types.ts';
import { hashJson } from '../hashing.ts';
import { exerciseEntry } from '../lint/minutes.ts';

/** A page with what is kept apart from it. */
export interface PageParts {
	page: Page;
	keys: Map<ExerciseId, AnswerKey>;
	guide: GuideNote[];
	/** Of the page, when it is known already. */
	hash?: Hash;
}
/** Everything of a course before anything is hashed. */
export interface CourseParts {
	course: Omit<Course, 'modules'>;
	courseGuide: GuideNote[];
	modules: { module: Omit<Module, 'pages'>; guide: GuideNote[]; pages: PageParts[] }[];
	media: Map<Hash, Media>;
	formerly: Map<ExerciseId, ExerciseId[]>;
}

/** Names every page and the whole by its hash, and lists what the rest of the program needs without loading pages. */
export function assembleCourse(parts: CourseParts): CompiledCourse {
	const pages: CompiledCourse['pages'] = new Map();
	const keys: CompiledCourse['keys'] = new Map();
	const guide: CompiledCourse['guide'] = new Map();
	const moduleGuide: CompiledCourse['moduleGuide'] = new Map<ModuleId, GuideNote[]>();
	const modules = parts.modules.map(({ module, guide: notes, pages: written }): Module => {
		if (notes.length > 0) moduleGuide.set(module.id, notes);
		const entries = written.map((each) => {
			const hash = each.hash ?? hashJson(each.page);
			pages.set(hash, each.page);
			keys.set(hash, each.keys);
			guide.set(hash, each.guide);
			return pageEntry(hash, each.page);
		});
		return { ...module, pages: entries };
	});
	const course: Course = { ...parts.course, modules };
	const stored = { course, keys, guide, moduleGuide, courseGuide: parts.courseGuide };
	const hash = hashJson({ ...stored, media: [...parts.media.keys()].sort() });
	return { hash, ...stored, pages, media: parts.media, formerly: parts.formerly };
}

function pageEntry(hash: Hash, page: Page): PageEntry {
	return {
		hash,
		id: page.id,
		title: page.title,
		short: page.short,
		minutes: page.minutes,
		level: page.level,
		exercises: page.blocks.flatMap((block) =>
			block.kind === 'oefening' ? [exerciseEntry(block)] : []
		),
		offline: page.blocks.flatMap((block): OfflineEntry[] =>
			block.kind === 'offline' && block.id !== undefined
				? [
						{
							id: block.id,
							title: block.title ?? '',
							level: block.level,
							together: block.together,
							minutes: block.minutes ?? null
						}
					]
				: []
		)
	};
}

/** The parts a course was assembled from, for changing something and assembling again. */
export function partsOf(compiled: CompiledCourse): CourseParts {
	const { modules, ...course } = compiled.course;
	return {
		course,
		courseGuide: compiled.courseGuide,
		media: compiled.media,
		formerly: compiled.formerly,
		modules: modules.map(({ pages, ...module }) => ({
			module,
			guide: compiled.moduleGuide.get(module.id) ?? [],
			pages: pages.flatMap(({ hash }) => {
				const page = compiled.pages.get(hash);
				if (page === undefined) return [];
				return [
					{
						page,
						hash,
						keys: compiled.keys.get(hash) ?? new Map<ExerciseId, AnswerKey>(),
						guide: compiled.guide.get(hash) ?? []
					}
				];
			})
		}))
	};
}
