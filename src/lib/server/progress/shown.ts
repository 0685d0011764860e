import { readAnswer } from '#lib/content/answers.ts';
import { kindOf } from '#lib/content/exercises/kinds.ts';
import { feedbackOf } from '#lib/content/feedback.ts';
import type { AnswerKey, Exercise, PageEntry } from '#lib/content/types.ts';
import type { ExerciseState as ShownState, Feedback } from '#lib/homework.ts';
import { getKeys } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { Answerable } from './blocks.ts';
import type { Place } from './place.ts';
import { unsealed } from './private-response.ts';
import type { Read } from './read-answer.ts';
import { openTexts } from './sealed.ts';
import type { ExerciseState } from './state.ts';

/** An exercise as its participant may know it now: hints asked for, and feedback on the last attempt. */
export async function shownState(
	tx: Transaction,
	actor: Acting,
	place: Place,
	step: PageEntry,
	exercise: Answerable,
	texts: ReadonlyMap<string, string>
): Promise<ShownState> {
	const row = place.state.exercises.find(({ exerciseId }) => exerciseId === exercise.id);
	const sealed = texts.get(exercise.id) ?? null;
	const response =
		sealed !== null && exercise.type !== 'task'
			? unsealed(exercise, sealed)
			: (row?.response ?? null);
	const isText = exercise.type === 'open';
	const plain: ShownState = {
		attempts: row?.attempts ?? 0,
		attemptsLeft: null,
		solved: row?.solved ?? false,
		done: row?.done ?? false,
		skipped: row?.skipped ?? false,
		response: isText ? null : response,
		text: isText ? sealed : null,
		sharing: row?.sharing ?? null,
		hints: [],
		hintsLeft: 0,
		feedback: null
	};
	if (exercise.type === 'task') return plain;

	const attemptsLeft =
		exercise.attempts === null ? null : Math.max(0, exercise.attempts - plain.attempts);
	const hintsLeft = plain.done ? 0 : exercise.hints - (row?.hints ?? 0);
	const fresh = !row || (row.hints === 0 && row.attempts === 0);
	if (fresh) return { ...plain, attemptsLeft, hintsLeft };
	const key = (await getKeys(tx, actor, place.model, step.hash))[exercise.id];
	if (!key) return { ...plain, attemptsLeft, hintsLeft };
	return {
		...plain,
		attemptsLeft,
		hintsLeft,
		hints: key.hints.slice(0, row.hints),
		feedback: row.attempts > 0 ? feedbackOn(exercise, key, row, response) : null
	};
}

/** The exercises of a batch as they stand after it. */
export async function shownStates(
	tx: Transaction,
	actor: Acting,
	read: Read[]
): Promise<[string, ShownState][]> {
	const states = new Map<string, ShownState>();
	for (const { place, step, asked, answer } of read) {
		const rows = place.state.exercises.filter(({ exerciseId }) => exerciseId === answer.exerciseId);
		const texts = await openTexts(tx, actor, rows);
		const exercise =
			asked === 'task' ? { type: 'task' as const, id: answer.exerciseId } : asked.exercise;
		states.set(answer.exerciseId, await shownState(tx, actor, place, step, exercise, texts));
	}
	return [...states];
}

/** What may be told about the last attempt; of several ticks, which are right stays open until the end. */
export function feedbackOn(
	exercise: Exercise,
	key: AnswerKey,
	row: Pick<ExerciseState, 'skipped' | 'solved' | 'attempts'>,
	response: unknown
): Feedback {
	const nothing: Feedback = {
		kind: 'noted',
		remarks: [],
		partsRight: null,
		countRight: null,
		solution: null,
		explanation: null,
		sample: null,
		tried: []
	};
	const read = readAnswer(exercise, response);
	if (row.skipped || !read.ok) return nothing;
	const graded = kindOf(exercise).grade(exercise, key, read.answer);
	const told = feedbackOf(exercise, key, read.answer, graded, row.attempts);
	const closed = told.finished && told.outcome !== 'done';
	const gaveUp = closed && !row.solved;
	const perOption = exercise.type === 'kies-meer' && !told.finished ? [] : told.remarks;
	// "Read it once more" is no use to who cannot answer any more: the explanation takes its place.
	const message = gaveUp && told.explanation ? null : told.message;
	const ownOption = gaveUp && told.explanation && exercise.type === 'meerkeuze';
	return {
		kind: told.outcome === 'done' ? 'noted' : gaveUp ? 'closed' : told.outcome,
		remarks: [
			...(ownOption ? [] : perOption.map((remark) => remark.text)),
			...(message ? [message] : [])
		],
		partsRight: told.parts
			? Object.entries(told.parts).flatMap(([part, right]) => (right ? [part] : []))
			: null,
		countRight: told.right && !row.solved ? { right: told.right.count, of: told.right.of } : null,
		solution: closed ? (told.solution ?? null) : null,
		explanation: told.explanation ?? null,
		sample: told.sample ?? null,
		tried: kindOf(exercise).chosen(exercise, read.answer)
	};
}
