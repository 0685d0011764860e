import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { readForm } from '#lib/server/forms.ts';
import { canSignIn } from '#lib/server/hooks/cookies.ts';
import { contextOf, enter } from '#lib/server/hooks/enter.ts';
import { open } from '#lib/server/identity/authorised.ts';
import { signInWithCard } from '#lib/server/identity/sign-in.ts';
import { explain } from '../login/explain.ts';
import type { Actions, RequestEvent } from './$types';

const Card = v.object({
	token: v.pipe(
		v.string(() => m.identity_card_unknown()),
		v.trim(),
		v.regex(/^[\w-]{16,64}$/, () => m.identity_card_unknown())
	)
});

export const load = open(({ url }: RequestEvent) => ({ secure: canSignIn(url) }));

export const actions = {
	default: open(async (event: RequestEvent) => {
		const form = await readForm(event.request, Card);
		if ('problems' in form) return fail(400, { problem: m.identity_card_unknown() });
		const refused = await enter(event, await signInWithCard(contextOf(event), form.input.token));
		const { status, sentence } = explain(refused, 'card');
		return fail(status, { problem: sentence });
	})
} satisfies Actions;
