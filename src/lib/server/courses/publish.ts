import { and, eq } from 'drizzle-orm';
import type { CourseFiles } from '#lib/content/course/files.ts';
import type { ChangeReason } from '#lib/content/publish/classify.ts';
import { classifyChange } from '#lib/content/publish/classify.ts';
import { reconcile, type Overrule, type Reconciled } from '#lib/content/publish/reconcile.ts';
import type { UsedOptions } from '#lib/content/publish/used-options.ts';
import type { CompiledCourse, ExerciseId, Hash } from '#lib/content/types.ts';
import { Conflict } from '#lib/errors.ts';
import type { Tenant, Transaction } from '../db/transaction.ts';
import { registerItems } from '../pace/registered-items.ts';
import { readAliases, storeAliases } from './aliases.ts';
import { itemsOf, type CourseModel } from './model.ts';
import { lockCourse, selectActiveHash, selectEditions, selectLastPublication } from './queries.ts';
import { readCompiled } from './read-version.ts';
import { coursePublications, courses, courseVersions, type Change } from './schema.ts';
import { addSource, storeContent, storeSources } from './store.ts';
import { readUsedOptions, rememberOptions } from './used-options.ts';

export type Numbered = { hash: Hash; edition: number; revision: number };

/** A compiled course beside what is published of it. */
export type Prepared = {
	/** Null: never published. */
	activeHash: Hash | null;
	previous: CompiledCourse | null;
	/** With the option ids of earlier versions. */
	next: CompiledCourse;
	settled: Pick<Reconciled, 'changed' | 'replaced' | 'gone' | 'unknown' | 'renamed'>;
	/** What publishing would be; null when this version is active already. */
	change: Change | null;
	/** Why it is a change rather than a correction. */
	reasons: ChangeReason[];
	number: { edition: number; revision: number };
	used: UsedOptions;
};

export type Published = Numbered & {
	/** Null when this version was active already. */
	change: Change | null;
	/** Exercises that were there and are not any more; who has begun keeps them. */
	gone: ExerciseId[];
};

export type PublishOptions = {
	note: string;
	/** The source, kept with the version. */
	files?: CourseFiles;
	/** Makes a correction a new edition. The reverse cannot be asked. */
	raise?: boolean;
	overrule?: Overrule;
	/** What the publisher saw: publishing is refused when either is another by now. */
	seen?: { active: Hash | null; next: Hash };
};

/** Compares a compiled course with the active version and carries option ids over. Writes nothing. */
export async function prepareVersion(
	tx: Transaction,
	{ organisationId }: Pick<Tenant, 'organisationId'>,
	compiled: CompiledCourse,
	{ overrule, raise = false }: Pick<PublishOptions, 'overrule' | 'raise'> = {},
	activeHash?: Hash | null
): Promise<Prepared> {
	const courseId = compiled.course.id;
	const editions = await selectEditions(tx, organisationId, courseId);
	const active =
		activeHash === undefined ? await selectActiveHash(tx, organisationId, courseId) : activeHash;
	const previous = active ? await readCompiled(tx, organisationId, courseId, active) : null;
	const aliases = await readAliases(tx, organisationId, courseId);
	const used = await readUsedOptions(tx, { organisationId, courseId }, aliases);
	const { course: next, ...settled } = previous
		? reconcile(previous, compiled, overrule, used)
		: {
				...{ course: compiled, changed: [], replaced: [], gone: [], unknown: [] },
				renamed: new Map<string, string>()
			};
	const shared = { activeHash: active, previous, next, settled, used };
	const known = editions.find(({ hash }) => hash === next.hash);
	if (known) {
		const change = known.hash === active ? null : ('earlier' as const);
		return { ...shared, change, reasons: [], number: known };
	}
	if (!previous) {
		return { ...shared, change: 'first', reasons: [], number: nextNumber(editions, null) };
	}
	const { class: found, reasons } = classifyChange(previous, next);
	const change = raise ? 'wijziging' : found;
	const number = nextNumber(editions, change === 'correctie' ? active : null);
	return { ...shared, change, reasons, number };
}

/**
 * Makes sure that the course exists and keeps others from publishing it until the end of the transaction; gives the
 * active version, null when there is none.
 */
export async function lockForPublishing(
	tx: Transaction,
	{ organisationId }: Pick<Tenant, 'organisationId'>,
	courseId: string,
	now: Date
): Promise<Hash | null> {
	await tx
		.insert(courses)
		.values({ organisationId, id: courseId, activeHash: null, createdAt: now })
		.onConflictDoNothing();
	return (await lockCourse(tx, organisationId, courseId))?.activeHash ?? null;
}

/**
 * Publishes a compiled course in one organisation, all of it or nothing. Option ids are carried over from the active
 * version, so that answers keep their meaning. A correction becomes a revision, for everybody at once; any other change a
 * new edition, for who has not begun. What is published is never changed; the same course again changes nothing.
 * Throws Conflict `course_changed` when something else was published since the publisher looked.
 */
export async function publishVersion(
	tx: Transaction,
	tenant: Tenant,
	compiled: CompiledCourse,
	options: PublishOptions,
	now: Date
): Promise<Published> {
	const activeHash = await lockForPublishing(tx, tenant, compiled.course.id, now);
	const prepared = await prepareVersion(tx, tenant, compiled, options, activeHash);
	return publishPrepared(tx, tenant, prepared, options, now);
}

/** The same for a version that was prepared after `lockForPublishing`, in the same transaction. */
export async function publishPrepared(
	tx: Transaction,
	tenant: Tenant,
	{ next, change, number, settled, used, activeHash }: Prepared,
	{ seen, note, files }: PublishOptions,
	now: Date
): Promise<Published> {
	const { organisationId } = tenant;
	const courseId = next.course.id;
	if (seen && (seen.active !== activeHash || seen.next !== next.hash)) {
		throw new Conflict('course_changed');
	}
	const { edition, revision } = number;
	const published = { hash: next.hash, edition, revision, change, gone: settled.gone };
	if (change === null || change === 'earlier') {
		if (files) await addSource(tx, organisationId, courseId, next.hash, files);
	}
	if (change === null) return published;
	if (change !== 'earlier') {
		const model = await storeVersion(tx, tenant, next, { ...number, note }, now, files);
		await registerItems(tx, organisationId, courseId, itemsIn(model), now);
	}
	await storeAliases(tx, organisationId, next);
	await rememberOptions(tx, { organisationId, courseId }, next, used);
	await activate(tx, organisationId, courseId, next.hash);
	await recordPublication(tx, tenant, courseId, { ...published, change, note }, now);
	return published;
}

/** Whether an author published the course last: then the files on the server leave it alone. */
export async function isTakenOver(
	tx: Transaction,
	{ organisationId }: Pick<Tenant, 'organisationId'>,
	courseId: string
): Promise<boolean> {
	const last = await selectLastPublication(tx, organisationId, courseId);
	return last !== undefined && last.publishedBy !== null;
}

/** Publishes a course without asking anything: what the scripts and the tests do. */
export function publishCourse(
	tx: Transaction,
	tenant: Tenant,
	compiled: CompiledCourse,
	note: string,
	now: Date
): Promise<Published> {
	return publishVersion(tx, tenant, compiled, { note }, now);
}

/** Stores a version under its number, without bringing it to anybody. */
export async function storeVersion(
	tx: Transaction,
	{ organisationId, personId }: Tenant,
	next: CompiledCourse,
	{ edition, revision, note }: { edition: number; revision: number; note: string },
	now: Date,
	files?: CourseFiles
): Promise<CourseModel> {
	const model = await storeContent(tx, organisationId, next);
	await tx.insert(courseVersions).values({
		...{ organisationId, courseId: next.course.id, hash: next.hash, edition, revision, model },
		files: files ? await storeSources(tx, organisationId, files) : null,
		...{ note, publishedBy: personId, publishedAt: now }
	});
	return model;
}

/** Adds a row to the history: from now on this version is what readers of its edition see. */
export async function recordPublication(
	tx: Transaction,
	{ organisationId, personId }: Tenant,
	courseId: string,
	{ hash, edition, change, note }: { hash: Hash; edition: number; change: Change; note: string },
	now: Date
): Promise<void> {
	const last = await selectLastPublication(tx, organisationId, courseId);
	await tx.insert(coursePublications).values({
		...{ organisationId, courseId, number: (last?.number ?? 0) + 1, hash, edition, change, note },
		...{ publishedBy: personId, publishedAt: now }
	});
}

/** Makes a version the one that new participants start with. */
export async function activate(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	hash: Hash
): Promise<void> {
	await tx
		.update(courses)
		.set({ activeHash: hash })
		.where(and(eq(courses.organisationId, organisationId), eq(courses.id, courseId)));
}

/** The number after the ones there are: the next revision of an edition, or with null a new edition. */
export function nextNumber(editions: Numbered[], correcting: Hash | null) {
	const corrected = editions.find(({ hash }) => hash === correcting);
	const newest = Math.max(0, ...editions.map(({ edition }) => edition));
	if (!corrected) return { edition: newest + 1, revision: 1 };
	const { edition } = corrected;
	const revisions = editions.filter((one) => one.edition === edition);
	return { edition, revision: Math.max(...revisions.map(({ revision }) => revision)) + 1 };
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
