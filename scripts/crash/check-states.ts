import { and, eq } from 'drizzle-orm';
import { TIME_ZONE } from '#lib/day.ts';
import { levelsOf } from '#lib/server/courses/model.ts';
import type { Transaction } from '#lib/server/db/transaction.ts';
import { aggregateOf } from '#lib/server/pace/aggregate.ts';
import { courseItems } from '#lib/server/pace/course-items.ts';
import { activityOf } from '#lib/server/pace/own-rows.ts';
import { dayActivity, paceAggregates, paceResponses } from '#lib/server/pace/schema.ts';
import { openText } from '#lib/server/privacy/sealing.ts';
import { placeOf, type Place } from '#lib/server/progress/place.ts';
import { progressOf } from '#lib/server/progress/progress.ts';
import { answers } from '#lib/server/progress/schema.ts';
import { learnerStates } from '#lib/server/progress/state.ts';
import type { Ledger } from './ledger.ts';
import type { Plan } from './plan.ts';
import type { Pupil } from './pupils.ts';
import { standingOf, type Standing } from './standing.ts';

type AnswerRow = typeof answers.$inferSelect;

/**
 * Works out afresh, from the answers alone, how one pupil's exercises, progress and pace stand, and gives every
 * difference with what is stored.
 */
export async function checkState(
	tx: Transaction,
	pupil: Pupil,
	plan: Plan,
	{ acknowledged }: Ledger
): Promise<string[]> {
	const { actor, enrolmentId } = pupil;
	const [state] = await learnerStates(tx, actor, { enrolmentId });
	const place = state && (await placeOf(tx, actor, state, plan.moduleId));
	if (!place) return ['the enrolment is gone'];
	const own = [...acknowledged.values()].filter((sent) => sent.participantId === actor.personId);
	const rows = await tx
		.select()
		.from(answers)
		.where(
			and(
				eq(answers.organisationId, actor.organisationId),
				eq(answers.participantId, actor.personId)
			)
		);
	const standings = standingsOf(plan, rows);
	const left = new Set(own.filter(({ kind }) => kind === 'leave').map(({ pageId }) => pageId));
	return [
		...differencesInExercises(place, standings),
		...differencesInProgress(place, standings, left),
		...(await differencesInPace(tx, pupil, place, rows, standings)),
		...(await unreadable(tx, pupil, rows, new Map(own.map(({ id, text }) => [id, text]))))
	];
}

function standingsOf(plan: Plan, rows: AnswerRow[]): Map<string, Standing> {
	const given = Map.groupBy(rows, ({ exerciseId }) => exerciseId);
	const asked = plan.steps.flatMap(({ exercises }) => exercises);
	return new Map(
		asked.map(({ exercise: { id, attempts } }) => [id, standingOf(given.get(id) ?? [], attempts)])
	);
}

function differencesInExercises({ state }: Place, standings: Map<string, Standing>): string[] {
	const stored = new Map(state.exercises.map((row) => [row.exerciseId, row]));
	return [...standings].flatMap(([id, { problems, ...standing }]) => {
		const { attempts = 0, done = false, answerId = null } = stored.get(id) ?? {};
		const same =
			attempts === standing.attempts && done === standing.done && answerId === standing.answerId;
		return same ? problems : [...problems, `exercise ${id} is stored otherwise than answered`];
	});
}

function differencesInProgress(
	{ state, module, moduleState, levels }: Place,
	standings: Map<string, Standing>,
	left: Set<string>
): string[] {
	const exercises = new Set([...standings].filter(([, { done }]) => done).map(([id]) => id));
	const progress = progressOf(module, levelsOf(levels), { left, exercises });
	const pages = state.pages.filter(({ moduleId, leftAt }) => moduleId === module.id && leftAt);
	const stored = {
		left: pages.length,
		percent: moduleState?.percent ?? 0,
		stepsDone: moduleState?.stepsDone ?? 0,
		complete: Boolean(moduleState?.completedAt),
		current: moduleState ? moduleState.currentPageId : (progress.next?.id ?? null)
	};
	const afresh = {
		left: left.size,
		percent: progress.percent,
		stepsDone: progress.stepsDone,
		complete: progress.complete,
		current: progress.next?.id ?? null
	};
	return differences('progress', stored, afresh);
}

async function differencesInPace(
	tx: Transaction,
	{ actor, enrolmentId }: Pupil,
	{ state }: Place,
	rows: AnswerRow[],
	standings: Map<string, Standing>
): Promise<string[]> {
	const { organisationId } = actor;
	const counted = new Set([...standings.values()].flatMap((standing) => standing.counted));
	const graded = rows.filter(({ id, success }) => success !== null && counted.has(id));
	const here = <Table extends typeof paceResponses | typeof paceAggregates | typeof dayActivity>(
		table: Table
	) => and(eq(table.organisationId, organisationId), eq(table.enrolmentId, enrolmentId));
	const responses = await tx.select().from(paceResponses).where(here(paceResponses));
	const [stored] = await tx.select().from(paceAggregates).where(here(paceAggregates));
	const days = await tx
		.select({ day: dayActivity.day, items: dayActivity.items, activeMs: dayActivity.activeMs })
		.from(dayActivity)
		.where(here(dayActivity))
		.orderBy(dayActivity.day);

	const ids = (found: string[]) => found.toSorted().join();
	const problems =
		ids(responses.map(({ statementId }) => statementId)) === ids(graded.map(({ id }) => id))
			? []
			: [`pace counts ${responses.length} answers instead of ${graded.length}`];
	if (responses.length === 0) return stored ? [...problems, 'pace without answers'] : problems;

	const { items, delta } = await courseItems(tx, { organisationId, courseId: state.courseId });
	const own = responses.map((row) => ({
		...row,
		itemId: row.exerciseId,
		voided: row.voidedAt !== null
	}));
	const tauNight = stored?.tauNight ?? 0;
	const afresh = aggregateOf(own, [...items.values()], { timeZone: TIME_ZONE, delta, tauNight });
	const activity = activityOf(own);
	if (JSON.stringify(days) !== JSON.stringify(activity)) problems.push('the days differ');
	return [...problems, ...differences('pace', stored ?? {}, afresh)];
}

/** Typed texts that do not open, or open as something else than what was sent. */
async function unreadable(
	tx: Transaction,
	{ actor }: Pupil,
	rows: AnswerRow[],
	texts: ReadonlyMap<string, string | null>
): Promise<string[]> {
	const problems: string[] = [];
	for (const { id, sealed } of rows) {
		const text = texts.get(id);
		if (typeof text !== 'string') continue;
		const place = { table: 'answers', column: 'sealed', row: id };
		const opened = sealed && (await openText(tx, actor, place, sealed).catch(() => null));
		if (opened !== text) problems.push('a typed text does not open as it was sent');
	}
	return problems;
}

/** Sums may differ by rounding: they were added in another order. */
function differences(
	what: string,
	stored: Record<string, unknown>,
	afresh: Record<string, unknown>
): string[] {
	return Object.entries(afresh).flatMap(([name, value]) => {
		const kept = stored[name];
		const same =
			typeof value === 'number' && typeof kept === 'number'
				? Math.abs(kept - value) <= 1e-9 * Math.max(1, Math.abs(value))
				: JSON.stringify(kept) === JSON.stringify(value);
		const text = `${JSON.stringify(kept)} instead of ${JSON.stringify(value)}`;
		return same ? [] : [`${what}: ${name} is ${text}`];
	});
}
