import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { readForm } from '#lib/server/forms.ts';
import { canSignIn } from '#lib/server/hooks/cookies.ts';
import { homeOf } from '#lib/server/hooks/destinations.ts';
import { contextOf, enter } from '#lib/server/hooks/enter.ts';
import { open } from '#lib/server/identity/authorised.ts';
import { signInWithPassword } from '#lib/server/identity/sign-in.ts';
import { readSettings } from '#lib/server/settings.ts';
import { explain } from '../explain.ts';
import type { Actions, RequestEvent } from './$types';

const { demo } = readSettings(process.env);

const Credentials = v.object({
	email: v.pipe(
		v.string(() => m.identity_email_missing()),
		v.trim(),
		v.minLength(1, () => m.identity_email_missing()),
		v.maxLength(254, () => m.identity_email_wrong()),
		v.includes('@', () => m.identity_email_wrong())
	),
	password: v.pipe(
		v.string(() => m.identity_password_missing()),
		v.minLength(1, () => m.identity_password_missing()),
		v.maxLength(1000, () => m.identity_password_unknown())
	)
});

export const load = open(({ locals, url }: RequestEvent) => {
	if (locals.actor) redirect(303, homeOf(locals.actor.role));
	return { demo, secure: canSignIn(url) };
});

export const actions = {
	default: open(async (event: RequestEvent) => {
		const form = await readForm(event.request, Credentials);
		if ('problems' in form) {
			const { email = '' } = form.values;
			return fail(400, { problems: form.problems, values: { email } });
		}
		const { email } = form.input;
		const refused = await enter(event, await signInWithPassword(contextOf(event), form.input));
		const { status, sentence } = explain(refused, 'password');
		const problems: Record<string, string> = { password: sentence };
		return fail(status, { problems, values: { email } });
	})
} satisfies Actions;
