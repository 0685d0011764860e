import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/forms.ts';
import { homeOf } from '#lib/server/hooks/destinations.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { saveDisplaySettings } from '#lib/server/identity/people.ts';
import { endSession, endSessionsOf, listSessions } from '#lib/server/identity/sessions.ts';
import type { Actions } from './$types';

const Display = v.object({
	textSize: v.picklist(['normal', 'large', 'larger'], () => m.identity_choose()),
	theme: v.picklist(['system', 'light', 'dark'], () => m.identity_choose()),
	locale: v.picklist(['nl', 'en'], () => m.identity_choose())
});
const Ended = v.object({ id: v.pipe(v.string(), v.uuid()) });

export const load = authorised('account.own', async ({ url }: RequestEvent, actor) => {
	const sessions = await withTransaction(actor, (tx) => listSessions(tx, actor));
	const { name, role, theme, textSize, locale } = actor;
	return {
		name,
		role,
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

function doneOf(done: string | null): string | null {
	if (done === 'display') return m.identity_display_saved();
	return done === 'end' ? m.identity_session_ended() : null;
}

function inWords(moment: Date): string {
	return new Intl.DateTimeFormat({ nl: 'nl-NL', en: 'en-GB' }[getLocale()], {
		dateStyle: 'full',
		timeStyle: 'short',
		timeZone: 'Europe/Amsterdam'
	}).format(moment);
}
