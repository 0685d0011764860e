import type { HandleServerError } from '@sveltejs/kit/hooks';
import { DomainError } from '#lib/errors.ts';
import { codeOf, isUnavailable, isUnstorable } from '../db/errors.ts';
import { Busy } from '../identity/queue.ts';
import { describeError } from './describe-error.ts';

/** Turns what was thrown into what the reader may know. A fault of ours is logged under the id that they see. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind !== 'unknown') return;
	if (error instanceof DomainError) return { status: error.status, message: error.code };
	if (error instanceof Busy) return { status: 503, message: 'busy' };

	if (isUnreadable(error) || isUnstorable(error) || isGone(error))
		return { status: 400, message: 'unreadable' };

	const id = crypto.randomUUID();
	const unavailable = isUnavailable(error);
	event.locals.log.error(
		{ id, route: event.route.id, error: describeError(error) },
		unavailable ? 'database unavailable' : 'unexpected error'
	);
	return unavailable ? { status: 503, message: 'unavailable', id } : { message: 'unexpected', id };
};

/** The browser went away while it was still sending. Nobody reads the answer, and nothing of ours is wrong. */
function isGone(error: unknown): boolean {
	return error instanceof Error && error.message === 'aborted' && codeOf(error) === 'ECONNRESET';
}

/** A body that is not the form it says it is; the runtime gives that no class of its own. */
function isUnreadable(error: unknown): boolean {
	return error instanceof TypeError && /FormData|multipart/i.test(error.message);
}
