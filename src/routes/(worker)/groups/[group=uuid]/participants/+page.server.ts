import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { Conflict } from '#lib/errors.ts';
import { m } from '#lib/paraglide/messages.js';
import { addParticipants, putBackParticipant } from '#lib/server/assignments/newcomers.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { parseForm, readForm } from '#lib/server/forms.ts';
import { printCards } from '#lib/server/groups/cards.ts';
import {
	closeGroup,
	getGroup,
	listMembers,
	renameGroup,
	reopenGroup
} from '#lib/server/groups/groups.ts';
import { noteLook } from '#lib/server/groups/looking.ts';
import { MOST_NAME_CHARACTERS, MOST_NAMES, parseNames } from '#lib/server/groups/names.ts';
import {
	changeParticipant,
	listLeft,
	removeFromGroup,
	SPARE_CODES
} from '#lib/server/groups/participants.ts';
import {
	addGroupWorker,
	listGroupWorkers,
	listWorkers,
	removeGroupWorker
} from '#lib/server/groups/workers.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { prepareCodes } from '#lib/server/identity/cards.ts';
import { login, pepper } from '#lib/server/identity/client.ts';
import { isSignInClosed, reopenSignIn } from '#lib/server/identity/reopening.ts';
import { GroupName, namesProblem, notesOf } from '../../names.ts';
import { refuse } from '../../refuse.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const id = v.pipe(v.string(), v.uuid());
const Somebody = v.object({ id, name: v.string() });
const Change = v.object({
	id,
	name: v.pipe(
		v.string(),
		v.trim(),
		v.minLength(1, () => m.groups_people_name_missing({ most: MOST_NAME_CHARACTERS })),
		v.maxLength(MOST_NAME_CHARACTERS, () =>
			m.groups_people_name_missing({ most: MOST_NAME_CHARACTERS })
		)
	),
	reading: v.optional(v.literal('on'))
});
const One = v.object({ id });
const Rename = v.object({ group: GroupName });

/** `made` says that the group was made just now, of so many members of another one. */
export const load = authorised(
	'participants.view',
	({ params, url }: PageServerLoadEvent, worker) =>
		withTransaction(worker, async (tx) => {
			const now = new Date();
			const { id: groupId } = await getGroup(tx, worker, params.group, now);
			const { organisationId } = worker;
			const members = await listMembers(tx, worker, groupId);
			const signInClosed = await isSignInClosed(tx, login, { organisationId, groupId }, now);
			const left = await listLeft(tx, worker, groupId, now);
			const subjects = [...members, ...left].map(({ id }) => id);
			const workers = await listGroupWorkers(tx, worker, groupId, now);
			const there = new Set(workers.map(({ id }) => id));
			const colleagues = await listWorkers(tx, worker);
			await noteLook(tx, worker, { action: 'participants.view', groupId, subjects }, now);
			return {
				workers: workers.map((one) => ({ ...one, self: one.id === worker.personId })),
				colleagues: colleagues.filter(({ id }) => !there.has(id)),
				members: members.map(({ id, name, since, extraReadingTime }) => ({
					id,
					name,
					since,
					extraReadingTime
				})),
				left: left.map(({ id, name, until }) => ({ id, name, until })),
				signInClosed,
				made: /^\d{1,4}$/.test(url.searchParams.get('made') ?? '') ? members.length : null,
				mostNames: MOST_NAMES
			};
		})
);

export const actions = {
	add: authorised('participants.manage', async ({ request, params, url }: RequestEvent, worker) => {
		const text = String((await request.formData()).get('names') ?? '').slice(0, 20_000);
		const names = parseNames(text);
		const problem = namesProblem(names);
		if (problem) return refuse({ names: problem }, { names: text });

		const now = new Date();
		const group = await withTransaction(worker, (tx) => getGroup(tx, worker, params.group, now));
		const count = names.names.length + SPARE_CODES;
		const prepared = await prepareCodes(pepper(), group.id, count);
		const added = await withTransaction(worker, (tx) =>
			addParticipants(tx, worker, group.id, names.names, prepared, now)
		);
		if ('problem' in added) return refuse({ names: m.groups_closed_note() }, { names: text });
		const notes = notesOf(names, added.present);
		if (added.cards.length === 0) return refuse({ names: notes.join(' ') }, { names: text });
		return { printed: printCards(added.cards, group, worker, url.origin), notes };
	}),

	change: authorised('participants.manage', async ({ request, params }: RequestEvent, worker) => {
		const data = await request.formData();
		const form = parseForm(data, Change);
		if ('problems' in form) return fail(400, { ...form, about: String(data.get('id')) });
		const { id: personId, name, reading } = form.input;
		const change = { name, extraReadingTime: reading === 'on' };
		const result = await withTransaction(worker, (tx) =>
			changeParticipant(tx, worker, params.group, personId, change, new Date())
		);
		if ('problem' in result)
			return refuse({ name: m.groups_people_name_taken({ name }) }, { name }, personId);
		return { said: m.groups_people_saved({ name }) };
	}),

	remove: authorised('participants.manage', async ({ request, params }: RequestEvent, worker) => {
		const form = await readForm(request, Somebody);
		if ('problems' in form) return fail(400, form);
		const { id: personId, name } = form.input;
		await withTransaction(worker, (tx) =>
			removeFromGroup(tx, worker, params.group, personId, new Date())
		);
		return { said: m.groups_people_left({ name }) };
	}),

	back: authorised('participants.manage', async ({ request, params }: RequestEvent, worker) => {
		const form = await readForm(request, One);
		if ('problems' in form) error(400, 'form_unknown');
		const { id: personId } = form.input;
		const result = await withTransaction(worker, (tx) =>
			putBackParticipant(tx, worker, params.group, personId, new Date())
		);
		if ('problem' in result) {
			return refuse({
				left:
					result.problem === 'group_closed'
						? m.groups_closed_note()
						: m.groups_left_name_taken({ name: result.name })
			});
		}
		return { said: m.groups_left_back({ name: result.member.name }) };
	}),

	addWorker: authorised('groups.manage', async ({ request, params }: RequestEvent, worker) => {
		const form = await readForm(request, One);
		if ('problems' in form) return refuse({ worker: m.group_workers_missing() });
		const { name } = await withTransaction(worker, (tx) =>
			addGroupWorker(tx, worker, params.group, form.input.id, new Date())
		);
		return { said: m.group_workers_added({ name }) };
	}),

	removeWorker: authorised('groups.manage', async ({ request, params }: RequestEvent, worker) => {
		const form = await readForm(request, One);
		if ('problems' in form) error(400, 'form_unknown');
		const { id: colleagueId } = form.input;
		try {
			const { name } = await withTransaction(worker, (tx) =>
				removeGroupWorker(tx, worker, params.group, colleagueId, new Date())
			);
			// The group is not one's own any more.
			if (colleagueId === worker.personId) redirect(303, '/groups');
			return { said: m.group_workers_stopped({ name }) };
		} catch (problem) {
			if (!(problem instanceof Conflict)) throw problem;
			return refuse({ worker: m.group_workers_last() });
		}
	}),

	rename: authorised('groups.manage', async ({ request, params }: RequestEvent, worker) => {
		const form = await readForm(request, Rename);
		if ('problems' in form) return fail(400, form);
		const { group: name } = form.input;
		await withTransaction(worker, (tx) => renameGroup(tx, worker, params.group, name, new Date()));
		return { said: m.groups_renamed({ name }) };
	}),

	close: authorised('groups.manage', async ({ params }: RequestEvent, worker) => {
		await withTransaction(worker, (tx) => closeGroup(tx, worker, params.group, new Date()));
		redirect(303, `/groups/${params.group}/participants`);
	}),

	reopen: authorised('groups.manage', async ({ params }: RequestEvent, worker) => {
		await withTransaction(worker, (tx) => reopenGroup(tx, worker, params.group, new Date()));
		redirect(303, `/groups/${params.group}/participants`);
	}),

	openSignIn: authorised('participants.manage', async ({ params }: RequestEvent, worker) => {
		const now = new Date();
		const result = await withTransaction(worker, async (tx) => {
			const { id: groupId } = await getGroup(tx, worker, params.group, now);
			const { organisationId } = worker;
			return reopenSignIn(tx, login, { organisationId, groupId }, now);
		});
		if ('problem' in result) return refuse({ signIn: m.groups_signin_often() });
		return { said: m.groups_signin_opened() };
	})
} satisfies Actions;
