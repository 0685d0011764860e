import type { CourseFiles } from '#lib/content/course/files.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { selectSource, selectSourceFiles } from './queries.ts';
import type { SourceFiles } from './schema.ts';

type Org = { organisationId: string };

/**
 * The files of a published version as their author wrote them. Throws NotFound `version_unknown`, also for a version
 * whose source was not kept.
 */
export async function exportFiles(
	tx: Transaction,
	{ organisationId }: Org,
	courseId: string,
	hash: string
): Promise<CourseFiles> {
	const files = await selectSourceFiles(tx, organisationId, courseId, hash);
	if (!files) throw new NotFound('version_unknown');
	return readFiles(tx, files);
}

/** Whether the source of a version was kept. */
export async function isSourceKept(
	tx: Transaction,
	{ organisationId }: Org,
	courseId: string,
	hash: string
): Promise<boolean> {
	return Boolean(await selectSourceFiles(tx, organisationId, courseId, hash));
}

async function readFiles(tx: Transaction, files: SourceFiles): Promise<CourseFiles> {
	const found: CourseFiles = new Map();
	for (const [path, hash] of Object.entries(files)) {
		const bytes = await selectSource(tx, hash);
		if (!bytes) throw new NotFound('version_unknown');
		found.set(path, textOr(bytes));
	}
	return found;
}

/** Text where the bytes are text, so that it can be edited; otherwise the bytes as they are. */
export function textOr(bytes: Uint8Array): string | Uint8Array {
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	return new TextEncoder().encode(text).every((byte, at) => byte === bytes[at]) &&
		Buffer.byteLength(text) === bytes.length
		? text
		: new Uint8Array(bytes);
}
