import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { itemsById } from './aggregate.ts';
import { DELTA_START, S_DAY } from './constants.ts';
import { USUAL_HABITS, type WorkHabits } from './habits.ts';
import { USUAL_POPULATION } from './population.ts';
import { parametersOf } from './rows.ts';
import { paceCourses, paceItems } from './schema.ts';
import type { ItemParameters, Population } from './types.ts';

/** The statistics of a course as of last night. */
export type CourseItems = {
	items: ReadonlyMap<string, ItemParameters>;
	/** What a further attempt adds, in logits. */
	delta: number;
	population: Population;
	habits: WorkHabits;
};

type Ref = { organisationId: string; courseId: string };

/** In ms; statistics change once a night, and a process may hear of it this much later. */
const KEPT_MS = 60_000;
/** In ms; how soon an exercise that is not in the memory is looked up again. */
const MISSED_MS = 2_000;
const MOST = 300;
const memory = new Map<string, CourseItems & { readAt: number }>();

/**
 * The statistics of a course, read at most once a minute. An exercise that is asked for and not in the memory, because
 * its course was published just now, makes it read again.
 */
export async function courseItems(
	tx: Transaction,
	{ organisationId, courseId }: Ref,
	asked: Iterable<string> = []
): Promise<CourseItems> {
	const key = `${organisationId} ${courseId}`;
	const known = memory.get(key);
	if (known) {
		const age = performance.now() - known.readAt;
		const complete = age < MISSED_MS || [...asked].every((id) => known.items.has(id));
		if (age < KEPT_MS && complete) return known;
	}
	const read = {
		...(await readCourseItems(tx, { organisationId, courseId })),
		readAt: performance.now()
	};
	memory.delete(key);
	// Nothing is known before publication has been stored, and that may happen any moment.
	if (read.items.size > 0) memory.set(key, read);
	const [oldest] = memory.keys();
	if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
	return read;
}

/** Forgets a course whose statistics were just written. */
export function forgetItems({ organisationId, courseId }: Ref): void {
	memory.delete(`${organisationId} ${courseId}`);
}

/** The same past the memory, for whoever is about to change it. */
export async function readCourseItems(
	tx: Transaction,
	{ organisationId, courseId }: Ref
): Promise<CourseItems> {
	const rows = await tx
		.select({
			exerciseId: paceItems.exerciseId,
			moduleId: paceItems.moduleId,
			options: paceItems.options,
			beta: paceItems.beta,
			sigma: paceItems.sigma,
			v: paceItems.v,
			cutMs: paceItems.cutMs,
			b: paceItems.b,
			answers: paceItems.answers,
			course: paceCourses
		})
		.from(paceItems)
		.leftJoin(
			paceCourses,
			and(
				eq(paceCourses.organisationId, paceItems.organisationId),
				eq(paceCourses.courseId, paceItems.courseId)
			)
		)
		.where(and(eq(paceItems.organisationId, organisationId), eq(paceItems.courseId, courseId)))
		.orderBy(paceItems.exerciseId);
	return { items: itemsById(rows.map(parametersOf)), ...wholeOf(rows[0]?.course ?? null) };
}

/** What last night found out about the course as a whole; the conventions when there was no night yet. */
function wholeOf(course: typeof paceCourses.$inferSelect | null): Omit<CourseItems, 'items'> {
	if (!course) {
		return { delta: DELTA_START, population: USUAL_POPULATION, habits: USUAL_HABITS };
	}
	return {
		delta: course.delta,
		population: { speed: course.speedSpread, ability: course.abilitySpread, day: S_DAY },
		habits: {
			rhythm: { shape: course.rhythmShape, rate: course.rhythmRate },
			items: { mean: course.itemsMean, spread: course.itemsSpread }
		}
	};
}
