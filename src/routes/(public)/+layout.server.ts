import { open } from '#lib/server/identity/authorised.ts';

export const load = open(({ locals }) => ({ visitor: locals.actor?.role ?? null }));
