import { AnswerBatch } from '#lib/answers.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { isRetryable } from '#lib/server/db/errors.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { recordAnswers } from '#lib/server/progress/answers.ts';
import { readJson } from '../read-json.ts';

/** Takes a batch of answers, stores each once, and gives back how the exercises stand. */
export const POST = authorised('homework.do', async ({ request }, actor) => {
	const batch = await readJson(request, AnswerBatch);
	if (!batch) return Response.json({ message: 'answers_invalid' }, { status: 400 });
	const record = () =>
		withTransaction(actor, (tx) => recordAnswers(tx, actor, batch.answers, new Date()));
	const receipt = await record().catch((error: unknown) => {
		if (isRetryable(error)) return record();
		throw error;
	});
	return Response.json(receipt);
});
