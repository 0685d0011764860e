import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { P_START } from './constants.ts';
import { forgetItems } from './course-items.ts';
import { itemParameters } from './items.ts';

import { jsonOf } from '../db/rows-as-json.ts';
import { estimatedOf, type ItemRow } from './rows.ts';
import { paceCourses } from './schema.ts';

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
 * Makes the exercises of a course known when it is published. Facts of the author are replaced. Statistics start from
 * those facts; once answers have been counted at night they stay, until the next night weighs both.
 */
export async function registerItems(
	tx: Transaction,
	organisationId: string,
	courseId: string,
	items: RegisteredItem[],
	now: Date
): Promise<void> {
	if (items.length === 0) return;
	const kappa = await selectKappa(tx, organisationId, courseId);
	const rows = items
		.toSorted((a, b) => (a.id < b.id ? -1 : 1))
		.map((item): ItemRow => {
			const { id: exerciseId, moduleId, authorSeconds, options, words } = item;
			const start = itemParameters({ ...item, lessonId: moduleId }, [], {
				kappa,
				overall: P_START
			});
			return {
				...{ organisationId, courseId, exerciseId, moduleId, authorSeconds, options, words },
				...estimatedOf(start),
				answers: 0,
				refreshedAt: now
			};
		});
	const starts = sql.raw(`pace_items.answers = 0 and
		(pace_items.author_seconds, pace_items.options, pace_items.words)
		is distinct from (excluded.author_seconds, excluded.options, excluded.words)`);
	const estimated = ['beta', 'sigma', 'v', 'cut_ms', 'b'].map(
		(column) =>
			sql`${sql.raw(column)} = case when ${starts}
				then ${sql.raw(`excluded.${column}`)} else ${sql.raw(`pace_items.${column}`)} end`
	);
	await tx.execute(sql`
		insert into pace_items
		select * from json_populate_recordset(null::pace_items, ${jsonOf(rows)})
		on conflict (organisation_id, course_id, exercise_id) do update set
			module_id = excluded.module_id, author_seconds = excluded.author_seconds,
			options = excluded.options, words = excluded.words, ${sql.join(estimated, sql`, `)}`);
	forgetItems({ organisationId, courseId });
}

/** How much longer than authors expect the participants of this course take, as of last night. */
async function selectKappa(
	tx: Transaction,
	organisationId: string,
	courseId: string
): Promise<number> {
	const [course] = await tx
		.select({ kappa: paceCourses.kappa })
		.from(paceCourses)
		.where(and(eq(paceCourses.organisationId, organisationId), eq(paceCourses.courseId, courseId)));
	return course?.kappa ?? 1;
}
