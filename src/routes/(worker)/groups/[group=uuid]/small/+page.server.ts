import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { newId } from '#lib/ids.ts';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { participantsOf } from '#lib/server/following/participants-of.ts';
import { parseForm } from '#lib/server/forms.ts';
import { listMembers } from '#lib/server/groups/groups.ts';
import { noteLook } from '#lib/server/groups/looking.ts';
import { createSmallGroup } from '#lib/server/groups/small-groups.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { GroupName } from '../../names.ts';
import { refuse } from '../../refuse.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const Id = v.pipe(v.string(), v.uuid());
const NewSmallGroup = v.object({
	id: Id,
	name: GroupName,
	'who[]': v.pipe(
		v.optional(v.array(Id), []),
		v.minLength(1, () => m.small_who_missing())
	)
});

/** Enrolments in `p` say who is chosen beforehand. */
export const load = authorised('groups.manage', ({ params, url }: PageServerLoadEvent, worker) =>
	withTransaction(worker, async (tx) => {
		const now = new Date();
		const groupId = params.group;
		const picked = url.searchParams.getAll('p').filter((id) => v.is(Id, id));
		const chosen = await participantsOf(tx, worker, groupId, picked, now);
		const members = await listMembers(tx, worker, groupId);
		const subjects = members.map(({ id }) => id);
		await noteLook(tx, worker, { action: 'groups.manage', groupId, subjects }, now);
		return { id: newId(), chosen, members: members.map(({ id, name }) => ({ id, name })) };
	})
);

export const actions = {
	default: authorised('groups.manage', async ({ request, params }: RequestEvent, worker) => {
		const data = await request.formData();
		const who = data.getAll('who[]').map(String);
		const form = parseForm(data, NewSmallGroup);
		if ('problems' in form) return fail(400, { ...form, problems: atField(form.problems), who });
		const { id, name, 'who[]': participantIds } = form.input;
		const made = await withTransaction(worker, (tx) =>
			createSmallGroup(tx, worker, params.group, { id, name, participantIds }, new Date())
		);
		if ('problem' in made) {
			const refused = refuse(problemsOf(made.problem, name), { id, name });
			return fail(refused.status, { ...refused.data, who });
		}
		const did = new URLSearchParams({ made: String(made.count) });
		redirect(303, `/groups/${made.id}/participants?${did}`);
	})
} satisfies Actions;

/** The path of a list says which of it was wrong; the page has one place for all of them. */
function atField(problems: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(problems).map(([path, problem]) => [
			path.startsWith('who[]') ? 'who' : path,
			problem
		])
	);
}

function problemsOf(
	problem: 'group_closed' | 'gone' | 'name_taken',
	name: string
): Record<string, string> {
	switch (problem) {
		case 'name_taken':
			return { name: m.small_name_taken({ name }) };
		case 'gone':
			return { who: m.small_gone() };
		case 'group_closed':
			return { who: m.groups_closed_note() };
	}
}
