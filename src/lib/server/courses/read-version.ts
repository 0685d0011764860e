import type { CompiledCourse, GuideNote, Hash, ModuleId } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { selectAllGuides, selectAllKeys, selectPages, selectVersion } from './queries.ts';

/**
 * A published version as it was compiled, keys and worker notes included, without the bytes of its media: what comparing
 * and reconciling need. Throws NotFound `version_unknown`.
 */
export async function readCompiled(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	hash: Hash
): Promise<CompiledCourse> {
	const version = await selectVersion(tx, organisationId, courseId, hash);
	if (!version) throw new NotFound('version_unknown');
	const { course, keysOf, guideOf, moduleGuideOf, courseGuide } = version.model;
	const hashes = course.modules.flatMap(({ pages }) => pages.map((page) => page.hash));
	const pages = await selectPages(tx, organisationId, hashes);
	const keys = await selectAllKeys(tx, Object.values(keysOf));
	const wanted = [...Object.values(guideOf), ...Object.values(moduleGuideOf), courseGuide ?? ''];
	const notes = await selectAllGuides(tx, wanted);
	const guideBy = (of: Record<Hash | ModuleId, Hash>) =>
		new Map<string, GuideNote[]>(
			Object.entries(of).map(([key, each]) => [key, notes.get(each) ?? []])
		);
	return {
		...{ hash, course, pages },
		keys: new Map(
			hashes.map((page) => [page, new Map(Object.entries(keys.get(keysOf[page] ?? '') ?? {}))])
		),
		guide: guideBy(guideOf),
		moduleGuide: guideBy(moduleGuideOf),
		courseGuide: notes.get(courseGuide ?? '') ?? [],
		media: new Map(),
		formerly: new Map()
	};
}
