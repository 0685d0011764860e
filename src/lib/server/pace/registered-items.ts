import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { forgetItems } from './course-items.ts';
import { authorParameters } from './items.ts';
import { jsonOf } from './own-queries.ts';
import { estimatedOf, type ItemRow } from './rows.ts';

/** What an author says of a graded exercise. */
export type RegisteredItem = {
	id: string;
	moduleId: string;
	authorSeconds: number;
	/** Number of options to choose from; null when the answer is open. */
	options: number | null;
	words: number;
};

/**
 * Makes the exercises of a course known when it is published. Facts of the author are replaced; statistics start from
 * those facts until the first answers have been counted at night, and stay as they are after that.
 */
export async function registerItems(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	items: RegisteredItem[],
	now: Date
): Promise<void> {
	if (items.length === 0) return;
	const rows = items
		.toSorted((a, b) => (a.id < b.id ? -1 : 1))
		.map((item): ItemRow => {
			const { id: exerciseId, moduleId, authorSeconds, options, words } = item;
			const start = authorParameters({ ...item, lessonId: moduleId });
			return {
				...{ organisationId, courseId, exerciseId, moduleId, authorSeconds, options, words },
				...estimatedOf(start),
				answers: 0,
				refreshedAt: now
			};
		});
	const untouched = sql`pace_items.answers = 0`;
	const start = (column: string) =>
		sql`case when ${untouched} then ${sql.raw(`excluded.${column}`)} else ${sql.raw(`pace_items.${column}`)} end`;
	await tx.execute(sql`
		insert into pace_items
		select * from json_populate_recordset(null::pace_items, ${jsonOf(rows)})
		on conflict (organisation_id, course_id, exercise_id) do update set
			module_id = excluded.module_id, author_seconds = excluded.author_seconds,
			options = excluded.options, words = excluded.words,
			beta = ${start('beta')}, sigma = ${start('sigma')}, v = ${start('v')},
			cut_ms = ${start('cut_ms')}, b = ${start('b')}`);
	forgetItems({ organisationId, courseId });
}
