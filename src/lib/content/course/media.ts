import type { Media, Message, Reference } from '../types.ts';
import { hashBytes } from '../hashing.ts';
import { imageSize } from './image-size.ts';
import { hasLocation, withoutMetadata } from './metadata.ts';
import { nearestName } from '../suggest.ts';
import { extensionOf, fileNameOf, folderOf } from '../parse/paths.ts';
import { createMessage } from '../parse/source.ts';

const megabyte = 1024 * 1024;
/** Largest image, in bytes. */
export const largestImage = 8 * megabyte;

const contentTypes = new Map([
	['.png', 'image/png'],
	['.jpg', 'image/jpeg'],
	['.jpeg', 'image/jpeg'],
	['.webp', 'image/webp'],
	['.svg', 'image/svg+xml']
]);

/** Images named in one file. */
export interface FileReferences {
	file: string;
	references: Reference[];
}

/**
 * The images that the texts of a course name, checked and with everything taken out that is not picture (place, camera,
 * time). Images that no text names are left out.
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
			const problem = checkImage(file, reference, bytes, files, allowSvg);
			if (problem !== undefined) messages.push(problem);
			if (bytes === undefined || problem?.severity === 'fout') continue;
			if (media.has(reference.target)) continue;
			const contentType = contentTypes.get(extensionOf(reference.target)) ?? '';
			const clean = withoutMetadata(bytes, contentType);
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

function checkImage(
	file: string,
	reference: Reference,
	bytes: Uint8Array | undefined,
	files: Map<string, Uint8Array>,
	allowSvg: boolean
): Message | undefined {
	const extension = extensionOf(reference.target);
	const contentType = contentTypes.get(extension);
	if (contentType === undefined || (extension === '.svg' && !allowSvg)) {
		return createMessage(file, reference, 'media-soort', { extension: extension || 'zonder punt' });
	}
	if (bytes === undefined) {
		const beside = [...files.keys()].filter(
			(path) => folderOf(path) === folderOf(reference.target)
		);
		const suggestion = nearestName(fileNameOf(reference.target), beside.map(fileNameOf));
		return createMessage(file, reference, 'afbeelding-bestaat-niet', {
			file: reference.written,
			suggestion
		});
	}
	if (!looksLike(bytes, contentType)) {
		return createMessage(file, reference, 'media-soort', { extension, real: false });
	}
	if (bytes.length > largestImage) {
		const size = Math.ceil(bytes.length / megabyte);
		return createMessage(file, reference, 'afbeelding-te-groot', { size });
	}
	return hasLocation(bytes, contentType)
		? createMessage(file, reference, 'locatie-in-foto')
		: undefined;
}

const starts = new Map([
	['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
	['image/jpeg', [0xff, 0xd8, 0xff]],
	['image/webp', [0x52, 0x49, 0x46, 0x46]]
]);

/** Whether the first bytes are those of the kind that the name of the file promises. */
export function looksLike(bytes: Uint8Array, contentType: string): boolean {
	if (contentType === 'image/svg+xml') {
		const text = new TextDecoder().decode(bytes.subarray(0, 2000));
		return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<svg[\s>]/.test(
			text.replace(/^\uFEFF/, '')
		);
	}
	const start = starts.get(contentType);
	if (start === undefined || !start.every((byte, i) => bytes[i] === byte)) return false;
	return contentType !== 'image/webp' || ascii(bytes, 8, 4) === 'WEBP';
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
	return String.fromCharCode(...bytes.subarray(from, from + length));
}
