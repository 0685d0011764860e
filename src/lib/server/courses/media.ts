import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { isMedia, selectMedia } from './queries.ts';

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
