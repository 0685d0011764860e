import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/;
/** Routes that anybody may post to, and calls of our own script, which keeps what it sends. */
const OPEN = /^\/(\(public\)|api|logout|quick-exit|account\/language)(\/|$)/;

/** In bytes: more than anybody types. A file is not kept, and nobody without a session makes the server read one. */
const MOST = 512 * 1024;

/**
 * A form that arrives after the session has ended is not thrown away: it comes back as a page that holds every field,
 * to be sent again after signing in elsewhere. Whoever then sends it is checked like anybody else.
 */
export const withKeptForm: Handle = async ({ event, resolve }) => {
	if (!isLateForm(event)) return resolve(event);
	// The form itself says nothing that could be kept when it cannot be read.
	const form = await event.request.formData().catch(() => new FormData());
	const fields: [string, string][] = [];
	for (const [name, value] of form) {
		if (typeof value === 'string') fields.push([name, value]);
	}
	const { pathname, search } = event.url;
	return new Response(pageOf(pathname + search, fields), {
		status: 401,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src-attr 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
			'cache-control': 'no-store'
		}
	});
};

function isLateForm({ request, locals, route }: RequestEvent): boolean {
	return (
		request.method === 'POST' &&
		!locals.actor &&
		!locals.unavailable &&
		route.id !== null &&
		!OPEN.test(route.id) &&
		!request.headers.has('x-sveltekit-action') &&
		FORMS.test(request.headers.get('content-type') ?? '') &&
		// Unknown is too much.
		Number(request.headers.get('content-length') ?? Infinity) <= MOST
	);
}

function pageOf(action: string, fields: [string, string][]): string {
	const inputs = fields.map(
		([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
	);
	const button =
		'font:inherit;padding:.75rem 1.25rem;border-radius:12px;border:2px solid;background:none;color:inherit;cursor:pointer';
	return `<!doctype html>
<html lang="${getLocale()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Opmaat</title></head>
<body style="font:1.125rem/1.6 Verdana,system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem">
<main>
<h1>${escaped(m.identity_kept_title())}</h1>
<p>${escaped(m.identity_kept_text())}</p>
<ol>
<li><p><a href="/login" target="_blank" rel="noopener">${escaped(m.identity_kept_sign_in())}</a></p></li>
<li><form method="POST" action="${escaped(action)}">${inputs.join('')}<p><button style="${button}">${escaped(m.identity_kept_send())}</button></p></form></li>
</ol>
</main>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	// A browser drops one line break right after the quote, and would change the others.
	'\n': '&#10;',
	'\r': '&#13;'
};

function escaped(text: string): string {
	return text.replace(/[&<>"'\n\r]/g, (character) => ENTITIES[character] ?? character);
}
