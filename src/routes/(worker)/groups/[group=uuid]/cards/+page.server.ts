import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/forms.ts';
import { printCards } from '#lib/server/groups/cards.ts';
import { getGroup, listMembers } from '#lib/server/groups/groups.ts';
import { noteLook } from '#lib/server/groups/looking.ts';
import { replaceCards, SPARE_CODES } from '#lib/server/groups/participants.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { prepareCodes } from '#lib/server/identity/cards.ts';
import { pepper } from '#lib/server/identity/client.ts';
import { refuse } from '../../refuse.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const Chosen = v.object({
	'for[]': v.optional(v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(200)), [])
});

export const load = authorised('participants.view', ({ params }: PageServerLoadEvent, worker) =>
	withTransaction(worker, async (tx) => {
		const now = new Date();
		const { id: groupId } = await getGroup(tx, worker, params.group, now);
		const members = await listMembers(tx, worker, groupId);
		const subjects = members.map(({ id }) => id);
		await noteLook(tx, worker, { action: 'participants.view', groupId, subjects }, now);
		return { members: members.map(({ id, name }) => ({ id, name })) };
	})
);

export const actions = {
	make: authorised(
		'participants.manage',
		async ({ request, params, url }: RequestEvent, worker) => {
			const form = await readForm(request, Chosen);
			if ('problems' in form) return fail(400, form);
			const chosen = form.input['for[]'];
			if (chosen.length === 0) return refuse({ for: m.cards_none() });
			const now = new Date();
			const group = await withTransaction(worker, (tx) => getGroup(tx, worker, params.group, now));
			const prepared = await prepareCodes(pepper(), group.id, chosen.length + SPARE_CODES);
			const cards = await withTransaction(worker, (tx) =>
				replaceCards(tx, worker, group.id, chosen, prepared, now)
			);
			return { printed: printCards(cards, group, worker, url.origin) };
		}
	)
} satisfies Actions;
