import type { Handle } from '@sveltejs/kit/hooks';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Refuses writes that another site began. Kit looks at forms only; this also covers JSON. */
export const withSameOrigin: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	const site = headers.get('sec-fetch-site');
	const ours =
		SAFE.includes(method) ||
		(site === null ? headers.get('origin') === event.url.origin : site === 'same-origin');
	return ours ? resolve(event) : new Response('Cross-site request refused\n', { status: 403 });
};
