import type { IncomingMessage, ServerResponse } from 'node:http';
import { lrsOfThisProcess } from './client.ts';
import { createLrs } from './listener.ts';

let answer: ReturnType<typeof createLrs> | undefined;

/**
 * Answers `/xapi` before kit does: kit's cross-site check would refuse machines, and cookies count for nothing here.
 * `about` is open, as the standard says; every other resource asks for a key of an organisation.
 */
export function answerXapi(request: IncomingMessage, response: ServerResponse): Promise<void> {
	answer ??= createLrs(lrsOfThisProcess());
	return answer(request, response);
}
