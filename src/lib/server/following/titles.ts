import { findVersion } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { What } from './enrolled-queries.ts';

/** The title of what was given; its id when that is no longer published. */
export async function titleOf(
	tx: Transaction,
	worker: Acting,
	{ courseId, moduleId, activeHash }: What & { activeHash: string | null }
): Promise<string> {
	const version =
		activeHash === null ? undefined : await findVersion(tx, worker, courseId, activeHash);
	if (moduleId === null) return version?.model.course.title ?? courseId;
	const module = version?.model.course.modules.find(({ id }) => id === moduleId);
	return module?.title ?? moduleId;
}
