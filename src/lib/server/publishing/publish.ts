import type { CourseFiles } from '#lib/content/course/files.ts';
import type { Overrule } from '#lib/content/publish/reconcile.ts';
import type { CompiledCourse, ExerciseId, Hash } from '#lib/content/types.ts';
import {
	lockForPublishing,
	nextNumber,
	prepareVersion,
	publishPrepared,
	recordPublication,
	storeVersion,
	type Published
} from '../courses/publish.ts';
import { listVersions } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { olderEditions, type OlderEdition } from './older-editions.ts';
import { selectAnswered, selectReaders } from './queries.ts';

/** What the publisher chose on the page. */
export type Confirmed = {
	/** For workers: what is new. */
	note: string;
	raise: boolean;
	overrule: Overrule;
	/** Exercises that were taken out on purpose. */
	archive: ReadonlySet<ExerciseId>;
	/** Older editions in use get the corrections too. */
	older: boolean;
	seen: { active: Hash | null; next: Hash };
	files: CourseFiles;
};

export type PublishProblem = { problem: 'note' } | { problem: 'gone'; ids: ExerciseId[] };

/**
 * Publishes what its publisher looked at, with the answers to what was asked. All of it or nothing: a refusal leaves the
 * live version as it is. Throws Conflict `course_changed` when it is no longer what the publisher saw.
 */
export async function confirmPublish(
	tx: Transaction,
	actor: Acting,
	compiled: CompiledCourse,
	confirmed: Confirmed,
	now: Date
): Promise<PublishProblem | { published: Published; older: number[] }> {
	const { note, archive, raise, overrule, seen, files } = confirmed;
	if (note.trim() === '') return { problem: 'note' };
	const courseId = compiled.course.id;
	const course = { organisationId: actor.organisationId, courseId };
	const active = await lockForPublishing(tx, actor, courseId, now);
	const prepared = await prepareVersion(tx, actor, compiled, { overrule, raise }, active);
	const answered = await selectAnswered(tx, course);
	const open = prepared.settled.gone.filter((id) => !archive.has(id) && answered.has(id));
	if (open.length > 0) return { problem: 'gone', ids: open };

	const readers = await selectReaders(tx, course);
	const older = confirmed.older ? await olderEditions(tx, course, prepared, readers) : [];
	const options = { note: note.trim(), files, seen };
	const published = await publishPrepared(tx, actor, prepared, options, now);
	for (const one of older) await correctOlder(tx, actor, one, options.note, now);
	return { published, older: older.map(({ edition }) => edition) };
}

/** Brings the corrections to an older edition as a revision of its own; who starts anew does not notice. */
async function correctOlder(
	tx: Transaction,
	actor: Acting,
	{ course: next, edition, shown }: OlderEdition,
	note: string,
	now: Date
): Promise<void> {
	const courseId = next.course.id;
	const versions = await listVersions(tx, actor, courseId);
	if (!versions.some(({ hash }) => hash === next.hash)) {
		const number = nextNumber(versions, shown);
		await storeVersion(tx, actor, next, { ...number, note }, now);
	}
	const row = { hash: next.hash, edition, change: 'older', note } as const;
	await recordPublication(tx, actor, courseId, row, now);
}
