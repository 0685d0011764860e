import { kindOf } from '#lib/content/exercises/kinds.ts';
import type { Graded } from '#lib/content/exercises/shape.ts';
import type { Actor } from '../identity/actor.ts';
import type { Observation } from '../pace/observations.ts';
import { answered, responded, taskDone } from '../xapi/statements.ts';
import { responseOf, wordsOf } from '../xapi/responses.ts';
import type { Statement } from '../xapi/types.ts';
import type { Place } from './place.ts';
import { inWords, isWritten, sealedPart } from './private-response.ts';
import type { Read } from './read-answer.ts';
import { exerciseRowOf, type ExerciseRow } from './rows.ts';
import type { answers } from './schema.ts';
import { doingIn } from './settle.ts';

/** Everything one new answer writes. */
export type Counted = {
	place: Place;
	pageId: string;
	/** Enrolment and exercise: one row of state. */
	key: string;
	answer: Omit<typeof answers.$inferInsert, 'sealed'>;
	/** What is private in the answer, still readable: to be sealed, never stored as it is. */
	text: string | null;
	/** The exercise's new state; null when it was finished before and stays as it is. */
	row: ExerciseRow | null;
	statement: Statement;
	observation: Observation | null;
};

/**
 * Counts one new answer: grades it, numbers the attempt, and works out what it changes. `place.state` is brought up
 * to date, so that a following answer to the same exercise in this batch counts as the next attempt.
 */
export function countAnswer(read: Read, actor: Actor, now: Date): Counted {
	const { answer, place, step, asked } = read;
	const before = exerciseRowOf(place, step.id, answer.exerciseId, actor, now);
	const { exercise, key, response } =
		asked === 'task' ? { exercise: null, key: null, response: { done: true } } : asked;
	const graded: Graded =
		exercise && key && !answer.skipped
			? kindOf(exercise).grade(exercise, key, response)
			: { score: null, success: null };
	const limit = exercise?.attempts ?? null;
	// Practice after the end is kept and changes nothing.
	const counts = limit === null || !before.done;
	const attempt = before.attempts + 1;
	const text = exercise && !answer.skipped ? sealedPart(exercise, response) : null;
	const written = exercise !== null && isWritten(exercise);
	// A story is done at an ending, and stays so when it is read again.
	const ended =
		!exercise || answer.skipped || kindOf(exercise).ends?.(exercise, response) !== false;
	const time = timesOf(read, before, now);

	const row: ExerciseRow = {
		...before,
		attempts: attempt,
		solved: graded.success === true,
		done: limit === null ? ended || before.done : graded.success === true || attempt >= limit,
		skipped: answer.skipped,
		score: graded.score,
		activeMs: 0,
		answerId: answer.id,
		answeredAt: time.answeredAt,
		receivedAt: now,
		response: text === null ? response : null,
		sharing: written ? (answer.sharing ?? before.sharing ?? 'private') : null,
		sensitive: before.sensitive || place.module.sensitive
	};
	if (counts) remember(place, row);

	const event = { id: answer.id, at: time.answeredAt };
	const doing = doingIn(place, actor, step.id, answer.exerciseId);
	const revised = { ...doing, revision: answer.versionHash };
	const shown =
		exercise && !row.sensitive && !answer.skipped ? responseOf(exercise, response, graded) : null;
	return {
		place,
		pageId: step.id,
		key: `${answer.enrolmentId} ${answer.exerciseId}`,
		answer: {
			organisationId: actor.organisationId,
			id: answer.id,
			receivedAt: now,
			enrolmentId: answer.enrolmentId,
			participantId: actor.personId,
			moduleId: answer.moduleId,
			pageId: step.id,
			exerciseId: answer.exerciseId,
			versionHash: answer.versionHash,
			attempt,
			response: text === null ? response : null,
			score: graded.score,
			success: graded.success,
			skipped: answer.skipped,
			hints: before.hints,
			...time
		},
		text,
		row: counts ? row : null,
		statement:
			exercise === null
				? taskDone(revised, event)
				: exercise.type === 'vragenlijst'
					? responded(revised, event, {
							wave: exercise.moment,
							completion: ended,
							activeMs: time.activeMs
						})
					: answered(revised, event, {
							type: exercise.type,
							...(shown !== null && { response: shown }),
							...(graded.score !== null && { score: graded.score }),
							...(graded.success !== null && { success: graded.success }),
							attempt,
							hints: before.hints,
							activeMs: time.activeMs,
							elapsedMs: time.elapsedMs,
							...(written &&
								text !== null &&
								!row.sensitive && { words: wordsOf(inWords(exercise, text)) })
						}),
		observation:
			exercise && counts && graded.success !== null
				? {
						statementId: answer.id,
						enrolmentId: answer.enrolmentId,
						groupId: place.state.groupId,
						courseId: place.state.courseId,
						moduleId: answer.moduleId,
						exerciseId: answer.exerciseId,
						attempt,
						success: graded.success,
						...time,
						receivedAt: now
					}
				: null
	};
}

/** Client times are claims: they are kept between the opening of the exercise and now. */
function timesOf({ answer }: Read, before: ExerciseRow, now: Date) {
	const opened = (before.receivedAt ?? before.openedAt).getTime();
	const claimed = answer.answeredAt ? Date.parse(answer.answeredAt) : now.getTime();
	const answeredAt = Math.min(now.getTime(), Math.max(opened, claimed));
	const shown = answer.shownAt ? Date.parse(answer.shownAt) : opened;
	const since = Math.max(opened, Math.min(shown, answeredAt));
	const activeMs =
		answer.activeMs === null && before.activeMs === 0
			? null
			: Math.max(answer.activeMs ?? 0, before.activeMs);
	return { answeredAt: new Date(answeredAt), elapsedMs: answeredAt - since, activeMs };
}

function remember({ state, module }: Place, row: ExerciseRow): void {
	const known = state.exercises.find(({ exerciseId }) => exerciseId === row.exerciseId);
	const { openedAt, receivedAt } = row;
	const update = {
		moduleId: module.id,
		pageId: row.pageId,
		exerciseId: row.exerciseId,
		openedAt: openedAt.toISOString(),
		attempts: row.attempts,
		hints: row.hints,
		solved: row.solved,
		done: row.done,
		skipped: row.skipped,
		activeMs: 0,
		answerId: row.answerId ?? null,
		receivedAt: receivedAt?.toISOString() ?? null,
		response: row.response,
		sharing: row.sharing ?? null,
		sensitive: row.sensitive
	};
	if (known) Object.assign(known, update);
	else state.exercises.push(update);
}
