import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { DEMO_PASSWORD, PUPILS, STAFF } from '#lib/server/demo/accounts.ts';
import { readForm } from '#lib/server/forms.ts';
import { canSignIn } from '#lib/server/hooks/cookies.ts';
import { homeOf } from '#lib/server/hooks/destinations.ts';
import { contextOf, enter } from '#lib/server/hooks/enter.ts';
import { open } from '#lib/server/identity/authorised.ts';
import { login } from '#lib/server/identity/client.ts';
import { hasDemoOrganisation } from '#lib/server/identity/credentials.ts';
import { signInWithCodes } from '#lib/server/identity/sign-in.ts';
import { readSettings } from '#lib/server/settings.ts';
import { explain } from './explain.ts';
import type { Actions, RequestEvent } from './$types';

const { demo } = readSettings(process.env);

const Codes = v.object({
	groupCode: v.pipe(
		v.string(() => m.identity_group_code_missing()),
		v.trim(),
		v.minLength(1, () => m.identity_group_code_missing()),
		v.maxLength(40, () => m.identity_codes_unknown())
	),
	code: v.pipe(
		v.string(() => m.identity_code_missing()),
		v.trim(),
		v.minLength(1, () => m.identity_code_missing()),
		v.maxLength(40, () => m.identity_codes_unknown())
	)
});

export const load = open(async ({ locals, url }: RequestEvent) => {
	if (locals.actor) redirect(303, homeOf(locals.actor.role));
	return {
		ended: url.searchParams.has('ended'),
		out: url.searchParams.has('out'),
		secure: canSignIn(url),
		demo: demo && (await hasDemoOrganisation(login)) ? demoAccounts() : null
	};
});

export const actions = {
	default: open(async (event: RequestEvent) => {
		const form = await readForm(event.request, Codes);
		if ('problems' in form) {
			const { groupCode = '' } = form.values;
			return fail(400, { problems: form.problems, values: { groupCode } });
		}
		const { groupCode } = form.input;
		const refused = await enter(event, await signInWithCodes(contextOf(event), form.input));
		const { status, sentence } = explain(refused, 'codes');
		const problems: Record<string, string> = { code: sentence };
		return fail(status, { problems, values: { groupCode } });
	})
} satisfies Actions;

function demoAccounts() {
	return {
		pupils: PUPILS.map(({ name, groupCode, code }) => ({ name, groupCode, code })),
		staff: Object.values(STAFF).map(({ name, email, role }) => ({ name, email, role })),
		password: DEMO_PASSWORD
	};
}
