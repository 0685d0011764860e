import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { AsyncLocalStorage } from 'node:async_hooks';
import {
	baseLocale,
	cookieName,
	extractLocaleFromHeader,
	overwriteServerAsyncLocalStorage,
	toLocale,
	type Locale
} from '#lib/paraglide/runtime.js';

type Store = { locale?: Locale; origin?: string; messageCalls?: Set<string> };

// Paraglide's own middleware copies every request with its body; all that it then needs is this store.
const storage = new AsyncLocalStorage<Store>();
overwriteServerAsyncLocalStorage({
	getStore: () => storage.getStore(),
	run: (store, work: () => unknown) => storage.run(store, work)
});

/** The language, colours and text size of the account, else of the browser. */
export const withLocale: Handle = ({ event, resolve }) => {
	const { actor } = event.locals;
	const locale = localeOf(event);
	// The browser looks at the cookie too, and has to come to the same language.
	if (actor && event.cookies.get(cookieName) !== locale) keepLocale(event, locale);

	const opening = {
		lang: locale,
		theme: actor?.theme ?? 'system',
		text: actor?.textSize ?? 'normal'
	};
	const transformPageChunk = ({ html }: { html: string }) => fillOpening(html, opening);
	const { origin } = event.url;
	const store: Store = { locale, origin, messageCalls: new Set() };
	return storage.run(store, () => resolve(event, { transformPageChunk }));
};

/** Fills in the attributes of the opening tag, and leaves alone what people wrote further on. */
function fillOpening(html: string, values: Record<string, string>): string {
	const end = html.startsWith('<!doctype html>') ? html.indexOf('<head>') : 0;
	const tag = html.slice(0, Math.max(end, 0));
	return (
		tag.replace(/%(\w+)%/g, (all, name: string) => values[name] ?? all) + html.slice(tag.length)
	);
}

/** Remembers the language in this browser. */
export function keepLocale(
	{ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>,
	locale: Locale
) {
	const secure = url.protocol === 'https:';
	cookies.set(cookieName, locale, { path: '/', httpOnly: false, sameSite: 'lax', secure });
}

function localeOf({ locals, cookies, request }: RequestEvent): Locale {
	return (
		locals.actor?.locale ??
		toLocale(cookies.get(cookieName)) ??
		extractLocaleFromHeader(request) ??
		baseLocale
	);
}
