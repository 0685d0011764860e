import { open } from '#lib/server/identity/authorised.ts';
import { permits } from '#lib/server/identity/policy.ts';

/** Opens for everybody, also signed out and without a database. */
export const load = open(({ locals }) => ({
	participant: locals.actor !== null && permits(locals.actor.role, 'homework.do')
}));
