import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { ownPath } from '#lib/server/hooks/destinations.ts';
import { keepLocale } from '#lib/server/hooks/locale.ts';
import { parseForm } from '#lib/server/forms.ts';
import { open } from '#lib/server/identity/authorised.ts';

const Choice = v.object({
	locale: v.picklist(['nl', 'en']),
	back: v.optional(v.string(), '')
});

/** The language of a browser without an account. */
export const POST = open(async (event: RequestEvent) => {
	const form = parseForm(await event.request.formData(), Choice);
	if ('problems' in form) error(400, 'language_unknown');
	const { locale, back } = form.input;
	keepLocale(event, locale);
	redirect(303, /^\/login\b/.test(back) ? back : (ownPath(back) ?? '/'));
});
