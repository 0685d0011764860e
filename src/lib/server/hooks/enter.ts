import { redirect, type RequestEvent } from '@sveltejs/kit';
import { withTransaction } from '../db/client.ts';
import { login, pepper } from '../identity/client.ts';
import { describeDevice } from '../identity/devices.ts';
import { endSession } from '../identity/sessions.ts';
import type { Refused, SignInContext, SignInResult } from '../identity/sign-in.ts';
import { deleteSessionToken, keepDeviceId, setSessionToken } from './cookies.ts';
import { homeOf, ownPath } from './destinations.ts';

/** What every way of signing in needs to know about this request. */
export function contextOf(event: RequestEvent): SignInContext {
	return {
		login,
		pepper: pepper(),
		deviceId: keepDeviceId(event),
		device: describeDevice(event.request.headers.get('user-agent')),
		now: new Date(),
		onAlarm: (organisationId) =>
			event.locals.log.warn({ organisationId }, 'many wrong sign-in tries in this organisation')
	};
}

/**
 * Lets somebody in and goes where they wanted to be; a refusal comes back for the page to explain. Whoever was
 * signed in on this device before is signed out: the next pupil does not continue as the last one.
 */
export async function enter(event: RequestEvent, result: SignInResult): Promise<Refused> {
	if ('problem' in result) {
		if ('retryAfter' in result) event.setHeaders({ 'retry-after': String(result.retryAfter) });
		return result;
	}
	await leave(event);
	setSessionToken(event, result.session.token);
	redirect(303, ownPath(event.url.searchParams.get('next')) ?? homeOf(result.role));
}

/** Ends the session of this request, when there is one. */
export async function leave(event: RequestEvent): Promise<void> {
	const { actor } = event.locals;
	if (actor) await withTransaction(actor, (tx) => endSession(tx, actor, actor.sessionId));
	deleteSessionToken(event);
}
