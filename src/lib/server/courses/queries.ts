import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { AnswerKey, GuideNote, Page } from '#lib/content/types.ts';
import type { Transaction } from '../db/transaction.ts';
import type { CourseModel } from './model.ts';
import { contentMedia, contentPages, courses, courseVersions } from './schema.ts';

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
