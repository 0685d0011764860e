import { and, eq, sql } from 'drizzle-orm';
import { jsonOf } from '../db/rows-as-json.ts';
import type { Transaction } from '../db/transaction.ts';
import { answers, exerciseProgress, moduleProgress, pageProgress } from './schema.ts';

type ModuleRow = typeof moduleProgress.$inferInsert;
type PageRow = typeof pageProgress.$inferInsert;
type ExerciseRow = typeof exerciseProgress.$inferInsert;

const excluded = (column: string) => sql.raw(`excluded.${column}`);

/** Starts or updates a module; a finished module stays finished. */
export async function upsertModule(tx: Transaction, row: ModuleRow): Promise<void> {
	await tx
		.insert(moduleProgress)
		.values(row)
		.onConflictDoUpdate({
			target: [moduleProgress.organisationId, moduleProgress.enrolmentId, moduleProgress.moduleId],
			set: {
				activeAt: sql`greatest(${moduleProgress.activeAt}, excluded.active_at)`,
				completedAt: sql`coalesce(${moduleProgress.completedAt}, excluded.completed_at)`,
				stepsDone: excluded('steps_done'),
				stepsTotal: excluded('steps_total'),
				percent: excluded('percent'),
				currentPageId: excluded('current_page_id')
			}
		});
}

/** Marks steps as opened; those that were opened before keep their first moment. */
export async function insertPages(tx: Transaction, rows: PageRow[]): Promise<void> {
	if (rows.length > 0) await tx.insert(pageProgress).values(rows).onConflictDoNothing();
}

export async function upsertPage(tx: Transaction, row: PageRow): Promise<void> {
	await tx
		.insert(pageProgress)
		.values(row)
		.onConflictDoUpdate({
			target: [
				pageProgress.organisationId,
				pageProgress.enrolmentId,
				pageProgress.moduleId,
				pageProgress.pageId
			],
			set: {
				leftAt: sql`coalesce(${pageProgress.leftAt}, excluded.left_at)`,
				completedAt: sql`coalesce(${pageProgress.completedAt}, excluded.completed_at)`,
				activeMs: sql`greatest(${pageProgress.activeMs}, excluded.active_ms)`
			}
		});
}

export async function insertExercises(tx: Transaction, rows: ExerciseRow[]): Promise<void> {
	if (rows.length > 0) await tx.insert(exerciseProgress).values(rows).onConflictDoNothing();
}

/** One row per exercise, written in key order. */
export async function upsertExercises(tx: Transaction, rows: ExerciseRow[]): Promise<void> {
	if (rows.length === 0) return;
	const sorted = rows.toSorted((a, b) => (a.exerciseId < b.exerciseId ? -1 : 1));
	await tx.execute(sql`
		insert into exercise_progress
		select * from json_populate_recordset(null::exercise_progress, ${jsonOf(sorted)})
		on conflict (organisation_id, enrolment_id, exercise_id) do update set
			module_id = excluded.module_id, page_id = excluded.page_id, attempts = excluded.attempts,
			hints = excluded.hints, solved = excluded.solved, done = excluded.done,
			skipped = excluded.skipped, score = excluded.score, active_ms = excluded.active_ms,
			answer_id = excluded.answer_id, answered_at = excluded.answered_at,
			received_at = excluded.received_at, response = excluded.response, sharing = excluded.sharing,
			sensitive = exercise_progress.sensitive or excluded.sensitive`);
}

export async function insertAnswers(
	tx: Transaction,
	rows: (typeof answers.$inferInsert)[]
): Promise<void> {
	if (rows.length === 0) return;
	await tx.execute(sql`
		insert into answers select * from json_populate_recordset(null::answers, ${jsonOf(rows)})`);
}

type Here = { organisationId: string; enrolmentId: string };

export async function updateRating(
	tx: Transaction,
	{ organisationId, enrolmentId, moduleId }: Here & { moduleId: string },
	rating: ModuleRow['rating'],
	ratedAt: Date
): Promise<void> {
	await tx
		.update(moduleProgress)
		.set({ rating, ratedAt })
		.where(
			and(
				eq(moduleProgress.organisationId, organisationId),
				eq(moduleProgress.enrolmentId, enrolmentId),
				eq(moduleProgress.moduleId, moduleId)
			)
		);
}

export async function updateSharing(
	tx: Transaction,
	{ organisationId, enrolmentId, exerciseId }: Here & { exerciseId: string },
	sharing: ExerciseRow['sharing']
): Promise<void> {
	await tx
		.update(exerciseProgress)
		.set({ sharing })
		.where(
			and(
				eq(exerciseProgress.organisationId, organisationId),
				eq(exerciseProgress.enrolmentId, enrolmentId),
				eq(exerciseProgress.exerciseId, exerciseId)
			)
		);
}

/** Sealed texts of answers, each found by its id and month. */
export async function selectSealed(
	tx: Transaction,
	organisationId: string,
	wanted: { answerId: string; receivedAt: string }[]
): Promise<Map<string, Buffer>> {
	if (wanted.length === 0) return new Map();
	const pairs = wanted.map(
		({ answerId, receivedAt }) => sql`(${answerId}::uuid, ${receivedAt}::timestamptz)`
	);
	const rows = await tx
		.select({ id: answers.id, sealed: answers.sealed })
		.from(answers)
		.where(
			and(
				eq(answers.organisationId, organisationId),
				sql`(${answers.id}, ${answers.receivedAt}) in (${sql.join(pairs, sql`, `)})`
			)
		);
	return new Map(rows.flatMap(({ id, sealed }) => (sealed ? [[id, sealed] as const] : [])));
}
