import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Course } from './queries.ts';

export type ModuleRow = {
	moduleId: string;
	edition: number;
	percent: number;
	stepsDone: number;
	stepsTotal: number;
	currentPageId: string | null;
	completedAt: string | null;
};
export type PageRow = { moduleId: string; pageId: string; left: boolean };
export type ExerciseRow = {
	exerciseId: string;
	moduleId: string;
	pageId: string;
	attempts: number;
	done: boolean;
	/** A worker recorded it as done on paper or together. */
	marked: boolean;
};

/** An enrolment with everything in it that moving touches. */
export type MovableRow = {
	enrolmentId: string;
	participantId: string;
	actorId: string;
	groupId: string | null;
	levels: { moduleId: string; level: 'extra' | 'verdieping' }[];
	/** Every module that was begun, in whatever edition. */
	modules: ModuleRow[];
	pages: PageRow[];
	exercises: ExerciseRow[];
};

/** Enrolments with an unfinished module in an edition, locked: whoever is answering takes turns with the move. */
export async function lockMovable(
	tx: Transaction,
	{ organisationId, courseId }: Course,
	edition: number
): Promise<MovableRow[]> {
	const mine = sql`organisation_id = e.organisation_id and enrolment_id = e.id`;
	const { rows } = await tx.execute<MovableRow>(sql`
		select e.id as "enrolmentId", e.participant_id as "participantId", e.group_id as "groupId",
			(select actor_id from people where organisation_id = e.organisation_id
				and id = e.participant_id) as "actorId",
			coalesce((select json_agg(json_build_object('moduleId', module_id, 'level', level))
				from module_levels where ${mine} and withdrawn_at is null), '[]') as levels,
			(select json_agg(json_build_object('moduleId', module_id, 'edition', edition,
					'percent', percent, 'stepsDone', steps_done, 'stepsTotal', steps_total,
					'currentPageId', current_page_id, 'completedAt', completed_at))
				from module_progress where ${mine}) as modules,
			coalesce((select json_agg(json_build_object('moduleId', module_id, 'pageId', page_id, 'left', "left"))
				from (select module_id, page_id, bool_or("left") as "left" from (
					select module_id, page_id, left_at is not null as "left" from page_progress where ${mine}
					union all select module_id, page_id, true from work_marks
					where ${mine} and undone_at is null and page_id is not null and exercise_id is null
				) each group by 1, 2) p), '[]') as pages,
			coalesce((select json_agg(json_build_object('exerciseId', exercise_id, 'moduleId', module_id,
					'pageId', page_id, 'attempts', attempts, 'done', done, 'marked', marked))
				from (select exercise_id, max(module_id) as module_id, max(page_id) as page_id,
					max(attempts) as attempts, bool_or(done) as done, bool_or(marked) as marked from (
					select exercise_id, module_id, page_id, attempts, done, false as marked
					from exercise_progress where ${mine}
					union all select exercise_id, module_id, page_id, 0, false, true from work_marks
					where ${mine} and undone_at is null and exercise_id is not null
				) each group by 1) x), '[]') as exercises
		from enrolments e
		where e.organisation_id = ${organisationId} and e.course_id = ${courseId}
			and e.withdrawn_at is null
			and exists (select from module_progress where ${mine} and edition = ${edition}
				and completed_at is null)
		order by e.id
		for update of e`);
	return rows;
}

const json = (rows: object[]) => sql`${JSON.stringify(rows)}::jsonb`;

type Of<Row> = Row & { enrolmentId: string };

export async function updateModules(
	tx: Transaction,
	organisationId: string,
	rows: Of<ModuleRow & { was: string; completes: boolean }>[],
	now: Date
): Promise<void> {
	await tx.execute(sql`
		update module_progress m set module_id = r."moduleId", edition = r.edition,
			percent = r.percent, steps_done = r."stepsDone", steps_total = r."stepsTotal",
			current_page_id = r."currentPageId",
			completed_at = case when r.completes then ${now.toISOString()}::timestamptz end
		from jsonb_to_recordset(${json(rows)}) as r("enrolmentId" uuid, was text, "moduleId" text,
			edition int, percent smallint, "stepsDone" smallint, "stepsTotal" smallint,
			"currentPageId" text, completes boolean)
		where m.organisation_id = ${organisationId} and m.enrolment_id = r."enrolmentId"
			and m.module_id = r.was`);
}

/** A step that exists under its new name already keeps the earliest moment that it was opened or left. */
export async function updatePages(
	tx: Transaction,
	organisationId: string,
	rows: Of<{ moduleId: string; pageId: string; was: { moduleId: string; pageId: string } }>[]
): Promise<void> {
	const renamed = rows
		.filter(({ moduleId, pageId, was }) => moduleId !== was.moduleId || pageId !== was.pageId)
		.map(({ was, ...row }) => ({ ...row, wasModule: was.moduleId, wasPage: was.pageId }));
	if (renamed.length === 0) return;
	const of = sql`jsonb_to_recordset(${json(renamed)}) as r("enrolmentId" uuid, "moduleId" text,
		"pageId" text, "wasModule" text, "wasPage" text)`;
	await tx.execute(sql`
		insert into page_progress (organisation_id, enrolment_id, module_id, page_id, opened_at,
			left_at, completed_at, active_ms)
		select p.organisation_id, p.enrolment_id, r."moduleId", r."pageId", p.opened_at, p.left_at,
			p.completed_at, p.active_ms
		from ${of}
		join page_progress p on p.organisation_id = ${organisationId}
			and p.enrolment_id = r."enrolmentId" and p.module_id = r."wasModule"
			and p.page_id = r."wasPage"
		on conflict (organisation_id, enrolment_id, module_id, page_id) do update set
			opened_at = least(page_progress.opened_at, excluded.opened_at),
			left_at = least(page_progress.left_at, excluded.left_at),
			completed_at = least(page_progress.completed_at, excluded.completed_at),
			active_ms = greatest(page_progress.active_ms, excluded.active_ms)`);
	await tx.execute(sql`
		delete from page_progress p using ${of}
		where p.organisation_id = ${organisationId} and p.enrolment_id = r."enrolmentId"
			and p.module_id = r."wasModule" and p.page_id = r."wasPage"`);
}

/** An exercise that became another type starts afresh; the answers themselves stay as they were given. */
export async function updateExercises(
	tx: Transaction,
	organisationId: string,
	rows: Of<ExerciseRow & { was: string; fresh: boolean }>[]
): Promise<void> {
	if (rows.length === 0) return;
	const kept = (column: string, cleared: string) =>
		sql.raw(`${column} = case when r.fresh then ${cleared} else x.${column} end`);
	await tx.execute(sql`
		update exercise_progress x set exercise_id = r."exerciseId", module_id = r."moduleId",
			page_id = r."pageId", done = r.done, ${sql.join(
				[
					kept('attempts', '0'),
					kept('hints', '0'),
					kept('solved', 'false'),
					kept('skipped', 'false'),
					kept('active_ms', '0'),
					...['score', 'answer_id', 'answered_at', 'received_at', 'response', 'sharing'].map(
						(column) => kept(column, 'null')
					)
				],
				sql`, `
			)}
		from jsonb_to_recordset(${json(rows)}) as r("enrolmentId" uuid, was text, "exerciseId" text,
			"moduleId" text, "pageId" text, done boolean, fresh boolean)
		where x.organisation_id = ${organisationId} and x.enrolment_id = r."enrolmentId"
			and x.exercise_id = r.was`);
}

/** Extra work follows a module to its new name. */
export async function updateLevels(
	tx: Transaction,
	organisationId: string,
	rows: Of<{ was: string; moduleId: string }>[]
): Promise<void> {
	const renamed = rows.filter(({ was, moduleId }) => was !== moduleId);
	if (renamed.length === 0) return;
	await tx.execute(sql`
		update module_levels l set module_id = r."moduleId"
		from jsonb_to_recordset(${json(renamed)}) as r("enrolmentId" uuid, was text, "moduleId" text)
		where l.organisation_id = ${organisationId} and l.enrolment_id = r."enrolmentId"
			and l.module_id = r.was`);
}

/** What a worker recorded as done follows its exercise or step to its new name. */
export async function updateMarks(
	tx: Transaction,
	organisationId: string,
	pages: Of<{ moduleId: string; pageId: string; was: { moduleId: string; pageId: string } }>[],
	exercises: Of<ExerciseRow & { was: string }>[]
): Promise<void> {
	const rows = [
		...pages.map(({ enrolmentId, moduleId, pageId, was }) => ({
			...{ enrolmentId, moduleId, pageId, exerciseId: null, was: null },
			...{ wasModule: was.moduleId, wasPage: was.pageId }
		})),
		...exercises.map(({ enrolmentId, moduleId, pageId, exerciseId, was }) => ({
			...{ enrolmentId, moduleId, pageId, exerciseId, was, wasModule: null, wasPage: null }
		}))
	];
	if (rows.length === 0) return;
	await tx.execute(sql`
		update work_marks m set exercise_id = r."exerciseId", module_id = r."moduleId", page_id = r."pageId"
		from jsonb_to_recordset(${json(rows)}) as r("enrolmentId" uuid, "moduleId" text, "pageId" text,
			"exerciseId" text, was text, "wasModule" text, "wasPage" text)
		where m.organisation_id = ${organisationId} and m.enrolment_id = r."enrolmentId"
			and ((m.exercise_id is not null and m.exercise_id = r.was)
				or (m.exercise_id is null and m.module_id = r."wasModule" and m.page_id = r."wasPage"))`);
}
