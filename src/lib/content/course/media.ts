import type { Hash, Media, Message, Reference } from '../types.ts';
import { hashBytes } from '../hashing.ts';
import { imageSize } from './image-size.ts';
import { largest, looksLike, mediaKinds, takes } from './media-kinds.ts';
import { hasLocation, withoutMetadata } from './metadata.ts';
import { recordingLengths, withoutTags } from './recordings.ts';
import { nearestName } from '../suggest.ts';
import { extensionOf, fileNameOf, folderOf } from '../parse/paths.ts';
import { createMessage } from '../parse/source.ts';

/** Files named in one text. */
export interface FileReferences {
	file: string;
	references: Reference[];
}

/** What a course needs of a picture or recording to be checked; it follows from the bytes and the end of the name. */
export interface MediaFacts {
	/** In bytes, as it came in. */
	size: number;
	/** It begins as its name promises; without that nothing else is looked at. */
	real: boolean;
	/** It tells where it was made. */
	located: boolean;
	/** Length of a recording. */
	seconds?: number | undefined;
	/** Of what is kept of it. */
	hash: Hash;
	width?: number;
	height?: number;
}

/** Facts by path, in the place of bytes that need not be read again. */
export type KnownMedia = ReadonlyMap<string, MediaFacts>;

/**
 * The pictures and recordings that the texts of a course name, checked and with everything taken out that is not picture
 * or sound (place, camera, time). Files that no text names are left out. What is known has no bytes.
 *
 * @param allowSvg only for courses in the repository itself: a drawing is a program to a browser.
 */
export function collectMedia(
	named: FileReferences[],
	files: Map<string, Uint8Array>,
	allowSvg: boolean,
	known: KnownMedia = new Map()
): { media: Map<string, Media>; messages: Message[] } {
	const media = new Map<string, Media>();
	const messages: Message[] = [];
	const looked = new Map<string, Looked>();
	for (const [path, facts] of known) looked.set(path, { facts, clean: new Uint8Array() });
	const lookAt = (path: string): Looked | undefined => {
		const bytes = files.get(path);
		const found = looked.get(path) ?? (bytes && look(path, bytes));
		if (found) looked.set(path, found);
		return found;
	};
	for (const { file, references } of named) {
		for (const reference of references) {
			const path = reference.target;
			const problem = checkFile(file, reference, () => lookAt(path)?.facts, files, allowSvg);
			if (problem !== undefined) messages.push(problem);
			if (problem?.severity === 'fout' || media.has(path)) continue;
			const found = lookAt(path);
			if (!found) continue;
			const { hash, width, height } = found.facts;
			media.set(path, {
				hash,
				path,
				contentType: contentTypeOf(path),
				...(width === undefined || height === undefined ? {} : { width, height }),
				bytes: found.clean
			});
		}
	}
	return { media, messages };
}

/** What there is to know of a picture or recording, so that its bytes need not be read again. */
export function factsOf(path: string, bytes: Uint8Array): MediaFacts {
	const seconds = recordingLengths(new Map([[path, bytes]]))(path);
	return { ...look(path, bytes).facts, seconds };
}

type Looked = { facts: MediaFacts; clean: Uint8Array };

function look(path: string, bytes: Uint8Array): Looked {
	const contentType = contentTypeOf(path);
	const size = bytes.length;
	if (!looksLike(bytes, contentType)) {
		return { facts: { size, real: false, located: false, hash: '' }, clean: bytes };
	}
	const clean = withoutTags(withoutMetadata(bytes, contentType), contentType);
	const located = hasLocation(bytes, contentType);
	const facts = { size, real: true, located, hash: hashBytes(clean) };
	return { facts: { ...facts, ...imageSize(clean, contentType) }, clean };
}

function contentTypeOf(path: string): string {
	return mediaKinds.get(extensionOf(path))?.contentType ?? '';
}

function checkFile(
	file: string,
	reference: Reference,
	lookAt: () => MediaFacts | undefined,
	files: Map<string, Uint8Array>,
	allowSvg: boolean
): Message | undefined {
	const wanted = reference.kind ?? 'image';
	const extension = extensionOf(reference.target);
	const found = mediaKinds.get(extension);
	if (found?.kind !== wanted || (extension === '.svg' && !allowSvg)) {
		return createMessage(file, reference, 'media-soort', {
			extension: extension || 'zonder punt',
			takes: takes[wanted]
		});
	}
	const facts = lookAt();
	if (facts === undefined) return reportMissing(file, reference, files);
	if (!facts.real) {
		return createMessage(file, reference, 'media-soort', {
			extension,
			real: false,
			takes: takes[wanted]
		});
	}
	if (facts.size > largest[wanted]) {
		const size = { size: megabytes(facts.size), limit: megabytes(largest[wanted]) };
		return wanted === 'image'
			? createMessage(file, reference, 'afbeelding-te-groot', size)
			: createMessage(file, reference, 'media-te-groot', size);
	}
	return facts.located ? createMessage(file, reference, 'locatie-in-foto') : undefined;
}

function reportMissing(
	file: string,
	reference: Reference,
	files: Map<string, Uint8Array>
): Message {
	const beside = [...files.keys()].filter((path) => folderOf(path) === folderOf(reference.target));
	const suggestion = nearestName(fileNameOf(reference.target), beside.map(fileNameOf));
	const code = reference.kind === undefined ? 'afbeelding-bestaat-niet' : 'media-bestaat-niet';
	return createMessage(file, reference, code, { file: reference.written, suggestion });
}

function megabytes(bytes: number): number {
	return Math.ceil(bytes / (1024 * 1024));
}
