import type { ProblemCode } from '#lib/components/learn/problems.ts';
import { readPosted, type Posted, type Pressed } from '#lib/components/learn/posted.ts';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '#lib/server/db/transaction.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { recordAnswers } from '#lib/server/progress/answers.ts';
import { changeSharing } from '#lib/server/progress/sharing.ts';
import { getStep } from '#lib/server/progress/step-page.ts';

export type Outcome = Pick<Posted, 'typed'> & { problems: Record<string, ProblemCode> };

/** True when the form holds the questions of the step: a form that a script sent holds only its own action. */
export function stepIsPosted(form: FormData): boolean {
	return [...form.keys()].some((name) => name.startsWith('a.'));
}

/** Records what a form without script says about a step. What could not be recorded comes back as typed. */
export async function recordStep(
	tx: Transaction,
	actor: Actor,
	params: { course: string; module: string; page: string },
	form: FormData,
	pressed: Pressed,
	now: Date
): Promise<Outcome> {
	const step = await getStep(tx, actor, params.course, params.module, params.page, now);
	const { answers, sharings, typed, problems } = readPosted(step, form, pressed);
	const outcome: Outcome = { typed, problems };
	if (pressed && !step.states.some(([id]) => id === pressed.exerciseId)) {
		outcome.problems[pressed.exerciseId] = 'exercise_unknown';
	}
	for (const { exerciseId, sharing } of sharings) {
		const ref = { enrolmentId: step.path.enrolmentId, exerciseId };
		await changeSharing(tx, actor, ref, sharing);
	}
	if (answers.length === 0) return outcome;

	let receipt = await recordAnswers(tx, actor, answers, now);
	const taken = new Set(
		receipt.refused.filter(({ problem }) => problem === 'id_taken').map(({ id }) => id)
	);
	if (taken.size > 0) {
		// The same form sent again with another answer, by way of "back": that is a new answer.
		const again = answers
			.filter(({ id }) => taken.has(id))
			.map((answer) => ({ ...answer, id: newId(now.getTime()) }));
		answers.push(...again);
		const others = receipt.refused.filter(({ id }) => !taken.has(id));
		receipt = await recordAnswers(tx, actor, again, now);
		receipt.refused.push(...others);
	}
	for (const { id, problem } of receipt.refused) {
		const answer = answers.find((one) => one.id === id);
		if (!answer) continue;
		outcome.problems[answer.exerciseId] = problem;
	}
	return outcome;
}
