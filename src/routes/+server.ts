import { redirect } from '@sveltejs/kit';
import { homeOf } from '#lib/server/hooks/destinations.ts';
import { open } from '#lib/server/identity/authorised.ts';

/** The front door leads to where somebody works, or to signing in. */
export const GET = open(({ locals }) => {
	redirect(303, locals.actor ? homeOf(locals.actor.role) : '/login');
});
