import type { Handle } from '@sveltejs/kit/hooks';
import { isUnavailable } from '../db/errors.ts';
import type { Actor } from '../identity/actor.ts';
import { login } from '../identity/client.ts';
import { findActor } from '../identity/sessions.ts';
import { deleteSessionToken, readSessionToken } from './cookies.ts';

/** Finds out who is asking. A session that is over takes its cookie along. */
export const withActor: Handle = async ({ event, resolve }) => {
	event.locals.actor = null;
	const token = readSessionToken(event);
	if (token) {
		try {
			const actor: Actor | null = await findActor(login, token, new Date());
			event.locals.actor = actor;
			event.locals.ended = !actor;
			if (!actor) deleteSessionToken(event);
		} catch (error) {
			if (!isUnavailable(error)) throw error;
			// Help has to open without a database; whatever needs an actor answers 503 by itself.
			event.locals.unavailable = true;
		}
	}
	return resolve(event);
};
