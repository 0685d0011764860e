import type { Media, Message, Reference } from '../types.ts';
import { hashBytes } from '../hashing.ts';
import { imageSize } from './image-size.ts';
import { largest, looksLike, mediaKinds, takes } from './media-kinds.ts';
import { hasLocation, withoutMetadata } from './metadata.ts';
import { withoutTags } from './recordings.ts';
import { nearestName } from '../suggest.ts';
import { extensionOf, fileNameOf, folderOf } from '../parse/paths.ts';
import { createMessage } from '../parse/source.ts';

/** Files named in one text. */
export interface FileReferences {
	file: string;
	references: Reference[];
}

/**
 * The pictures and recordings that the texts of a course name, checked and with everything taken out that is not picture
 * or sound (place, camera, time). Files that no text names are left out.
 *
 * @param allowSvg only for courses in the repository itself: a drawing is a program to a browser.
 */
export function collectMedia(
	named: FileReferences[],
	files: Map<string, Uint8Array>,
	allowSvg: boolean
): { media: Map<string, Media>; messages: Message[] } {
	const media = new Map<string, Media>();
	const messages: Message[] = [];
	for (const { file, references } of named) {
		for (const reference of references) {
			const bytes = files.get(reference.target);
			const problem = checkFile(file, reference, bytes, files, allowSvg);
			if (problem !== undefined) messages.push(problem);
			if (bytes === undefined || problem?.severity === 'fout') continue;
			if (media.has(reference.target)) continue;
			const contentType = mediaKinds.get(extensionOf(reference.target))?.contentType ?? '';
			const clean = withoutTags(withoutMetadata(bytes, contentType), contentType);
			media.set(reference.target, {
				hash: hashBytes(clean),
				path: reference.target,
				contentType,
				...imageSize(clean, contentType),
				bytes: clean
			});
		}
	}
	return { media, messages };
}

function checkFile(
	file: string,
	reference: Reference,
	bytes: Uint8Array | undefined,
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
	if (bytes === undefined) return reportMissing(file, reference, files);
	const { contentType } = found;
	if (!looksLike(bytes, contentType)) {
		return createMessage(file, reference, 'media-soort', {
			extension,
			real: false,
			takes: takes[wanted]
		});
	}
	if (bytes.length > largest[wanted]) {
		const size = { size: megabytes(bytes.length), limit: megabytes(largest[wanted]) };
		return wanted === 'image'
			? createMessage(file, reference, 'afbeelding-te-groot', size)
			: createMessage(file, reference, 'media-te-groot', size);
	}
	return hasLocation(bytes, contentType)
		? createMessage(file, reference, 'locatie-in-foto')
		: undefined;
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
