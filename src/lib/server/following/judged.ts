import { addDays } from '#lib/day.ts';
import type { CourseModel } from '../courses/model.ts';
import { findVersion } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import { organisationCalendar } from '../calendar/organisation-calendar.ts';
import { dutchDay } from '../pace/calendar.ts';
import { courseItems, type CourseItems } from '../pace/course-items.ts';
import { SHOWN_DAYS, type EnrolledRow } from './enrolled-queries.ts';
import { judgePace } from '../pace/judgement.ts';
import { aggregateOf, lastActivity } from './last-activity.ts';
import {
	hashesOf,
	materialOf,
	percentOf,
	stepAt,
	stepWith,
	type Models,
	type ModuleMaterial,
	type StepPlace
} from './material.ts';
import { proposalFor, type Proposal } from './proposal.ts';
import { reasonOf } from '../pace/reasons.ts';
import type { Calendar, Day, PaceRecord } from '../pace/types.ts';
import type { Locale } from '../pace/words.ts';

/** One participant in one enrolment, judged. */
export type PaceRow = {
	enrolled: EnrolledRow;
	material: ModuleMaterial[];
	/** From when on something was expected. */
	start: Day;
	record: PaceRecord;
	proposal: Proposal;
	/** Why, for the worker. */
	reason: string;
	/** Whole percentage of what was given. */
	percent: number;
	lastActiveOn: Day | null;
	/** Exercises per day, the last of the 28 days is today. */
	activity: number[];
};

/** Judges enrolments that were read for this worker, or for the work at night. */
export async function judge(
	tx: Transaction,
	org: { organisationId: string },
	enrolled: EnrolledRow[],
	locale: Locale,
	now: Date
): Promise<PaceRow[]> {
	const { organisationId } = org;
	const items = new Map<string, CourseItems>();
	for (const { courseId } of enrolled) {
		if (!items.has(courseId)) {
			items.set(courseId, await courseItems(tx, { organisationId, courseId }));
		}
	}
	const models = await modelsOf(tx, org, enrolled);
	if (enrolled.length === 0) return [];
	const { calendar } = await organisationCalendar(tx, org);
	return enrolled.map((row) => {
		const course = items.get(row.courseId);
		return rowOf(row, { models, course, calendar }, locale, now);
	});
}

/** The versions that these enrolments are pinned to. */
export async function modelsOf(
	tx: Transaction,
	org: { organisationId: string },
	enrolled: readonly EnrolledRow[]
): Promise<Map<string, CourseModel>> {
	const models = new Map<string, CourseModel>();
	for (const row of enrolled) {
		for (const hash of hashesOf(row)) {
			if (models.has(hash)) continue;
			const version = await findVersion(tx, org, row.courseId, hash);
			if (version) models.set(hash, version.model);
		}
	}
	return models;
}

type Known = { models: Models; course: CourseItems | undefined; calendar: Calendar };

function rowOf(
	enrolled: EnrolledRow,
	{ models, course, calendar }: Known,
	locale: Locale,
	now: Date
): PaceRow {
	const material = materialOf(enrolled, models);
	const ids = material.flatMap(({ items }) => items);
	const made = new Set(enrolled.made);
	const itemsDone = ids.filter((id) => made.has(id)).length;
	const createdOn = dutchDay(new Date(enrolled.createdAt));
	// Who came later has had no time before that.
	const start = enrolled.startsOn < createdOn ? createdOn : enrolled.startsOn;
	const record = judgePace({
		aggregate: { ...aggregateOf(enrolled), itemsDone },
		items: ids.flatMap((id) => course?.items.get(id) ?? []),
		itemsTotal: ids.length,
		start,
		due: enrolled.dueOn,
		calendar,
		pauses: enrolled.pauses,
		...(course && { population: course.population, rhythmPrior: course.habits.rhythm }),
		projection: enrolled.projection,
		extraReadingTime: enrolled.extraReadingTime,
		helpAsked: enrolled.helpRequest !== null,
		readingMs: enrolled.readingMs,
		now
	});
	const lastAt = lastActivity(enrolled);
	return {
		enrolled,
		material,
		start,
		record,
		proposal: proposalFor(record, material, enrolled),
		reason: reasonOf(record, locale, {
			name: enrolled.name,
			begun: hasBegun(enrolled),
			stepTitle: stepTitle(subjectOf(record, enrolled, material), locale),
			lessonTitle: material.find(({ module }) => module.id === record.subjectLessonId)?.module.title
		}),
		percent: percentOf(material, enrolled.modules),
		lastActiveOn: lastAt && dutchDay(lastAt),
		activity: activityIn(enrolled, dutchDay(now))
	};
}

/** For the reader: a step was opened, or recorded as done. The rules ask for an answer or half a minute. */
export function hasBegun({ modules }: Pick<EnrolledRow, 'modules'>): boolean {
	return modules.length > 0;
}

function activityIn({ activity }: EnrolledRow, today: Day): number[] {
	const items = new Map(activity.map(({ day, items: count }) => [day, count]));
	return Array.from(
		{ length: SHOWN_DAYS },
		(_, i) => items.get(addDays(today, i + 1 - SHOWN_DAYS)) ?? 0
	);
}

/** The step that a judgement is about: where somebody asked for help, or the exercise that does not work out. */
function subjectOf(
	{ rule, subjectItemId }: PaceRecord,
	{ courseId, helpRequest }: EnrolledRow,
	material: readonly ModuleMaterial[]
): StepPlace | null {
	if (rule === 1) return helpRequest?.courseId === courseId ? stepAt(material, helpRequest) : null;
	return subjectItemId === null ? null : stepWith(material, subjectItemId);
}

function stepTitle(step: StepPlace | null, locale: Locale): string | null {
	if (!step) return null;
	return locale === 'nl'
		? `stap ${step.number}, ‘${step.title}’`
		: `step ${step.number}, ‘${step.title}’`;
}
