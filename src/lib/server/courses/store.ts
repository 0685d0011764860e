import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { hashBytes, hashJson } from '#lib/content/hashing.ts';
import type { CompiledCourse, Hash } from '#lib/content/types.ts';
import type { Transaction } from '../db/transaction.ts';
import type { CourseModel } from './model.ts';
import {
	contentGuides,
	contentKeys,
	contentMedia,
	contentPages,
	contentSources,
	courseVersions,
	type SourceFiles
} from './schema.ts';

/** How many rows go in one statement. */
const BATCH = 200;

/** Stores what is new of a course, each part under its own hash, and gives the model that refers to it. */
export async function storeContent(
	tx: Transaction,
	organisationId: string,
	next: CompiledCourse
): Promise<CourseModel> {
	const keysOf: CourseModel['keysOf'] = {};
	const guideOf: CourseModel['guideOf'] = {};
	const moduleGuideOf: CourseModel['moduleGuideOf'] = {};
	const keys = new Map<Hash, typeof contentKeys.$inferInsert>();
	const guides = new Map<Hash, typeof contentGuides.$inferInsert>();
	const keep = (notes: (typeof contentGuides.$inferInsert)['notes']): Hash => {
		const hash = hashJson(notes);
		guides.set(hash, { organisationId, hash, notes });
		return hash;
	};
	for (const [page, own] of next.keys) {
		const row = Object.fromEntries(own);
		const hash = (keysOf[page] = hashJson(row));
		keys.set(hash, { organisationId, hash, keys: row });
	}
	for (const [page, notes] of next.guide) guideOf[page] = keep(notes);
	for (const [moduleId, notes] of next.moduleGuide) moduleGuideOf[moduleId] = keep(notes);
	const courseGuide = next.courseGuide.length > 0 ? keep(next.courseGuide) : null;

	const pages = [...next.pages].map(([hash, page]) => ({ organisationId, hash, page }));
	const media = [...next.media.values()].map(({ hash, contentType, bytes }) => ({
		...{ organisationId, hash, contentType },
		bytes: Buffer.from(bytes)
	}));
	await insertNew(tx, organisationId, contentPages, pages);
	await insertNew(tx, organisationId, contentKeys, [...keys.values()]);
	await insertNew(tx, organisationId, contentGuides, [...guides.values()]);
	await insertNew(tx, organisationId, contentMedia, media);
	return {
		...{ course: next.course, keysOf, guideOf, moduleGuideOf },
		...(courseGuide === null ? {} : { courseGuide })
	};
}

/** Stores the files of a course as they are, and gives where each of them is. */
export async function storeSources(
	tx: Transaction,
	organisationId: string,
	files: CourseFiles
): Promise<SourceFiles> {
	const encoder = new TextEncoder();
	const rows = [...files].map(([path, content]) => {
		const bytes = typeof content === 'string' ? encoder.encode(content) : content;
		return { path, organisationId, hash: hashBytes(bytes), bytes: Buffer.from(bytes) };
	});
	const byHash = new Map(rows.map(({ path: _path, ...row }) => [row.hash, row]));
	await insertNew(tx, organisationId, contentSources, [...byHash.values()]);
	return Object.fromEntries(rows.map(({ path, hash }) => [path, hash]).sort());
}

/** Keeps the source of a version that was stored without it. */
export async function addSource(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	hash: Hash,
	files: CourseFiles
): Promise<void> {
	const here = and(
		eq(courseVersions.organisationId, organisationId),
		eq(courseVersions.courseId, courseId),
		eq(courseVersions.hash, hash),
		isNull(courseVersions.files)
	);
	const [missing] = await tx.select({ hash: courseVersions.hash }).from(courseVersions).where(here);
	if (!missing) return;
	const stored = await storeSources(tx, organisationId, files);
	await tx.update(courseVersions).set({ files: stored }).where(here);
}

type Content = PgTable & { organisationId: PgColumn; hash: PgColumn };

/** Most of a course was stored before: what is there already is not sent again. */
async function insertNew<Table extends Content>(
	tx: Transaction,
	organisationId: string,
	table: Table,
	rows: (Table['$inferInsert'] & { hash: Hash })[]
): Promise<void> {
	for (let at = 0; at < rows.length; at += BATCH) {
		const batch = rows.slice(at, at + BATCH);
		const here: SQL | undefined = and(
			eq(table.organisationId, organisationId),
			inArray(
				table.hash,
				batch.map(({ hash }) => hash)
			)
		);
		const known = await tx
			.select({ hash: table.hash })
			.from(table as PgTable)
			.where(here);
		const there = new Set(known.map(({ hash }) => hash));
		const fresh = batch.filter(({ hash }) => !there.has(hash));
		for (const part of partsOf(fresh)) {
			await tx
				.insert(table)
				.values(part as Table['$inferInsert'][])
				.onConflictDoNothing();
		}
	}
}

/** Large files travel one by one. */
function partsOf<Row extends object>(rows: Row[]): Row[][] {
	const large = rows.filter(isLarge);
	const small = rows.filter((row) => !isLarge(row));
	return [...(small.length > 0 ? [small] : []), ...large.map((row) => [row])];
}

function isLarge(row: object): boolean {
	return 'bytes' in row && Buffer.isBuffer(row.bytes) && row.bytes.length > 256 * 1024;
}
