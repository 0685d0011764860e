import { inject, test as base } from 'vitest';
import type { Actor } from '#lib/server/identity/actor.ts';
import { openSite, signIn } from './site.ts';
import { visitorOf } from './visitor.ts';

/** Vitest's `test` with the built site: its database, and visitors of it. */
export const test = base
	.extend('site', { scope: 'worker' }, async ({}, { onCleanup }) => {
		const site = await openSite();
		onCleanup(() => site.end());
		return site;
	})
	/** Somebody who has just signed in; nobody, when no actor is given. */
	.extend('visit', { scope: 'worker' }, ({ site }) => async (actor: Actor | null) => {
		const { origin } = inject('server');
		return visitorOf(origin, actor ? `opmaat=${await signIn(site, actor)}` : '');
	});
