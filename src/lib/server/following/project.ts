import { and, eq, sql } from 'drizzle-orm';
import type { Transaction, WithTransaction } from '../db/transaction.ts';
import { organisationCalendar } from '../calendar/organisation-calendar.ts';
import { dayOf, dutchDay, exposureOf, numberOfDay, type Exposure } from '../pace/calendar.ts';
import { forgetItems } from '../pace/course-items.ts';
import { projectFinish } from '../pace/finish.ts';
import { habitsOf, type WorkHabits, type WorkedDays } from '../pace/habits.ts';
import { selectItemCourses } from '../pace/nightly-queries.ts';

import { jsonOf } from '../db/rows-as-json.ts';
import { projectionFrom } from '../pace/projection.ts';
import { seedOf } from '../pace/random.ts';
import { rhythmOf } from '../pace/rhythm.ts';
import { finishProjections, paceCourses } from '../pace/schema.ts';
import type { Calendar, Day } from '../pace/types.ts';
import { selectAllEnrolled, type EnrolledRow } from './enrolled-queries.ts';
import { modelsOf } from './judged.ts';
import { materialOf } from './material.ts';

type Org = { organisationId: string };

/**
 * Simulates when everybody who is on the way finishes, course by course, and learns what is usual in working. A page
 * reads what is kept and simulates nothing. Repeating it on the same day changes nothing.
 */
export async function projectOrganisation(
	withTransaction: WithTransaction,
	{ organisationId }: Org,
	now: Date
): Promise<void> {
	const tenant = { organisationId, personId: null };
	const courses = await withTransaction(tenant, (tx) => selectItemCourses(tx, organisationId));
	for (const courseId of courses) {
		await withTransaction(tenant, (tx) => projectCourse(tx, { organisationId, courseId }, now));
		forgetItems({ organisationId, courseId });
	}
}

type Course = Org & { courseId: string };
/** Somebody on the way, or done: what is left, and the days of work as numbers of `numberOfDay`. */
type Working = { row: EnrolledRow; left: number; first: number; last: number; exposure: Exposure };

async function projectCourse(tx: Transaction, course: Course, now: Date): Promise<void> {
	const { organisationId, courseId } = course;
	const today = dutchDay(now);
	const { calendar } = await organisationCalendar(tx, course);
	const enrolled = await selectAllEnrolled(tx, organisationId, courseId, now);
	const models = await modelsOf(tx, course, enrolled);
	const working = enrolled.flatMap((row): Working[] => {
		const items = materialOf(row, models).flatMap((module) => module.items);
		const made = new Set(row.made);
		const left = items.filter((id) => !made.has(id)).length;
		return workingOf(row, left, calendar);
	});
	const habits = habitsOf(working.map((one) => daysOf(one, numberOfDay(today))));
	const going = working.filter(
		({ left, exposure }) => left > 0 && !exposure.isPaused(numberOfDay(today))
	);
	const rows = going.map((one) => ({
		organisationId,
		enrolmentId: one.row.enrolmentId,
		...projected(one, today, habits)
	}));
	await tx
		.update(paceCourses)
		.set({
			rhythmShape: habits.rhythm.shape,
			rhythmRate: habits.rhythm.rate,
			itemsMean: habits.items.mean,
			itemsSpread: habits.items.spread
		})
		.where(and(eq(paceCourses.organisationId, organisationId), eq(paceCourses.courseId, courseId)));
	await replaceProjections(tx, course, rows);
}

function workingOf(row: EnrolledRow, left: number, calendar: Calendar): Working[] {
	const { firstAt, lastAt } = row.aggregate ?? { firstAt: null, lastAt: null };
	if (!firstAt || !lastAt) return [];
	const numberOf = (moment: string): number =>
		numberOfDay(dayOf(new Date(moment), calendar.timeZone));
	const exposure = exposureOf(calendar, row.pauses);
	return [{ row, left, first: numberOf(firstAt), last: numberOf(lastAt), exposure }];
}

/** Silence counts for who is not done: otherwise only who went on would tell how often people work. */
function daysOf({ row, left, first, last, exposure }: Working, today: number): WorkedDays {
	return {
		again: Math.max(0, (row.aggregate?.daysActive ?? 1) - 1),
		exposure: exposure.between(first + 1, left > 0 ? Math.max(today, last + 1) : last + 1),
		items: row.activity.map(({ items }) => items)
	};
}

function projected({ row, left, first, last, exposure }: Working, on: Day, habits: WorkHabits) {
	const today = numberOfDay(on);
	const days = {
		first,
		last: Math.min(last, today),
		today,
		active: row.aggregate?.daysActive ?? 1
	};
	const finish = projectFinish({
		itemsLeft: left,
		from: today,
		rhythm: rhythmOf(days, exposure, habits.rhythm),
		itemsPerDay: row.activity.map(({ items }) => items),
		...{ habits, exposure },
		seed: seedOf(row.enrolmentId)
	});
	const { quantiles, horizon } = projectionFrom(finish, on, today);
	return { projectedOn: on, quantiles: [...quantiles], horizon };
}

/** All projections of a course at once: who finished or pauses has none any more. */
async function replaceProjections(
	tx: Transaction,
	{ organisationId, courseId }: Course,
	rows: (typeof finishProjections.$inferInsert)[]
): Promise<void> {
	await tx.execute(sql`
		delete from finish_projections f using enrolments e
		where f.organisation_id = ${organisationId} and e.organisation_id = f.organisation_id
			and e.id = f.enrolment_id and e.course_id = ${courseId}`);
	if (rows.length === 0) return;
	await tx.execute(sql`
		insert into finish_projections
		select n.organisation_id, n.enrolment_id, n.projected_on,
			array(select json_array_elements_text(n.quantiles)::integer), n.horizon
		from json_to_recordset(${jsonOf(rows)}) as n(organisation_id uuid, enrolment_id uuid,
			projected_on date, quantiles json, horizon integer)
		join enrolments e on e.organisation_id = n.organisation_id and e.id = n.enrolment_id
		on conflict (organisation_id, enrolment_id) do nothing`);
}
