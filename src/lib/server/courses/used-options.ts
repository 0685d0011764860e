import { sql } from 'drizzle-orm';
import type { Version } from '#lib/content/publish/exercises.ts';
import { optionsIn, type UsedOptions } from '#lib/content/publish/used-options.ts';
import type { ExerciseId, OptionId } from '#lib/content/types.ts';
import type { Transaction } from '../db/transaction.ts';
import { namesBefore, type Aliases } from './aliases.ts';
import { selectOptions } from './queries.ts';
import { courseOptions } from './schema.ts';

const BATCH = 1_000;

type Course = { organisationId: string; courseId: string };

/** The words that every option of a course ever had last, also under the names its exercise had before. */
export async function readUsedOptions(
	tx: Transaction,
	course: Course,
	{ exercise: aliases }: Aliases
): Promise<UsedOptions> {
	const used = new Map<ExerciseId, Map<OptionId, string>>();
	for (const { exerciseId, optionId, words } of await selectOptions(tx, course)) {
		const own = used.get(exerciseId) ?? new Map<OptionId, string>();
		used.set(exerciseId, own.set(optionId, words));
	}
	for (const name of new Set(aliases.values())) {
		const all = [name, ...namesBefore(aliases, name)].reverse();
		used.set(name, new Map(all.flatMap((each) => [...(used.get(each) ?? [])])));
	}
	return used;
}

/** Remembers the words of the options in a version; what was remembered already is not written again. */
export async function rememberOptions(
	tx: Transaction,
	{ organisationId, courseId }: Course,
	version: Version,
	used: UsedOptions
): Promise<void> {
	const rows = optionsIn(version)
		.filter(({ exerciseId, optionId, words }) => used.get(exerciseId)?.get(optionId) !== words)
		.map((option) => ({ organisationId, courseId, ...option }));
	for (let at = 0; at < rows.length; at += BATCH) {
		await tx
			.insert(courseOptions)
			.values(rows.slice(at, at + BATCH))
			.onConflictDoUpdate({
				target: [
					courseOptions.organisationId,
					courseOptions.courseId,
					courseOptions.exerciseId,
					courseOptions.optionId
				],
				set: { words: sql`excluded.words` }
			});
	}
}
