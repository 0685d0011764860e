import { redirect } from '@sveltejs/kit';
import { homeOf } from '#lib/server/hooks/destinations.ts';
import { open } from '#lib/server/identity/authorised.ts';

/** Everybody begins somewhere else. */
export const load = open(({ locals }) => {
	redirect(303, locals.actor ? homeOf(locals.actor.role) : '/login');
});
