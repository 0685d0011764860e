import type { Version } from '#lib/content/publish/exercises.ts';
import type { CompiledCourse, GuideNote, Hash, ModuleId } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { selectAllGuides, selectAllKeys, selectPages, selectVersion } from './queries.ts';

/** A published version with its pages and keys, as comparing and reconciling need them; null when there is none. */
export async function readVersion(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	hash: Hash
): Promise<Version | null> {
	const version = await selectVersion(tx, organisationId, courseId, hash);
	if (!version) return null;
	const { course, keysOf } = version.model;
	const entries = course.modules.flatMap((module) => module.pages);
	const pages = await selectPages(
		tx,
		organisationId,
		entries.map(({ hash: page }) => page)
	);
	const found = await selectAllKeys(tx, Object.values(keysOf));
	const keys: Version['keys'] = new Map(
		entries.map(({ hash: page }) => [
			page,
			new Map(Object.entries(found.get(keysOf[page] ?? '') ?? {}))
		])
	);
	return { course, pages, keys };
}

/**
 * A published version as it was compiled, worker notes included, without the bytes of its media. Throws NotFound
 * `version_unknown`.
 */
export async function readCompiled(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	hash: Hash
): Promise<CompiledCourse> {
	const version = await readVersion(tx, organisationId, courseId, hash);
	const stored = await selectVersion(tx, organisationId, courseId, hash);
	if (!version || !stored) throw new NotFound('version_unknown');
	const { guideOf, moduleGuideOf, courseGuide } = stored.model;
	const wanted = [...Object.values(guideOf), ...Object.values(moduleGuideOf), courseGuide ?? ''];
	const notes = await selectAllGuides(tx, wanted);
	const guideBy = <Key extends Hash | ModuleId>(of: Record<Key, Hash>) =>
		new Map<string, GuideNote[]>(
			Object.entries<Hash>(of).map(([key, each]) => [key, notes.get(each) ?? []])
		);
	return {
		...version,
		hash,
		guide: guideBy(guideOf),
		moduleGuide: guideBy(moduleGuideOf),
		courseGuide: notes.get(courseGuide ?? '') ?? [],
		media: new Map(),
		formerly: new Map()
	};
}
