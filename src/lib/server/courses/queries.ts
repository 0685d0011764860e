import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { AnswerKey, GuideNote, Page } from '#lib/content/types.ts';
import type { Transaction } from '../db/transaction.ts';
import type { CourseModel } from './model.ts';
import {
	contentMedia,
	contentPages,
	courseAliases,
	courseOptions,
	coursePublications,
	courses,
	courseVersions
} from './schema.ts';

export type VersionRow = { hash: string; edition: number; revision: number; model: CourseModel };

const versionColumns = {
	hash: courseVersions.hash,
	edition: courseVersions.edition,
	revision: courseVersions.revision,
	model: courseVersions.model
};

export async function selectVersion(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	hash: string
): Promise<VersionRow | undefined> {
	const [row] = await tx
		.select(versionColumns)
		.from(courseVersions)
		.where(
			and(
				eq(courseVersions.organisationId, organisationId),
				eq(courseVersions.courseId, courseId),
				eq(courseVersions.hash, hash)
			)
		);
	return row;
}

/** Which version of each of an organisation's courses is active, by course id; without the models, which are large. */
export function selectActiveHashes(tx: Transaction, organisationId: string) {
	return tx
		.select({
			courseId: courses.id,
			publishedAt: courseVersions.publishedAt,
			hash: courseVersions.hash
		})
		.from(courses)
		.innerJoin(
			courseVersions,
			and(
				eq(courseVersions.organisationId, courses.organisationId),
				eq(courseVersions.courseId, courses.id),
				eq(courseVersions.hash, courses.activeHash)
			)
		)
		.where(eq(courses.organisationId, organisationId))
		.orderBy(asc(courses.id));
}

export function selectEditions(tx: Transaction, organisationId: string, courseId: string) {
	return tx
		.select({
			hash: courseVersions.hash,
			edition: courseVersions.edition,
			revision: courseVersions.revision
		})
		.from(courseVersions)
		.where(
			and(eq(courseVersions.organisationId, organisationId), eq(courseVersions.courseId, courseId))
		)
		.orderBy(desc(courseVersions.edition), desc(courseVersions.revision));
}

export async function selectActiveHash(
	tx: Transaction,
	organisationId: string,
	courseId: string
): Promise<string | null> {
	const [row] = await tx
		.select({ activeHash: courses.activeHash })
		.from(courses)
		.where(and(eq(courses.organisationId, organisationId), eq(courses.id, courseId)));
	return row?.activeHash ?? null;
}

/** The last row of the history; undefined for a course that was never published. */
export async function selectLastPublication(
	tx: Transaction,
	organisationId: string,
	courseId: string
) {
	const [row] = await tx
		.select({ number: coursePublications.number, publishedBy: coursePublications.publishedBy })
		.from(coursePublications)
		.where(
			and(
				eq(coursePublications.organisationId, organisationId),
				eq(coursePublications.courseId, courseId)
			)
		)
		.orderBy(desc(coursePublications.number))
		.limit(1);
	return row;
}

export function selectAliases(tx: Transaction, organisationId: string, courseId: string) {
	return tx
		.select({
			kind: courseAliases.kind,
			formerly: courseAliases.formerly,
			name: courseAliases.name
		})
		.from(courseAliases)
		.where(
			and(eq(courseAliases.organisationId, organisationId), eq(courseAliases.courseId, courseId))
		);
}

export function selectOptions(
	tx: Transaction,
	{ organisationId, courseId }: { organisationId: string; courseId: string }
) {
	return tx
		.select({
			exerciseId: courseOptions.exerciseId,
			optionId: courseOptions.optionId,
			words: courseOptions.words
		})
		.from(courseOptions)
		.where(
			and(eq(courseOptions.organisationId, organisationId), eq(courseOptions.courseId, courseId))
		);
}

/** Locks the course, so that two publications take turns. */
export async function lockCourse(tx: Transaction, organisationId: string, courseId: string) {
	const [row] = await tx
		.select({ activeHash: courses.activeHash })
		.from(courses)
		.where(and(eq(courses.organisationId, organisationId), eq(courses.id, courseId)))
		.for('update');
	return row;
}

export async function selectPage(
	tx: Transaction,
	organisationId: string,
	hash: string
): Promise<Page | undefined> {
	const [row] = await tx
		.select({ page: contentPages.page })
		.from(contentPages)
		.where(and(eq(contentPages.organisationId, organisationId), eq(contentPages.hash, hash)));
	return row?.page;
}

export async function selectKeys(
	tx: Transaction,
	hash: string
): Promise<Record<string, AnswerKey> | null> {
	const { rows } = await tx.execute<{ keys: Record<string, AnswerKey> | null }>(
		sql`select app.answer_keys(${hash}) as keys`
	);
	return rows[0]?.keys ?? null;
}

/** Pages by hash; what is not there is left out. */
export async function selectPages(
	tx: Transaction,
	organisationId: string,
	hashes: string[]
): Promise<Map<string, Page>> {
	if (hashes.length === 0) return new Map();
	const rows = await tx
		.select({ hash: contentPages.hash, page: contentPages.page })
		.from(contentPages)
		.where(
			and(eq(contentPages.organisationId, organisationId), inArray(contentPages.hash, hashes))
		);
	return new Map(rows.map(({ hash, page }) => [hash, page]));
}

/** Answer keys of many pages by the hash of the keys; only for publishing. */
export async function selectAllKeys(
	tx: Transaction,
	hashes: string[]
): Promise<Map<string, Record<string, AnswerKey>>> {
	const { rows } = await tx.execute<{ hash: string; keys: Record<string, AnswerKey> | null }>(
		sql`select wanted as hash, app.answer_keys(wanted) as keys
			from jsonb_array_elements_text(${JSON.stringify([...new Set(hashes)])}::jsonb) as wanted`
	);
	return new Map(rows.flatMap(({ hash, keys }) => (keys ? [[hash, keys] as const] : [])));
}

/** Worker notes of many pages by the hash of the notes. */
export async function selectAllGuides(
	tx: Transaction,
	hashes: string[]
): Promise<Map<string, GuideNote[]>> {
	const { rows } = await tx.execute<{ hash: string; notes: GuideNote[] | null }>(
		sql`select wanted as hash, app.guide_notes(wanted) as notes
			from jsonb_array_elements_text(${JSON.stringify([...new Set(hashes)])}::jsonb) as wanted`
	);
	return new Map(rows.flatMap(({ hash, notes }) => (notes ? [[hash, notes] as const] : [])));
}

/** Where the files of a version are; undefined when there is no such version, null when its source was not kept. */
export async function selectSourceFiles(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	hash: string
) {
	const [row] = await tx
		.select({ files: courseVersions.files })
		.from(courseVersions)
		.where(
			and(
				eq(courseVersions.organisationId, organisationId),
				eq(courseVersions.courseId, courseId),
				eq(courseVersions.hash, hash)
			)
		);
	return row?.files;
}

/** One file as its author wrote or chose it. */
export async function selectSource(tx: Transaction, hash: string): Promise<Buffer | null> {
	const { rows } = await tx.execute<{ bytes: Buffer | null }>(
		sql`select app.source_file(${hash}) as bytes`
	);
	return rows[0]?.bytes ?? null;
}

export async function selectGuide(tx: Transaction, hash: string): Promise<GuideNote[]> {
	const { rows } = await tx.execute<{ notes: GuideNote[] | null }>(
		sql`select app.guide_notes(${hash}) as notes`
	);
	return rows[0]?.notes ?? [];
}

/** Kind and size in bytes. */
export async function selectMediaSize(tx: Transaction, organisationId: string, hash: string) {
	const [row] = await tx
		.select({
			contentType: contentMedia.contentType,
			size: sql<number>`octet_length(${contentMedia.bytes})`
		})
		.from(contentMedia)
		.where(and(eq(contentMedia.organisationId, organisationId), eq(contentMedia.hash, hash)));
	return row;
}

/** Bytes from an offset on, without the rest leaving the database. */
export async function selectMediaPart(
	tx: Transaction,
	organisationId: string,
	hash: string,
	{ from, length }: { from: number; length: number }
) {
	const [row] = await tx
		.select({
			bytes: sql<Buffer>`substring(${contentMedia.bytes} from ${from + 1}::int for ${length}::int)`
		})
		.from(contentMedia)
		.where(and(eq(contentMedia.organisationId, organisationId), eq(contentMedia.hash, hash)));
	return row;
}

export async function selectMedia(tx: Transaction, organisationId: string, hash: string) {
	const [row] = await tx
		.select({ contentType: contentMedia.contentType, bytes: contentMedia.bytes })
		.from(contentMedia)
		.where(and(eq(contentMedia.organisationId, organisationId), eq(contentMedia.hash, hash)));
	return row;
}

export async function isMedia(
	tx: Transaction,
	organisationId: string,
	hash: string
): Promise<boolean> {
	const rows = await tx
		.select({ hash: contentMedia.hash })
		.from(contentMedia)
		.where(and(eq(contentMedia.organisationId, organisationId), eq(contentMedia.hash, hash)));
	return rows.length > 0;
}
