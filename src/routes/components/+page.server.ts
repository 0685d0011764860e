import { error } from '@sveltejs/kit';
import { dev } from '$app/env';
import { open } from '#lib/server/identity/authorised.ts';

/** Every component in every state: a page for whoever works on the project, absent from a build that serves. */
export const load = open(() => {
	if (!dev) error(404, 'Not Found');
});
