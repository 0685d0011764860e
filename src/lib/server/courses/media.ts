import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { ByteRange } from './byte-range.ts';
import { isMedia, selectMedia, selectMediaPart, selectMediaSize } from './queries.ts';

/** Whether a published course of the organisation has this picture or recording. */
export function hasMedia(
	tx: Transaction,
	{ organisationId }: { organisationId: string },
	hash: string
): Promise<boolean> {
	return isMedia(tx, organisationId, hash);
}

/** A picture or recording of a published course. Throws NotFound `media_unknown`. */
export async function getMedia(
	tx: Transaction,
	{ organisationId }: { organisationId: string },
	hash: string
): Promise<{ contentType: string; bytes: Buffer }> {
	const media = await selectMedia(tx, organisationId, hash);
	if (!media) throw new NotFound('media_unknown');
	return media;
}

/** Bytes of one answer to a request for a part: a recording is fetched as it plays. */
export const longestPart = 1024 * 1024;

export type MediaPart = { contentType: string; size: number; from: number; bytes: Buffer };

/**
 * A part of a recording, from the bytes that a browser asks for (`Range: bytes=0-`). Null when the file ends before
 * them. Throws NotFound `media_unknown`.
 */
export async function getMediaPart(
	tx: Transaction,
	{ organisationId }: { organisationId: string },
	hash: string,
	range: ByteRange
): Promise<MediaPart | null> {
	const media = await selectMediaSize(tx, organisationId, hash);
	if (!media) throw new NotFound('media_unknown');
	const { contentType, size } = media;
	const from = 'last' in range ? Math.max(0, size - range.last) : range.from;
	const to = 'last' in range ? size - 1 : Math.min(range.to ?? size - 1, size - 1);
	const length = Math.min(longestPart, to - from + 1);
	if (length < 1) return null;
	const part = await selectMediaPart(tx, organisationId, hash, { from, length });
	return part ? { contentType, size, from, bytes: part.bytes } : null;
}
