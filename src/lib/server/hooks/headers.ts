import type { Handle } from '@sveltejs/kit/hooks';

const EVERYWHERE = {
	'x-content-type-options': 'nosniff',
	// Not no-referrer: forms would then send the origin `null`.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'
};
/** A previewed step stands in a frame of our own page, with the width of a phone; nothing else is ever framed. */
const FRAMED: (string | null)[] = [
	'/(author)/trainings/[course=slug]/[module=slug]/preview/[level=slug]/[page=slug]',
	'/(author)/trainings/[course=slug]/edit/preview/[module=slug]/[level=slug]/[page=slug]'
];
/** In seconds. */
const ONE_YEAR = 31_536_000;
const TRY_AGAIN = 30;

/** The headers of every answer that kit gives; files get theirs from the server entry. */
export const withHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	for (const [name, value] of Object.entries(EVERYWHERE)) headers.set(name, value);
	const policy = headers.get('content-security-policy');
	if (policy && FRAMED.includes(event.route.id)) {
		const framed = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
		headers.set('content-security-policy', framed);
	}
	if (event.url.protocol === 'https:') {
		headers.set('strict-transport-security', `max-age=${ONE_YEAR}`);
	}
	// On a shared device the next user presses "back". Pictures of courses say themselves how long they keep.
	if (
		(event.locals.actor || event.locals.ended) &&
		!/max-age=[1-9]/.test(headers.get('cache-control') ?? '')
	) {
		headers.set('cache-control', 'private, no-store');
	}
	if (response.status === 503 && !headers.has('retry-after')) {
		headers.set('retry-after', String(TRY_AGAIN));
	}
	return response;
};
