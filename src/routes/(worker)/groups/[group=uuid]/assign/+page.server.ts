import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayOf } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import { assign } from '#lib/server/assignments/assign.ts';
import { usualDueDate } from '#lib/server/assignments/dates.ts';
import { offerFor } from '#lib/server/assignments/offer.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { parseForm } from '#lib/server/forms.ts';
import { getGroup, getParticipant, listMembers } from '#lib/server/groups/groups.ts';
import { noteLook } from '#lib/server/groups/looking.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { datesProblem, Day, MaybeDay } from '../dates.ts';
import { refuse } from '../../refuse.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const slug = /^[a-z0-9-]{1,100}$/;
/** `course` or `course/module`. */
const What = v.pipe(
	v.string(() => m.assign_what_missing()),
	v.check(
		(text) => text.split('/').length <= 2 && text.split('/').every((part) => slug.test(part)),
		() => m.assign_what_missing()
	),
	v.transform((text) => text.split('/'))
);
const Wish = v.object({
	what: What,
	person: v.optional(v.pipe(v.string(), v.uuid())),
	startsOn: Day,
	dueOn: MaybeDay
});
const Person = v.pipe(v.string(), v.uuid());

export const load = authorised(
	'assignments.manage',
	({ params, url }: PageServerLoadEvent, worker) =>
		withTransaction(worker, async (tx) => {
			const now = new Date();
			const { id } = await getGroup(tx, worker, params.group, now);
			const asked = v.safeParse(Person, url.searchParams.get('for'));
			const person = asked.success ? await getParticipant(tx, worker, asked.output, now) : null;
			const people = person ? [person] : await listMembers(tx, worker, id);
			const offer = await offerFor(tx, worker, people);
			const subjects = people.map(({ id }) => id);
			await noteLook(tx, worker, { action: 'assignments.manage', groupId: id, subjects }, now);
			const today = dayOf(now);
			return {
				person: person && { id: person.id, name: person.name },
				people: people.length,
				offer,
				startsOn: today,
				dueOn: usualDueDate(today)
			};
		})
);

export const actions = {
	default: authorised('assignments.manage', async ({ request, params }: RequestEvent, worker) => {
		const data = await request.formData();
		const form = parseForm(data, Wish);
		if ('problems' in form) return fail(400, form);

		const { what, person, startsOn, dueOn } = form.input;
		const [courseId = '', moduleId = null] = what;
		const to = person ? { participantId: person } : { groupId: params.group };
		const result = await withTransaction(worker, (tx) =>
			assign(tx, worker, { courseId, moduleId, to, startsOn, dueOn }, new Date())
		);
		if ('problem' in result) {
			return refuse(problemsOf(result), { what: what.join('/'), startsOn, dueOn: dueOn ?? '' });
		}
		const { enrolled, skipped } = result;
		const did = new URLSearchParams({ did: 'assign', count: String(enrolled.length) });
		if (skipped.length > 0) did.set('skipped', String(skipped.length));
		redirect(303, `/groups/${params.group}/assignments?${did}`);
	})
} satisfies Actions;

function problemsOf(
	result: Extract<Awaited<ReturnType<typeof assign>>, { problem: string }>
): Record<string, string> {
	if ('field' in result) return { [result.field]: datesProblem(result.problem) };
	return {
		what: result.problem === 'group_closed' ? m.assign_group_closed() : m.assign_nobody_left()
	};
}
