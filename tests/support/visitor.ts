export type Ask = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** A browser without script that keeps one cookie. */
export type Visitor = {
	origin: string;
	cookie: string;
	/** Asks for a path of the site; a redirect is given back, not followed. */
	ask: (path: string, options?: Ask) => Promise<Response>;
	/** Sends a form to a path of the site. */
	post: (
		path: string,
		fields?: Record<string, string> | string | [string, string][],
		headers?: Record<string, string>
	) => Promise<Response>;
	/** Sends a value as JSON, as our own script does. */
	send: (path: string, value: unknown, headers?: Record<string, string>) => Promise<Response>;
};

export function visitorOf(origin: string, cookie: string): Visitor {
	const ask: Visitor['ask'] = (path, { headers, ...options } = {}) =>
		fetch(origin + path, {
			redirect: 'manual',
			...options,
			headers: { origin, accept: 'text/html', cookie, ...headers }
		});
	return {
		origin,
		cookie,
		ask,
		post: (path, fields = {}, headers = {}) =>
			ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
		send: (path, value, headers = {}) =>
			ask(path, {
				method: 'POST',
				body: typeof value === 'string' ? value : JSON.stringify(value),
				headers: { 'content-type': 'application/json', accept: 'application/json', ...headers }
			})
	};
}
