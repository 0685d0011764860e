import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { newId } from '#lib/ids.ts';
import { m } from '#lib/paraglide/messages.js';
import { addParticipants } from '#lib/server/assignments/newcomers.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { parseForm } from '#lib/server/forms.ts';
import { printCards } from '#lib/server/groups/cards.ts';
import { createGroup } from '#lib/server/groups/groups.ts';
import { MOST_NAMES, parseNames } from '#lib/server/groups/names.ts';
import { SPARE_CODES } from '#lib/server/groups/participants.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { prepareCodes } from '#lib/server/identity/cards.ts';
import { pepper } from '#lib/server/identity/client.ts';
import { GroupName, namesProblem, notesOf } from '../names.ts';
import { refuse } from '../refuse.ts';
import type { Actions } from './$types';

const NewGroup = v.object({
	id: v.pipe(v.string(), v.uuid()),
	name: GroupName,
	audience: v.picklist(['pupils', 'adults'], () => m.groups_audience_missing()),
	names: v.optional(
		v.pipe(
			v.string(),
			v.maxLength(20_000, () => m.groups_names_far())
		),
		''
	)
});

export const load = authorised('groups.manage', () => ({ id: newId(), mostNames: MOST_NAMES }));

export const actions = {
	default: authorised('groups.manage', async ({ request, url }, worker) => {
		const data = await request.formData();
		const form = parseForm(data, NewGroup);
		const names = parseNames(String(data.get('names') ?? ''));
		const wrong = names.names.length > 0 || names.tooLong.length > 0 ? namesProblem(names) : null;
		if ('problems' in form) {
			const problems: Record<string, string> = wrong
				? { ...form.problems, names: wrong }
				: form.problems;
			return fail(400, { problems, values: form.values });
		}
		const { id, name, audience } = form.input;
		if (wrong) {
			return refuse({ names: wrong }, { id, name, audience, names: form.input.names });
		}

		const count = names.names.length;
		const prepared = count > 0 ? await prepareCodes(pepper(), id, count + SPARE_CODES) : [];
		const now = new Date();
		const made = await withTransaction(worker, async (tx) => {
			const group = await createGroup(tx, worker, { id, name, audience }, now);
			const added = await addParticipants(tx, worker, id, names.names, prepared, now);
			return { group: { name, code: group.code }, added };
		});
		const cards = 'cards' in made.added ? made.added.cards : [];
		if (cards.length === 0) redirect(303, `/groups/${id}/participants`);
		return {
			groupId: id,
			printed: printCards(cards, made.group, worker, url.origin),
			notes: notesOf(names, [])
		};
	})
} satisfies Actions;
