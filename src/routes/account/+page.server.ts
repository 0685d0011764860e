import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/forms.ts';
import { homeOf } from '#lib/server/hooks/destinations.ts';
import { contextOf } from '#lib/server/hooks/enter.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { changeOwnPassword } from '#lib/server/identity/own-password.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#lib/server/identity/passwords.ts';
import { findEmail, saveDisplaySettings } from '#lib/server/identity/people.ts';
import { endSession, endSessionsOf, listSessions } from '#lib/server/identity/sessions.ts';
import { explain } from '../(public)/login/explain.ts';
import type { Actions } from './$types';

const Display = v.object({
	textSize: v.picklist(['normal', 'large', 'larger'], () => m.identity_choose()),
	theme: v.picklist(['system', 'light', 'dark'], () => m.identity_choose()),
	locale: v.picklist(['nl', 'en'], () => m.identity_choose())
});
const NewPassword = v.pipe(
	v.object({
		current: v.pipe(
			v.string(() => m.identity_password_missing()),
			v.minLength(1, () => m.identity_password_missing()),
			v.maxLength(1000, () => m.identity_password_not_current())
		),
		next: v.pipe(
			v.string(() => m.identity_password_next_missing()),
			v.minLength(1, () => m.identity_password_next_missing())
		),
		again: v.string(() => m.identity_password_differs())
	}),
	v.forward(
		v.partialCheck(
			[['next'], ['again']],
			({ next, again }) => next === again,
			() => m.identity_password_differs()
		),
		['again']
	)
);
const NEXT_WORDS = {
	too_short: () => m.identity_password_short({ least: SHORTEST_PASSWORD }),
	too_long: () => m.identity_password_long({ most: LONGEST_PASSWORD }),
	known: () => m.identity_password_known(),
	same: () => m.identity_password_same()
};
const Ended = v.object({ id: v.pipe(v.string(), v.uuid()) });

export const load = authorised('account.own', async ({ url }: RequestEvent, actor) => {
	const { sessions, email } = await withTransaction(actor, async (tx) => ({
		sessions: await listSessions(tx, actor),
		email: await findEmail(tx, actor)
	}));
	const { name, role, personId, theme, textSize, locale } = actor;
	return {
		name,
		role,
		person: personId,
		email,
		least: SHORTEST_PASSWORD,
		home: homeOf(role),
		display: { theme, textSize, locale },
		sessions: sessions.map(({ id, device, method, seenAt }) => ({
			id,
			device: device || m.identity_device_unknown(),
			method,
			seen: inWords(seenAt),
			current: id === actor.sessionId
		})),
		done: doneOf(url.searchParams.get('done'))
	};
});

export const actions = {
	display: authorised('account.own', async ({ request }: RequestEvent, actor) => {
		const form = await readForm(request, Display);
		if ('problems' in form) return fail(400, { problem: m.identity_choose() });
		await withTransaction(actor, (tx) => saveDisplaySettings(tx, actor, form.input));
		// A new request, so that the page comes in the language that was chosen.
		redirect(303, '/account?done=display');
	}),

	password: authorised('account.password', async (event: RequestEvent, actor) => {
		const form = await readForm(event.request, NewPassword);
		// What was typed stays here: a password is never sent back.
		if ('problems' in form) return fail(400, { problems: form.problems });
		const refused = await changeOwnPassword(withTransaction, contextOf(event), actor, form.input);
		if (!refused) redirect(303, '/account?done=password');
		if ('next' in refused) return fail(400, named('next', NEXT_WORDS[refused.next]()));
		const { status, sentence } = explain(refused.current, 'own');
		return fail(status, named('current', sentence));
	}),

	end: authorised('account.own', async ({ request }: RequestEvent, actor) => {
		const form = await readForm(request, Ended);
		if ('problems' in form) return fail(400, { problem: m.identity_session_gone() });
		// One that has ended already is what was wanted.
		await withTransaction(actor, (tx) => endSession(tx, actor, form.input.id));
		redirect(303, '/account?done=end');
	}),

	endOthers: authorised('account.own', async (_event: RequestEvent, actor) => {
		await withTransaction(actor, (tx) => endSessionsOf(tx, actor, actor.sessionId));
		redirect(303, '/account?done=end');
	})
} satisfies Actions;

function named(field: string, sentence: string): { problems: Record<string, string> } {
	return { problems: { [field]: sentence } };
}

function doneOf(done: string | null): string | null {
	if (done === 'display') return m.identity_display_saved();
	if (done === 'password') return m.identity_password_changed();
	return done === 'end' ? m.identity_session_ended() : null;
}

function inWords(moment: Date): string {
	return new Intl.DateTimeFormat({ nl: 'nl-NL', en: 'en-GB' }[getLocale()], {
		dateStyle: 'full',
		timeStyle: 'short',
		timeZone: 'Europe/Amsterdam'
	}).format(moment);
}
