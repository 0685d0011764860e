import { kindOf } from '#lib/content/exercises/kinds.ts';
import type { Graded } from '#lib/content/exercises/shape.ts';
import type { AnswerKey, Exercise, PageEntry } from '#lib/content/types.ts';
import type { ExerciseState as ShownState, Feedback } from '#lib/homework.ts';
import { getKeys } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { Answerable } from './blocks.ts';
import type { Place } from './place.ts';
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
	const text = texts.get(exercise.id) ?? null;
	const plain: ShownState = {
		attempts: row?.attempts ?? 0,
		attemptsLeft: null,
		solved: row?.solved ?? false,
		done: row?.done ?? false,
		skipped: row?.skipped ?? false,
		response: row?.response ?? null,
		text,
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
		feedback: row.attempts > 0 ? feedbackOn(exercise, key, row, text) : null
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
		const exercise = asked === 'task' ? { type: 'task' as const, id: answer.exerciseId } : asked.exercise;
		states.set(answer.exerciseId, await shownState(tx, actor, place, step, exercise, texts));
	}
	return [...states];
}

/** What may be told after an attempt (content-format.md 5). The solution waits for the end of the exercise. */
function feedbackOn(
	exercise: Exercise,
	key: AnswerKey,
	row: ExerciseState,
	text: string | null
): Feedback {
	const kind = kindOf(exercise);
	const response = text === null ? row.response : { text };
	const known = !row.skipped && response !== null;
	const graded: Graded = known
		? kind.grade(exercise, key, response)
		: { score: null, success: null };
	const chosen = known ? kind.chosen(exercise, response) : [];
	const isGraded = exercise.attempts !== null;
	const closed = isGraded && row.done;
	const general = row.solved ? key.onRight : key.onNotYet;
	const perOption = chosen.flatMap((id) => (key.perOption[id] ? [key.perOption[id]] : []));
	const naming = exercise.type !== 'volgorde' && exercise.type !== 'kies-meer';
	return {
		kind: !isGraded ? 'noted' : row.solved ? 'right' : row.done ? 'closed' : 'not-yet',
		remarks: [
			// Which of several ticks are right stays open until the end.
			...(exercise.type === 'kies-meer' && !closed ? [] : perOption),
			...(general && isGraded ? [general] : [])
		],
		partsRight:
			naming && graded.parts
				? Object.entries(graded.parts).flatMap(([part, right]) => (right ? [part] : []))
				: null,
		countRight:
			!naming && isGraded && !row.solved && graded.right
				? { right: graded.right.count, of: graded.right.of }
				: null,
		solution: closed ? kind.solution(exercise, key) : null,
		explanation: (closed || !isGraded) && key.afterwards ? key.afterwards : null,
		sample: key.type === 'open' && !row.skipped && key.sample ? key.sample : null,
		tried: chosen
	};
}
