import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { openText, sealText } from '../privacy/sealing.ts';
import type { Counted } from './count.ts';
import type { answers } from './schema.ts';
import type { ExerciseState } from './state.ts';
import { selectSealed } from './writes.ts';

/** Rows to store, with what was typed encrypted under the participant's own key. */
export async function sealAnswers(
	tx: Transaction,
	actor: Acting,
	counted: Counted[]
): Promise<(typeof answers.$inferInsert)[]> {
	const rows: (typeof answers.$inferInsert)[] = [];
	for (const { answer, text } of counted) {
		const sealed = text === null ? null : await sealText(tx, actor, placeOfText(answer.id), text);
		rows.push({ ...answer, sealed });
	}
	return rows;
}

/** The participant's own texts, by exercise. */
export async function openTexts(
	tx: Transaction,
	participant: Acting,
	rows: Pick<ExerciseState, 'exerciseId' | 'answerId' | 'receivedAt' | 'response' | 'skipped'>[]
): Promise<Map<string, string>> {
	const wanted = rows.flatMap(({ exerciseId, answerId, receivedAt, response, skipped }) =>
		answerId && receivedAt && response === null && !skipped
			? [{ exerciseId, answerId, receivedAt }]
			: []
	);
	const sealed = await selectSealed(tx, participant.organisationId, wanted);
	const texts = new Map<string, string>();
	for (const { exerciseId, answerId } of wanted) {
		const bytes = sealed.get(answerId);
		if (bytes) texts.set(exerciseId, await openText(tx, participant, placeOfText(answerId), bytes));
	}
	return texts;
}

function placeOfText(row: string) {
	return { table: 'answers', column: 'sealed', row };
}
