import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from './actor.ts';
import { permits, type Permission } from './policy.ts';

/** Wraps a load, action or endpoint. What it returns carries its permission, so that a test can list it. */
export function authorised<Event extends RequestEvent, Result>(
	permission: Permission,
	handler: (event: Event, actor: Actor) => Result
) {
	const guarded = (event: Event): Result => {
		const { actor } = event.locals;
		if (!actor) return refuseVisitor(event);
		if (!permits(actor.role, permission)) error(404, 'Not Found');
		return handler(event, actor);
	};
	return Object.assign(guarded, { permission });
}

/** Marks a load, action or endpoint as open to visitors: a choice, not an omission. */
export function open<Event extends RequestEvent, Result>(handler: (event: Event) => Result) {
	return Object.assign((event: Event) => handler(event), { permission: 'open' as const });
}

function refuseVisitor({ route, url, locals }: RequestEvent): never {
	if (locals.unavailable) error(503, 'unavailable');
	if (route.id?.startsWith('/api/')) error(401, 'signed_out');
	const asked = new URLSearchParams({ next: url.pathname });
	if (locals.ended) asked.set('ended', '');
	redirect(303, `/login?${asked}`);
}
