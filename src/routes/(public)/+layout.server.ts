import { open } from '#lib/server/identity/authorised.ts';

export const load = open(({ locals }) => {
	const role = locals.actor?.role ?? null;
	return { visitor: role, person: role === 'participant' ? locals.actor?.personId : undefined };
});
