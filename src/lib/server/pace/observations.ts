import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { acceptedMoment, acceptedTime } from './active-time.ts';
import { dayOf } from './calendar.ts';
import { courseItems, type CourseItems } from './course-items.ts';
import { contributionOf } from './observation.ts';
import { selectOwnAnswers, writeOwnAnswers, type OwnAnswers } from './own-queries.ts';
import { activityOf, aggregateFrom } from './own-rows.ts';
import { storedOf, type CountedResponse, type ResponseRow } from './rows.ts';
import type { Mark } from './types.ts';
import { TIME_ZONE } from '#lib/day.ts';

/** A graded answer as it was recorded; the id is that of its statement. Times are in milliseconds. */
export type Observation = {
	statementId: string;
	enrolmentId: string;
	groupId: string | null;
	courseId: string;
	moduleId: string;
	exerciseId: string;
	attempt: number;
	success: boolean;
	answeredAt: Date;
	receivedAt: Date;
	activeMs: number | null;
	elapsedMs: number | null;
	/** Set when a worker recorded it: made on paper, or together. Then it has no time, and is neither right nor wrong. */
	mark?: Mark;
};

/**
 * Counts graded answers for the pace of the participant who gave them: two round trips, and a third when the
 * statistics of the course are not in memory. The caller holds the lock on the enrolments (`lockEnrolments`); an
 * answer that was counted before, or that is not the participant's own, changes nothing.
 */
export async function addObservations(
	tx: Transaction,
	actor: Acting,
	observations: Observation[]
): Promise<void> {
	if (observations.length === 0) return;
	const { organisationId, personId: participantId } = actor;
	const perEnrolment = Map.groupBy(observations, ({ enrolmentId }) => enrolmentId);
	const own = await selectOwnAnswers(
		tx,
		{ organisationId, participantId },
		perEnrolment.keys(),
		observations.map(({ statementId }) => statementId)
	);
	const parts = [];
	for (const before of own) {
		const added = unknown(perEnrolment.get(before.enrolmentId) ?? [], before.known);
		const [first] = added;
		if (!first) continue;
		const course = await courseItems(
			tx,
			{ organisationId, courseId: first.courseId },
			added.map(({ exerciseId }) => exerciseId)
		);
		parts.push(count({ organisationId, participantId }, before, added, course));
	}
	if (parts.length === 0) return;
	await writeOwnAnswers(tx, {
		responses: parts.flatMap(({ responses }) => responses),
		aggregates: parts.map(({ aggregate }) => aggregate),
		activity: parts.flatMap(({ activity }) => activity)
	});
}

/** Each statement once, and none that was counted before. */
function unknown(observations: Observation[], known: string[]): Observation[] {
	const seen = new Set(known);
	return observations.filter(({ statementId }) => {
		const isNew = !seen.has(statementId);
		seen.add(statementId);
		return isNew;
	});
}

type Whose = { organisationId: string; participantId: string };

function count(whose: Whose, before: OwnAnswers, added: Observation[], course: CourseItems) {
	const { enrolmentId, assignedAt, tauNight } = before;
	const { organisationId } = whose;
	const counted = added.map((observation): CountedResponse => {
		const response = {
			itemId: observation.exerciseId,
			attempt: observation.attempt,
			answeredAt: acceptedMoment(observation.answeredAt, observation.receivedAt, assignedAt),
			...acceptedTime(observation),
			success: observation.success,
			mark: observation.mark ?? null,
			voided: false
		};
		const item = course.items.get(response.itemId);
		return { ...response, contribution: contributionOf(response, item, tauNight) };
	});
	const all = [...before.responses, ...counted];
	const touched = new Set(counted.map(({ answeredAt }) => dayOf(answeredAt, TIME_ZONE)));
	return {
		responses: added.flatMap((observation, i): ResponseRow[] => {
			const one = counted[i];
			if (!one) return [];
			const { answeredAt, timeMs, timeWeight, mark, contribution } = one;
			const accepted = { answeredAt, timeMs, timeWeight, ...storedOf(contribution) };
			return [{ ...whose, ...observation, ...accepted, mark, voidedAt: null }];
		}),
		aggregate: { ...whose, enrolmentId, ...aggregateFrom(all, course), tauNight },
		activity: activityOf(all, touched).map((day) => ({ organisationId, enrolmentId, ...day }))
	};
}
