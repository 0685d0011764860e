import {
	differenceOf,
	type Difference,
	type ExerciseChange
} from '#lib/content/publish/difference.ts';
import type { ChangedOption, ReplacedOption } from '#lib/content/publish/match-options.ts';
import type { Overrule } from '#lib/content/publish/reconcile.ts';
import type { CompiledCourse, ExerciseId, Hash } from '#lib/content/types.ts';
import { prepareVersion, type Prepared } from '../courses/publish.ts';
import type { Change } from '../courses/schema.ts';
import { findVersion } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { olderEditions } from './older-editions.ts';
import { selectAnswered, selectReaders, type Readers } from './queries.ts';

/** What publishing a course would change, for whom, and what its publisher has to settle. */
export type PublishPlan = {
	courseId: string;
	title: string;
	/** The version it is compared with, and what would be published: publishing is refused when either differs by then. */
	seen: { active: Hash | null; next: Hash };
	against: { edition: number; revision: number } | null;
	number: { edition: number; revision: number };
	/** Null: nothing changes. */
	change: Change | null;
	exercises: PlannedExercise[];
	texts: Difference['texts'];
	course: Difference['course'];
	/** Answers that are held for the same although their words changed; the publisher may say that they are new. */
	reworded: (ChangedOption & { exercise: ExerciseId })[];
	/** Answers in the place of one other; the publisher may say that they are the same, said otherwise. */
	replaced: (ReplacedOption & { exercise: ExerciseId })[];
	/** Exercises that vanish and that somebody answered; each has to be archived, or named in a `vroeger`. */
	gone: { id: ExerciseId; title: string; answered: number }[];
	/** Old names that nothing ever had. */
	unknown: { exercise: ExerciseId; formerly: ExerciseId }[];
	readers: Readers;
	/** Older editions in use that can have the corrections too. */
	older: { edition: number; people: number; pages: number }[];
};

export type PlannedExercise = ExerciseChange & {
	/** Participants who answered it, under this name or the one before. */
	answered: number;
};

/**
 * Compares a compiled course with what is published: per exercise what changes and for whom, and what must be asked.
 * Writes nothing.
 */
export async function planPublish(
	tx: Transaction,
	actor: Acting,
	compiled: CompiledCourse,
	overrule: Overrule = new Map()
): Promise<PublishPlan> {
	const courseId = compiled.course.id;
	const course = { organisationId: actor.organisationId, courseId };
	const prepared = await prepareVersion(tx, actor, compiled, { overrule });
	const { activeHash, previous, next, settled, change, number } = prepared;
	const active = activeHash ? await findVersion(tx, actor, courseId, activeHash) : undefined;
	const answered = await selectAnswered(tx, course);
	const readers = await selectReaders(tx, course);
	const difference: Difference = previous
		? differenceOf(previous, next, settled.renamed)
		: { exercises: [], texts: [], course: [] };
	const older = change === null ? [] : await olderEditions(tx, course, prepared, readers);
	const countOf = (id: ExerciseId) => answered.get(id) ?? 0;
	const exercises = difference.exercises.map((one) => ({
		...one,
		answered: Math.max(countOf(one.id), one.formerly ? countOf(one.formerly) : 0)
	}));
	return {
		courseId,
		title: next.course.title,
		seen: { active: activeHash, next: next.hash },
		against: active ? { edition: active.edition, revision: active.revision } : null,
		number: { edition: number.edition, revision: number.revision },
		change,
		exercises,
		...{ texts: difference.texts, course: difference.course },
		reworded: settled.changed,
		replaced: settled.replaced,
		gone: goneOf(prepared, exercises),
		unknown: settled.unknown,
		readers,
		older: older.map(({ edition, people, pages }) => ({ edition, people, pages: pages.length }))
	};
}

function goneOf({ settled }: Prepared, exercises: PlannedExercise[]): PublishPlan['gone'] {
	return exercises
		.filter(({ id, answered }) => settled.gone.includes(id) && answered > 0)
		.map(({ id, title, answered }) => ({ id, title, answered }));
}
