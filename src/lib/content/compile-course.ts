import type {
	Block,
	CompiledCourse,
	CompiledPage,
	GuideNote,
	Hash,
	Inline,
	Media,
	Message,
	Module,
	ModuleId,
	ProseRun,
	Reference,
	Term
} from './types.ts';
import { assembleCourse, type CourseParts, type PageParts } from './course/assemble.ts';
import { compileCourseFile, type CourseFile } from './course/course-file.ts';
import { layOut, type CourseFiles, type CourseLayout } from './course/files.ts';
import { compileGlossary } from './course/glossary.ts';
import { checkExerciseIds } from './course/ids.ts';
import { checkLinks, createPageTable, resolveLink, type PageTable } from './course/links.ts';
import { collectMedia, type FileReferences, type KnownMedia } from './course/media.ts';
import { checkMeasures, copyMeasures } from './course/measures.ts';
import { compileModuleFile, type ModuleFile } from './course/module-file.ts';
import { recordingLengths } from './course/recordings.ts';
import { checkOpens } from './course/opens.ts';
import { markTerms } from './course/terms.ts';
import { compilePage } from './compile-page.ts';
import { checkLanguage, explainedWords } from './lint/language.ts';
import { checkModuleMinutes } from './lint/minutes.ts';
import type { ExercisePlaces } from './lint/versions.ts';
import { checkSensitive } from './lint/sensitive.ts';
import { mapBlock, mapKey, mapNote, mapTexts, type InlineMap } from './map-text.ts';
import { createMessage, sortMessages } from './parse/source.ts';

export interface CourseOptions {
	/** Name of the course folder: the id when `course.md` gives none. */
	folder: string;
	/** Only for the courses in the repository itself. */
	allowSvg?: boolean;
	/** Date of today, as `2027-06-01`; without it nothing is overdue. */
	today?: string;
	/** In the place of `compilePage`: one that remembers pages, or tells which it is at. */
	compilePage?: typeof compilePage;
	/** What is known of pictures and recordings: their bytes are not looked at, and not in the course. */
	known?: KnownMedia;
}

interface Compiled {
	course: CourseFile;
	glossary: Term[];
	modules: { path: string; file: ModuleFile; pages: { path: string; compiled: CompiledPage }[] }[];
}

const top = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/**
 * A whole course folder, from files to everything that publishing stores. `files` holds text or bytes by path from the
 * course folder. The course is there only when no message is a `fout`; `places` tells where its exercises are written,
 * and `prose` what there is to read in each module.
 */
export function compileCourse(
	files: CourseFiles,
	options: CourseOptions
): {
	course?: CompiledCourse;
	places: ExercisePlaces;
	prose: Map<ModuleId, ProseRun[]>;
	messages: Message[];
} {
	const layout = layOut(files);
	const messages = [...layout.messages];
	const named: FileReferences[] = [];
	const linked: { file: string; links: Reference[] }[] = [];
	const note = (file: string, found: Noted): void => {
		messages.push(...found.messages);
		named.push({ file, references: found.files });
		linked.push({ file, links: found.links });
	};
	const compiled = compileFiles(layout, options, note);
	const pages = compiled.modules.flatMap((module) => module.pages);
	const table = createPageTable(
		pages.map(({ path, compiled: { page } }) => ({ path, ids: [page.module, page.id] }))
	);
	const { media, messages: mediaMessages } = collectMedia(
		named,
		layout.media,
		options.allowSvg === true,
		options.known
	);
	messages.push(
		...mediaMessages,
		...checkLayout(layout),
		...linked.flatMap(({ file, links }) => checkLinks(file, links, table)),
		...checkExerciseIds(pages),
		...checkMeasures(pages),
		...checkOpens(compiled.modules),
		...checkNames(compiled),
		...compiled.modules.flatMap(({ path, file, pages: written }) =>
			checkModuleMinutes(path, file, written)
		),
		...checkReviews(compiled, options.today),
		...checkWords(compiled)
	);
	const places: ExercisePlaces = new Map(
		pages.flatMap(({ path: file, compiled: { places: own } }) =>
			[...own].map(([id, place]) => [id, { ...place, file }] as const)
		)
	);
	const prose = new Map(
		compiled.modules.map(({ file, pages: written }) => [
			file.module.id,
			[...file.prose, ...written.flatMap((page) => page.compiled.prose)]
		])
	);
	const sorted = sortMessages(messages);
	if (sorted.some(({ severity }) => severity === 'fout')) {
		return { places, prose, messages: sorted };
	}
	const byHash = new Map([...media.values()].map((each) => [each.hash, each]));
	const parts = copyMeasures({ ...joinParts(compiled, table, media), media: byHash });
	return { course: assembleCourse(parts), places, prose, messages: sorted };
}

type Noted = { messages: Message[]; files: Reference[]; links: Reference[] };

function compileFiles(
	layout: CourseLayout,
	options: CourseOptions,
	note: (file: string, found: Noted) => void
): Compiled {
	const course = compileCourseFile(layout.course ?? '', options.folder);
	if (layout.course !== undefined) note('course.md', course);
	const glossary = compileGlossary(layout.glossary ?? '');
	note('glossary.md', glossary);
	const lengthOf = recordingLengths(layout.media);
	const secondsOf = (path: string) => {
		const known = options.known?.get(path);
		return known ? known.seconds : lengthOf(path);
	};
	const modules = layout.modules.map(({ folder, module, pages }) => {
		const path = `${folder}/module.md`;
		const file = compileModuleFile(module ?? '', folder);
		if (module !== undefined) note(path, file);
		const written = pages.map(({ path: pagePath, text }) => {
			const compiled = (options.compilePage ?? compilePage)(text, pagePath, secondsOf);
			compiled.page.module = file.module.id;
			note(pagePath, compiled);
			return { path: pagePath, compiled };
		});
		return { path, file, pages: written };
	});
	return { course, glossary: glossary.glossary, modules };
}

function checkLayout(layout: CourseLayout): Message[] {
	const messages: Message[] = [];
	const missing = (file: string, where: string): void => {
		const path = where === '' ? file : `${where}/${file}`;
		messages.push(createMessage(path, top, 'bestand-ontbreekt', { file, where }));
	};
	if (layout.course === undefined) missing('course.md', '');
	if (layout.modules.length === 0) messages.push(createMessage('course.md', top, 'cursus-leeg'));
	for (const { folder, module, pages } of layout.modules) {
		if (module === undefined) missing('module.md', folder);
		else if (pages.length === 0) {
			messages.push(createMessage(`${folder}/module.md`, top, 'module-leeg'));
		}
	}
	const count = layout.modules.reduce((sum, { pages }) => sum + pages.length, 0);
	if (count > 500) {
		messages.push(
			createMessage('course.md', top, 'te-veel', {
				count,
				limit: 500,
				what: "pagina's",
				where: 'in deze cursus'
			})
		);
	}
	return messages;
}

function checkNames({ modules }: Compiled): Message[] {
	const messages: Message[] = [];
	const seen = new Set<string>();
	for (const { path, file, pages } of modules) {
		const name = file.module.id;
		if (seen.has(name)) messages.push(createMessage(path, top, 'dubbele-module', { name }));
		seen.add(name);
		const names = new Set<string>();
		for (const { path: pagePath, compiled } of pages) {
			const { id } = compiled.page;
			if (names.has(id))
				messages.push(createMessage(pagePath, top, 'dubbele-pagina', { name: id }));
			names.add(id);
		}
	}
	return messages;
}

function checkReviews({ course, modules }: Compiled, today: string | undefined): Message[] {
	const dated = [
		{ path: 'course.md', what: 'cursus' as const, reviewOn: course.reviewOn },
		...modules.map(({ path, file }) => ({ path, what: 'module' as const, reviewOn: file.reviewOn }))
	];
	return dated.flatMap(({ path, what, reviewOn }) => {
		if (reviewOn === undefined || today === undefined || reviewOn.target >= today) return [];
		return [createMessage(path, reviewOn, 'herzien-verlopen', { date: reviewOn.target, what })];
	});
}

function checkWords({ course, glossary, modules }: Compiled): Message[] {
	const target = course.course.readingTarget;
	const explained = explainedWords(glossary);
	return [
		...checkLanguage('course.md', course.prose, target, explained),
		...modules.flatMap(({ path, file, pages }) => [
			...checkLanguage(path, file.prose, target, explained),
			...pages.flatMap(({ path: pagePath, compiled }) => [
				...checkLanguage(pagePath, compiled.prose, target, explainedWords(glossary, compiled.page)),
				...(file.module.sensitive ? [] : checkSensitive(pagePath, compiled))
			])
		])
	];
}

/** Puts hashes in the place of file names, real ids in links, and terms where a word of the glossary comes first. */
function joinParts(
	{ course: file, glossary, modules }: Compiled,
	table: PageTable,
	media: Map<string, Media>
): Omit<CourseParts, 'media'> {
	const map: InlineMap = (inline: Inline) =>
		typeof inline !== 'string' && inline.t === 'image'
			? { ...inline, ...imageOf(media.get(inline.file)) }
			: resolveLink(inline, table);
	const blocks = (written: Block[]): Block[] =>
		markTerms(
			written.map((block) => withFiles(mapBlock(block, map), media)),
			glossary
		);
	const notes = (written: GuideNote[]): GuideNote[] => written.map((each) => mapNote(each, map));
	const module = ({ image, ...rest }: Module): Omit<Module, 'pages'> => ({
		...rest,
		...(image === undefined ? {} : { image: { ...image, ...imageOf(media.get(image.file)) } }),
		intro: blocks(rest.intro)
	});
	return {
		course: {
			...file.course,
			intro: blocks(file.course.intro),
			glossary: glossary.map((term) => ({ ...term, meaning: mapTexts(term.meaning, map) }))
		},
		courseGuide: notes(file.guide),
		modules: modules.map((each) => ({
			module: module(withMinutes(each)),
			guide: notes(each.file.guide),
			pages: each.pages.map(({ compiled }): PageParts => ({
				page: { ...compiled.page, blocks: blocks(compiled.page.blocks) },
				keys: new Map([...compiled.keys].map(([id, key]) => [id, mapKey(key, map)])),
				guide: notes(compiled.guide)
			}))
		})),
		formerly: new Map(
			modules.flatMap(({ pages }) => pages.flatMap(({ compiled }) => [...compiled.formerly]))
		)
	};
}

/** What an image in a text is called once it is stored, and the room it takes. */
function imageOf(
	media: Media | undefined
): Partial<Pick<Media, 'width' | 'height'>> & { file?: Hash } {
	if (media === undefined) return {};
	const { hash, width, height } = media;
	return { file: hash, ...(width === undefined ? {} : { width, height }) };
}

/** A recording under the names that its files have once they are stored. */
function withFiles(block: Block, media: Map<string, Media>): Block {
	if (block.kind !== 'video' && block.kind !== 'audio') return block;
	const hashOf = (path: string): Hash => media.get(path)?.hash ?? path;
	if (block.kind === 'audio') return { ...block, file: hashOf(block.file) };
	return { ...block, file: hashOf(block.file), captions: hashOf(block.captions) };
}

function withMinutes({ file, pages }: Compiled['modules'][number]): Module {
	if (file.minutesWritten !== undefined) return file.module;
	const minutes = pages
		.filter(({ compiled }) => compiled.page.level === 'basis')
		.reduce((sum, { compiled }) => sum + compiled.page.minutes, 0);
	return { ...file.module, minutes };
}
