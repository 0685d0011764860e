import type { Message, ProseRun, Reference } from '../types.ts';
import { compilePage } from '../compile-page.ts';
import { compileCourseFile } from '../course/course-file.ts';
import { compileGlossary } from '../course/glossary.ts';
import { checkLinks, createPageTable, type FixOf } from '../course/links.ts';
import { takes } from '../course/media-kinds.ts';
import { compileModuleFile } from '../course/module-file.ts';
import { checkLanguage, explainedWords } from '../lint/language.ts';
import { estimateMinutes } from '../lint/minutes.ts';
import { checkSensitive } from '../lint/sensitive.ts';
import { extensionOf, fileNameOf, folderOf } from '../parse/paths.ts';
import { createMessage, Source, sortMessages } from '../parse/source.ts';
import { nearestName } from '../suggest.ts';
import type { Surroundings } from './surroundings.ts';

/** What is to be said about one file while it is being written. */
export interface CheckedFile {
	messages: Message[];
	/** Names of its exercises. */
	exercises: string[];
	/** Words that a participant reads. */
	words: number;
	/** Our estimate for a page, in whole minutes; undefined for other files. */
	minutes?: number;
}

const pictures = ['.png', '.jpg', '.jpeg', '.webp', '.svg'];
const recordings = ['.mp3', '.m4a', '.mp4', '.webm', '.vtt'];

/**
 * Checks one file of a course as the whole course would be checked, as far as that can be known from its surroundings.
 * Pure, and without any Node module: the editor runs it in the browser.
 */
export function checkFile(text: string, path: string, around: Surroundings): CheckedFile {
	const table = createPageTable(around.pages);
	const source = new Source(path, text);
	const fixOf: FixOf = (place, suggestion) => {
		const from = source.offset(place.line, place.column);
		const span = { from, to: source.offset(place.endLine, place.endColumn) };
		return suggestion === undefined ? undefined : source.replacing(span, place.written, suggestion);
	};
	const found = compile(text, path, around, fixOf);
	const messages = sortMessages([
		...found.messages,
		...checkLinks(path, found.links, table, fixOf),
		...found.files.flatMap((reference) => checkPicture(path, reference, around.images, fixOf)),
		...checkLanguage(path, found.prose, around.readingTarget, found.explained)
	]);
	const words = found.prose.reduce((sum, { raw }) => sum + (raw.match(/\p{L}+/gu)?.length ?? 0), 0);
	const { exercises, minutes } = found;
	return { messages, exercises, words, ...(minutes === undefined ? {} : { minutes }) };
}

interface Found {
	messages: Message[];
	links: Reference[];
	files: Reference[];
	prose: ProseRun[];
	explained: ReadonlySet<string>;
	exercises: string[];
	minutes?: number;
}

function compile(text: string, path: string, around: Surroundings, fixOf: FixOf): Found {
	const explained = new Set(around.explained);
	const plain = { explained, exercises: [] };
	if (path === 'course.md') return { ...compileCourseFile(text, around.course), ...plain };
	if (path === 'glossary.md') return { ...compileGlossary(text), ...plain, prose: [] };
	if (fileNameOf(path) === 'module.md') {
		const file = compileModuleFile(text, folderOf(path));
		return {
			...file,
			...plain,
			messages: [...file.messages, ...checkOpening(path, file, around, fixOf)]
		};
	}
	const compiled = compilePage(text, path);
	const pages = explainedWords([], compiled.page);
	return {
		...compiled,
		messages: [
			...compiled.messages,
			...checkNames(path, compiled.places, around),
			...(around.sensitive ? [] : checkSensitive(path, compiled))
		],
		explained: new Set([...explained, ...pages]),
		exercises: [...compiled.places.keys()],
		minutes: Math.max(1, Math.ceil(estimateMinutes(compiled.page)))
	};
}

function checkOpening(
	path: string,
	{ opens }: { opens: Reference | undefined },
	{ modules }: Surroundings,
	fixOf: FixOf
): Message[] {
	const others = modules.filter((module) => module.path !== path).map(({ id }) => id);
	if (opens === undefined || others.includes(opens.target)) return [];
	const suggestion = nearestName(opens.target, others);
	const own = modules.some((module) => module.path === path && module.id === opens.target);
	if (own) return [];
	return [
		createMessage(
			path,
			opens,
			'open-voorwaarde-onbekend',
			{ name: opens.target, suggestion },
			fixOf(opens, suggestion)
		)
	];
}

function checkNames(
	path: string,
	places: Map<string, Reference>,
	{ exercises }: Surroundings
): Message[] {
	return [...places].flatMap(([id, place]) => {
		const other = exercises.find((exercise) => exercise.id === id);
		if (other === undefined) return [];
		const { file, line } = other;
		return [createMessage(path, place, 'dubbele-id-cursus', { id, file, line })];
	});
}

function checkPicture(
	path: string,
	reference: Reference,
	images: string[],
	fixOf: FixOf
): Message[] {
	if (images.includes(reference.target)) return [];
	const extension = extensionOf(reference.target);
	// Recordings are looked at when the whole course is.
	if (recordings.includes(extension)) return [];
	if (!pictures.includes(extension)) {
		return [
			createMessage(path, reference, 'media-soort', {
				extension: extension || 'zonder punt',
				takes: takes.image
			})
		];
	}
	const beside = images.filter((image) => folderOf(image) === folderOf(reference.target));
	const suggestion = nearestName(fileNameOf(reference.target), beside.map(fileNameOf));
	const { written } = reference;
	const better =
		suggestion && written.slice(0, written.length - fileNameOf(written).length) + suggestion;
	const values = { file: written, suggestion };
	return [
		createMessage(path, reference, 'afbeelding-bestaat-niet', values, fixOf(reference, better))
	];
}
