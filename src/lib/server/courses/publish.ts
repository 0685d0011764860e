import { and, eq } from 'drizzle-orm';
import { hashJson } from '#lib/content/hashing.ts';
import { classifyChange } from '#lib/content/publish/classify.ts';
import type { Version } from '#lib/content/publish/exercises.ts';
import { reconcile } from '#lib/content/publish/reconcile.ts';
import type { AnswerKey, CompiledCourse, ExerciseId, GuideNote, Hash } from '#lib/content/types.ts';
import type { Tenant, Transaction } from '../db/transaction.ts';
import { registerItems } from '../pace/registered-items.ts';
import { itemsOf, type CourseModel } from './model.ts';
import { lockCourse, selectEditions, selectKeys, selectPage, selectVersion } from './queries.ts';
import {
	contentGuides,
	contentKeys,
	contentMedia,
	contentPages,
	courses,
	courseVersions
} from './schema.ts';

export type Published = {
	hash: Hash;
	edition: number;
	revision: number;
	/** Null when this version was active already. */
	change: 'first' | 'correctie' | 'wijziging' | 'earlier' | null;
	/** Exercises that were there and are not any more; who has begun keeps them. */
	gone: ExerciseId[];
};

/**
 * Publishes a compiled course in one organisation. Option ids are carried over from the active version, so that answers
 * keep their meaning. A correction becomes a revision, for everybody at once; any other change a new edition, for who has
 * not begun. What is published is never changed; the same course again changes nothing.
 */
export async function publishCourse(
	tx: Transaction,
	tenant: Tenant,
	compiled: CompiledCourse,
	note: string,
	now: Date
): Promise<Published> {
	const { organisationId } = tenant;
	const courseId = compiled.course.id;
	await tx
		.insert(courses)
		.values({ organisationId, id: courseId, activeHash: null, createdAt: now })
		.onConflictDoNothing();
	const course = await lockCourse(tx, organisationId, courseId);
	const activeHash = course?.activeHash ?? null;
	const previous = activeHash ? await readVersion(tx, organisationId, courseId, activeHash) : null;

	const { course: next, gone } = previous
		? reconcile(previous, compiled)
		: { course: compiled, gone: [] };
	const editions = await selectEditions(tx, organisationId, courseId);
	const known = editions.find(({ hash }) => hash === next.hash);
	if (known && known.hash === activeHash) return { ...known, change: null, gone };
	if (known) {
		await activate(tx, organisationId, courseId, known.hash);
		return { ...known, change: 'earlier', gone };
	}

	const change = previous ? classifyChange(previous, next).class : 'first';
	const number = nextNumber(editions, activeHash, change);
	const model = await storeContent(tx, organisationId, next);
	await tx.insert(courseVersions).values({
		organisationId,
		courseId,
		hash: next.hash,
		...number,
		model,
		note,
		publishedBy: tenant.personId,
		publishedAt: now
	});
	await activate(tx, organisationId, courseId, next.hash);
	await registerItems(tx, organisationId, courseId, itemsIn(model), now);
	return { hash: next.hash, ...number, change, gone };
}

type Numbered = { hash: string; edition: number; revision: number };

function nextNumber(editions: Numbered[], activeHash: string | null, change: string) {
	const active = editions.find(({ hash }) => hash === activeHash);
	const newest = Math.max(0, ...editions.map(({ edition }) => edition));
	if (change !== 'correctie' || !active) return { edition: newest + 1, revision: 1 };
	const { edition } = active;
	const revisions = editions.filter((one) => one.edition === edition);
	return { edition, revision: Math.max(...revisions.map(({ revision }) => revision)) + 1 };
}

async function activate(tx: Transaction, organisationId: string, courseId: string, hash: Hash) {
	await tx
		.update(courses)
		.set({ activeHash: hash })
		.where(and(eq(courses.organisationId, organisationId), eq(courses.id, courseId)));
}

/** Stores what is new, each part under its own hash, and gives the model that refers to it. */
async function storeContent(
	tx: Transaction,
	organisationId: string,
	next: CompiledCourse
): Promise<CourseModel> {
	const keysOf: CourseModel['keysOf'] = {};
	const guideOf: CourseModel['guideOf'] = {};
	const moduleGuideOf: CourseModel['moduleGuideOf'] = {};
	for (const [hash, page] of next.pages) {
		await tx.insert(contentPages).values({ organisationId, hash, page }).onConflictDoNothing();
	}
	for (const [page, keys] of next.keys) {
		keysOf[page] = await storeKeys(tx, organisationId, Object.fromEntries(keys));
	}
	for (const [page, notes] of next.guide) {
		guideOf[page] = await storeGuide(tx, organisationId, notes);
	}
	for (const [moduleId, notes] of next.moduleGuide) {
		moduleGuideOf[moduleId] = await storeGuide(tx, organisationId, notes);
	}
	for (const { hash, contentType, bytes } of next.media.values()) {
		const row = { organisationId, hash, contentType, bytes: Buffer.from(bytes) };
		await tx.insert(contentMedia).values(row).onConflictDoNothing();
	}
	return { course: next.course, keysOf, guideOf, moduleGuideOf };
}

async function storeKeys(
	tx: Transaction,
	organisationId: string,
	keys: Record<string, AnswerKey>
): Promise<Hash> {
	const hash = hashJson(keys);
	await tx.insert(contentKeys).values({ organisationId, hash, keys }).onConflictDoNothing();
	return hash;
}

async function storeGuide(
	tx: Transaction,
	organisationId: string,
	notes: GuideNote[]
): Promise<Hash> {
	const hash = hashJson(notes);
	await tx.insert(contentGuides).values({ organisationId, hash, notes }).onConflictDoNothing();
	return hash;
}

/** A published version with its pages and keys, as reconciling needs them. */
async function readVersion(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	hash: Hash
): Promise<Version | null> {
	const version = await selectVersion(tx, organisationId, courseId, hash);
	if (!version) return null;
	const { course, keysOf } = version.model;
	const pages: Version['pages'] = new Map();
	const keys: Version['keys'] = new Map();
	for (const entry of course.modules.flatMap((module) => module.pages)) {
		const page = await selectPage(tx, organisationId, entry.hash);
		if (page) pages.set(entry.hash, page);
		const found = keysOf[entry.hash] ? await selectKeys(tx, keysOf[entry.hash] ?? '') : null;
		keys.set(entry.hash, new Map(Object.entries(found ?? {})));
	}
	return { course, pages, keys };
}

function itemsIn({ course }: CourseModel) {
	const everything = new Set(['basis', 'extra', 'verdieping'] as const);
	return course.modules.flatMap((module) =>
		itemsOf(module, everything).map(({ id, authorSeconds, options, words }) => ({
			id,
			moduleId: module.id,
			authorSeconds,
			options,
			words
		}))
	);
}
