import { redirect, type RequestEvent } from '@sveltejs/kit';
import { leave } from '#lib/server/hooks/enter.ts';
import { open } from '#lib/server/identity/authorised.ts';

/** *Klaar, uitloggen*. Open, since whoever was signed out already also wants to see that it worked. */
export const POST = open(async (event: RequestEvent) => {
	await leave(event);
	redirect(303, '/login?out');
});
