import type { Message } from '../types.ts';
import type { CodeValues } from '../lint/codes.ts';
import { mediaKinds } from './media-kinds.ts';
import { idOfName } from '../parse/context.ts';
import { extensionOf, fileNameOf, folderOf } from '../parse/paths.ts';
import { createMessage, normalise, type Place } from '../parse/source.ts';

/** Path from the course folder, with its text or bytes. */
export type CourseFiles = Map<string, string | Uint8Array>;

/** The files of a course by their part in it. */
export interface CourseLayout {
	/** `course.md` */
	course: string | undefined;
	/** `glossary.md` */
	glossary: string | undefined;
	/** In the order of the course. */
	modules: ModuleFolder[];
	/** Everything that is not text, by path. */
	media: Map<string, Uint8Array>;
	messages: Message[];
}
export interface ModuleFolder {
	folder: string;
	id: string;
	/** The text of `module.md`. */
	module: string | undefined;
	/** In the order of the module. */
	pages: { path: string; text: string }[];
}

const mediaExtensions = [...mediaKinds.keys()];
/** Media that are written as text. */
const textual = ['.svg', '.vtt'];

/** Sorts the files of a course folder into their parts; what has no part in it is reported and left out. */
export function layOut(files: CourseFiles): CourseLayout {
	const layout: CourseLayout = {
		course: undefined,
		glossary: undefined,
		modules: [],
		media: new Map(),
		messages: []
	};
	const folders = new Map<string, ModuleFolder>();
	const lowerCase = new Map<string, string>();
	for (const path of [...files.keys()].sort(byNumber)) {
		if (path.split('/').some((part) => part.startsWith('.'))) continue;
		const twin = lowerCase.get(path.toLowerCase());
		if (twin !== undefined) {
			report(layout, path, 'bestand-naam', { name: path, twin });
			continue;
		}
		lowerCase.set(path.toLowerCase(), path);
		const content = files.get(path) ?? '';
		if (extensionOf(path) !== '.md') {
			if (typeof content === 'string' && !textual.includes(extensionOf(path))) {
				report(layout, path, 'bestand-overbodig', { file: path });
			} else if (mediaExtensions.includes(extensionOf(path))) {
				layout.media.set(
					path,
					typeof content === 'string' ? new TextEncoder().encode(content) : content
				);
			} else report(layout, path, 'bestand-overbodig', { file: path });
			continue;
		}
		const text = decode(layout, path, content);
		if (text !== undefined) placeText(layout, folders, path, text);
	}
	layout.modules = [...folders.values()].sort((a, b) => byNumber(a.folder, b.folder));
	return layout;
}

function placeText(
	layout: CourseLayout,
	folders: Map<string, ModuleFolder>,
	path: string,
	text: string
): void {
	const folder = folderOf(path);
	const name = fileNameOf(path);
	if (path === 'course.md') layout.course = text;
	else if (path === 'glossary.md') layout.glossary = text;
	else if (folder === '' || folder.includes('/')) {
		report(layout, path, 'bestand-overbodig', { file: path });
	} else {
		const module = folders.get(folder) ?? {
			folder,
			id: idOfName(folder),
			module: undefined,
			pages: []
		};
		folders.set(folder, module);
		if (name === 'module.md') module.module = text;
		else if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(idOfName(name))) module.pages.push({ path, text });
		else report(layout, path, 'bestand-naam', { name });
	}
}

function decode(
	layout: CourseLayout,
	path: string,
	content: string | Uint8Array
): string | undefined {
	if (typeof content === 'string') return content;
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
	} catch {
		layout.messages.push(createMessage(path, placeOfBadByte(content), 'geen-utf8'));
		return undefined;
	}
}

/** Line and column of the first byte that is no UTF-8. */
function placeOfBadByte(bytes: Uint8Array): Place {
	const read = (length: number) =>
		new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), {
			stream: true
		});
	const fits = (length: number): boolean => {
		try {
			read(length);
			return true;
		} catch {
			return false;
		}
	};
	let [good, bad] = [0, bytes.length + 1];
	while (bad - good > 1) {
		const middle = (good + bad) >> 1;
		if (fits(middle)) good = middle;
		else bad = middle;
	}
	const lines = normalise(read(good)).split('\n');
	const column = (lines.at(-1) ?? '').length + 1;
	return { line: lines.length, column, endLine: lines.length, endColumn: column + 1 };
}

const top = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function report<C extends 'bestand-naam' | 'bestand-overbodig'>(
	layout: CourseLayout,
	path: string,
	code: C,
	values?: CodeValues<C>
): void {
	layout.messages.push(createMessage(path, top, code, values));
}

/** `2-x` before `10-x`; without numbers by name. */
export function byNumber(a: string, b: string): number {
	const left = a.split('/');
	const right = b.split('/');
	for (let i = 0; i < Math.min(left.length, right.length); i++) {
		const [one = '', other = ''] = [left[i], right[i]];
		const numbers = [one, other].map((part) => Number(/^\d+/.exec(part)?.[0] ?? Infinity));
		const [first = 0, second = 0] = numbers;
		if (first !== second) return first - second;
		if (one !== other) return one < other ? -1 : 1;
	}
	return left.length - right.length;
}
