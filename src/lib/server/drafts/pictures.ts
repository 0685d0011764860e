import sharp from 'sharp';
import { freeName, nameOfTitle } from '#lib/content/editing/names.ts';
import { extensionOf, fileNameOf, folderOf } from '#lib/content/parse/paths.ts';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { DRAFT_LIMITS } from './limits.ts';
import { insertFiles, lockDraft, selectFiles, sumDraft, updateChanged } from './queries.ts';

/** Largest file that is taken in, in bytes. */
export const LARGEST_PICTURE = 8 * 1024 * 1024;
/** Most pixels of a picture that is read: what a camera makes, not what fills the memory. */
const MOST_PIXELS = 40_000_000;
/** Longest side that is kept, in pixels: a page is at most 672 wide, on a fine screen twice that. */
const LONGEST_SIDE = 1_600;

/** What a picture may be; drawings (svg) are programs to a browser. */
const KINDS = ['jpeg', 'png', 'webp'];

export type Picture = { extension: '.png' | '.jpg'; bytes: Buffer };
export type PictureProblem = 'picture_too_large' | 'picture_kind' | 'picture_unreadable';

/**
 * Reads a picture and writes it anew: no larger than needed, turned as it was taken, and without place, camera, or
 * anything else that was hidden in the file. What has see-through parts or few colours stays png.
 */
export async function reencode(bytes: Uint8Array): Promise<Picture | { problem: PictureProblem }> {
	if (bytes.length > LARGEST_PICTURE) return { problem: 'picture_too_large' };
	try {
		const image = sharp(bytes, {
			limitInputPixels: MOST_PIXELS,
			failOn: 'error',
			animated: false
		}).timeout({ seconds: 10 });
		const { format, hasAlpha, width = 0, height = 0 } = await image.metadata();
		if (!format || !KINDS.includes(format)) return { problem: 'picture_kind' };
		if (width * height > MOST_PIXELS) return { problem: 'picture_too_large' };
		const shown = image
			.autoOrient()
			.resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
			.toColourspace('srgb');
		if (hasAlpha || format === 'png') {
			return { extension: '.png', bytes: await shown.png({ compressionLevel: 9 }).toBuffer() };
		}
		return { extension: '.jpg', bytes: await shown.jpeg({ quality: 82 }).toBuffer() };
	} catch (error) {
		const large = error instanceof Error && /pixel limit/i.test(error.message);
		return { problem: large ? 'picture_too_large' : 'picture_unreadable' };
	}
}

/**
 * Adds a picture beside the text that it is for, under a name like the one it had. `picture` comes from `reencode`: it
 * takes long, so no transaction waits for it.
 */
export async function addPicture(
	tx: Transaction,
	author: Acting,
	{
		draftId,
		fileId,
		name,
		picture
	}: { draftId: string; fileId: string; name: string; picture: Picture },
	now: Date
): Promise<{ id: string; path: string; file: string } | { problem: 'draft_full' }> {
	if (!(await lockDraft(tx, author, draftId))) throw new NotFound('draft_unknown');
	const files = await selectFiles(tx, author, draftId);
	const beside = files.find(({ id }) => id === fileId);
	if (!beside) throw new NotFound('draft_file_unknown');
	const { extension, bytes } = picture;
	const held = await sumDraft(tx, author, draftId);
	if (held.files >= DRAFT_LIMITS.files || held.bytes + bytes.length > DRAFT_LIMITS.mediaBytes) {
		return { problem: 'draft_full' };
	}
	const folder = folderOf(beside.path);
	const inFolder = files.filter(({ path }) => folderOf(path) === folder);
	const taken = inFolder.map(({ path }) => fileNameOf(path).slice(0, -extensionOf(path).length));
	const stem = nameOfTitle(name.replace(/\.[^.]*$/, ''), 'plaatje');
	const file = `${freeName(stem, taken)}${extension}`;
	const path = folder === '' ? file : `${folder}/${file}`;
	const { organisationId, personId } = author;
	const id = newId();
	await insertFiles(tx, [
		{
			...{ organisationId, id, draftId, path, text: null, bytes, size: bytes.length },
			...{ revision: 1, savedBy: personId, savedAt: now }
		}
	]);
	await updateChanged(tx, author, draftId, { now });
	return { id, path, file };
}
