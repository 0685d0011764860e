import type { Transaction, WithTransaction } from '../db/transaction.ts';
import { itemsById } from './aggregate.ts';
import { REBASE_BETA, REBASE_DIFFICULTY, REBASE_SPREAD } from './constants.ts';
import { forgetItems, readCourseItems } from './course-items.ts';
import {
	lockForRebase,
	selectEnrolmentsWith,
	selectItemCourses,
	selectItems,
	selectRecentAnswers,
	selectResponses,
	updateAggregates,
	updateContributions,
	updateItems,
	updateSpeeds,
	upsertCourse,
	type CourseRef
} from './nightly-queries.ts';
import { contributionOf } from './observation.ts';
import { aggregateFrom } from './own-rows.ts';
import { refreshItems as estimate, type ItemStatistics } from './refresh.ts';
import { estimatedOf, storedOf, type ItemRow } from './rows.ts';
import type { ItemParameters, PaceResponse } from './types.ts';

type Org = { organisationId: string };

/** Enrolments that are counted afresh in one transaction: answers of these people wait as long as it takes. */
const BATCH = 50;

/**
 * The nightly estimation of all courses of an organisation in the caller's transaction: what is usual for every
 * exercise, and how fast everybody is by that measure. Answers whose exercise turned out clearly different are counted
 * afresh. Repeating it changes nothing.
 */
export async function refreshItems(tx: Transaction, org: Org, now: Date): Promise<void> {
	const within: WithTransaction = (_tenant, work) => work(tx);
	await refreshOrganisation(within, org, now);
}

/** The same in many short transactions, so that nobody's answers have to wait. */
export async function refreshOrganisation(
	withTransaction: WithTransaction,
	{ organisationId }: Org,
	now: Date
): Promise<void> {
	const tenant = { organisationId, personId: null };
	const courses = await withTransaction(tenant, (tx) => selectItemCourses(tx, organisationId));
	for (const courseId of courses) {
		const course = { organisationId, courseId };
		const { statistics, changed } = await withTransaction(tenant, (tx) =>
			estimateCourse(tx, course)
		);
		for (let from = 0; from < changed.length; from += BATCH) {
			const batch = changed.slice(from, from + BATCH);
			await withTransaction(tenant, (tx) => countAfresh(tx, course, batch, statistics));
		}
		// Last: when the night is cut short, the next one finds the same differences again.
		await withTransaction(tenant, (tx) => store(tx, course, statistics, now));
		forgetItems(course);
	}
}

async function estimateCourse(tx: Transaction, course: CourseRef) {
	const before = await selectItems(tx, course);
	const responses = await selectRecentAnswers(tx, course);
	const statistics = estimate(
		responses,
		before.map(({ exerciseId, moduleId, authorSeconds, options, words }) => ({
			...{ id: exerciseId, lessonId: moduleId, authorSeconds, options, words }
		}))
	);
	const after = itemsById(statistics.items);
	const { population } = await readCourseItems(tx, course);
	const spread = Math.abs(statistics.population.ability - population.ability) > REBASE_SPREAD;
	const moved = before.filter((row) => spread || hasMoved(row, after.get(row.exerciseId)));
	const changed = await selectEnrolmentsWith(
		tx,
		course,
		moved.map(({ exerciseId }) => exerciseId)
	);
	return { statistics, changed };
}

function hasMoved({ beta, b }: ItemRow, after: ItemParameters | undefined): boolean {
	if (!after) return false;
	const slower = Math.abs(after.beta - beta) > REBASE_BETA;
	return slower || Math.abs(after.difficulty - b) > REBASE_DIFFICULTY;
}

async function countAfresh(
	tx: Transaction,
	course: CourseRef,
	enrolmentIds: string[],
	{ items, delta, population, speeds }: ItemStatistics
): Promise<void> {
	const known = itemsById(items);
	await lockForRebase(tx, course, enrolmentIds);
	const rows = await selectResponses(tx, course, enrolmentIds);
	const contributions = [];
	const aggregates = [];
	for (const [enrolmentId, own] of Map.groupBy(rows, (row) => row.enrolmentId)) {
		const participantId = own[0]?.participantId ?? '';
		const tauNight = speeds.get(participantId) ?? 0;
		const responses = own.map((row): PaceResponse & { statementId: string } => ({
			...row,
			itemId: row.exerciseId,
			voided: row.voidedAt !== null
		}));
		const counted = responses.map((response) => {
			const item = known.get(response.itemId);
			return { ...response, contribution: contributionOf(response, item, tauNight) };
		});
		for (const { statementId, voided, contribution } of counted) {
			// What a void took away is what had been stored; that stays as it was.
			if (!voided) contributions.push({ statementId, ...storedOf(contribution) });
		}
		const aggregate = aggregateFrom(counted, { items: known, delta, population });
		aggregates.push({ enrolmentId, participantId, ...aggregate, tauNight });
	}
	await updateContributions(tx, course, contributions);
	await updateAggregates(tx, course, aggregates);
}

async function store(
	tx: Transaction,
	course: CourseRef,
	{ items, kappa, delta, population, speeds, answers }: ItemStatistics,
	now: Date
): Promise<void> {
	const rows = items.map((item) => ({
		exerciseId: item.id,
		...estimatedOf(item),
		answers: answers.get(item.id) ?? 0
	}));
	await updateItems(tx, course, rows, now);
	const spreads = { speedSpread: population.speed, abilitySpread: population.ability };
	await upsertCourse(tx, { ...course, kappa, delta, ...spreads, refreshedAt: now });
	await updateSpeeds(tx, course, speeds);
}
