import type { Cookies, RequestEvent } from '@sveltejs/kit';

export type Crumb = { value: string; options: Record<string, unknown> };

type Fake = {
	url?: string;
	method?: string;
	headers?: Record<string, string>;
	cookies?: Record<string, string>;
	locals?: Partial<App.Locals>;
	routeId?: string;
};

/** As much of a request as hooks look at, for their tests. */
export function fakeEvent(fake: Fake = {}) {
	const { url = 'http://localhost/today', method = 'GET', headers = {}, cookies = {} } = fake;
	const kept = new Map<string, Crumb>();
	const jar: Partial<Cookies> = {
		get: (name) => kept.get(name)?.value ?? cookies[name],
		set: (name, value, options) => void kept.set(name, { value, options: { ...options } }),
		delete: (name, options) =>
			void kept.set(name, { value: '', options: { ...options, maxAge: 0 } })
	};
	const event = {
		url: new URL(url),
		request: new Request(url, { method, headers }),
		cookies: jar,
		locals: { actor: null, ...fake.locals },
		route: { id: fake.routeId ?? '/today' }
	};
	return { event: event as unknown as RequestEvent, kept };
}
