import { AttentionMark, MOST_ATTENTION_MARKS } from '#lib/answers.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { recordAttention } from '#lib/server/progress/attention.ts';
import * as v from 'valibot';
import { readJson } from '../read-json.ts';

const Marks = v.object({
	marks: v.pipe(v.array(AttentionMark), v.minLength(1), v.maxLength(MOST_ATTENTION_MARKS))
});

/** Running totals of attention, reported by the page while it is read. */
export const POST = authorised('homework.do', async ({ request }, actor) => {
	const input = await readJson(request, Marks);
	if (!input) return Response.json({ message: 'marks_invalid' }, { status: 400 });
	await withTransaction(actor, (tx) => recordAttention(tx, actor, input.marks));
	return new Response(null, { status: 204 });
});
