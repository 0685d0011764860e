import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { listCatalogue } from '#lib/server/assignments/catalogue.ts';
import { titlesOf } from '#lib/server/assignments/offer.ts';
import {
	changeDueDate,
	listAssignments,
	restore,
	withdraw
} from '#lib/server/assignments/running.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { parseForm, readForm } from '#lib/server/forms.ts';
import { noteLook } from '#lib/server/groups/looking.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { datesProblem, MaybeDay } from '../dates.ts';
import { refuse } from '../../refuse.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const id = v.pipe(v.string(), v.uuid());
const Target = v.object({ assignment: id, enrolment: v.optional(id) });
const NewDate = v.object({ ...Target.entries, dueOn: MaybeDay });

export const load = authorised(
	'assignments.manage',
	({ params, url }: PageServerLoadEvent, worker) =>
		withTransaction(worker, async (tx) => {
			const now = new Date();
			const groupId = params.group;
			const all = await listAssignments(tx, worker, groupId, now);
			const catalogue = await listCatalogue(tx, worker);
			const everyone = all.flatMap(({ enrolled }) => enrolled);
			const subjects = [...new Set(everyone.map(({ participantId }) => participantId))];
			await noteLook(tx, worker, { action: 'assignments.manage', groupId, subjects }, now);
			const titleOf = titlesOf(catalogue);
			return {
				assignments: all.map((assignment) => ({
					id: assignment.id,
					courseId: assignment.courseId,
					moduleId: assignment.moduleId,
					title: titleOf(assignment),
					course: titleOf({ ...assignment, moduleId: null }),
					/** Null: the whole group. */
					person: assignment.participantId === null ? null : (assignment.enrolled[0]?.name ?? null),
					startsOn: assignment.startsOn,
					dueOn: assignment.dueOn,
					withdrawnAt: assignment.withdrawnAt,
					enrolled: assignment.enrolled.map(({ id, name, dueOn, withdrawnAt }) => ({
						id,
						name,
						dueOn,
						withdrawn: withdrawnAt !== null
					}))
				})),
				did: didOf(url.searchParams)
			};
		})
);

export const actions = {
	date: authorised('assignments.manage', async ({ request, params }: RequestEvent, worker) => {
		const data = await request.formData();
		const about = String(data.get('enrolment') ?? data.get('assignment'));
		const form = parseForm(data, NewDate);
		if ('problems' in form) return fail(400, { ...form, about });
		const { assignment: assignmentId, enrolment: enrolmentId, dueOn } = form.input;
		const result = await withTransaction(worker, (tx) =>
			changeDueDate(tx, worker, { assignmentId, enrolmentId, dueOn }, new Date())
		);
		if ('problem' in result) {
			return refuse({ dueOn: datesProblem(result.problem) }, { dueOn: dueOn ?? '' }, about);
		}
		done(params.group, { did: 'date', count: String(result.changed) });
	}),

	withdraw: authorised('assignments.manage', async ({ request, params }: RequestEvent, worker) => {
		const form = await readForm(request, Target);
		if ('problems' in form) return fail(400, form);
		const { assignment: assignmentId, enrolment: enrolmentId } = form.input;
		await withTransaction(worker, (tx) =>
			withdraw(tx, worker, { assignmentId, enrolmentId }, new Date())
		);
		done(params.group, { did: 'withdraw' });
	}),

	restore: authorised('assignments.manage', async ({ request, params }: RequestEvent, worker) => {
		const form = await readForm(request, Target);
		if ('problems' in form) return fail(400, form);
		const { assignment: assignmentId, enrolment: enrolmentId } = form.input;
		const result = await withTransaction(worker, (tx) =>
			restore(tx, worker, { assignmentId, enrolmentId }, new Date())
		);
		if ('problem' in result) {
			const closed = result.problem === 'group_closed';
			return refuse({ restore: closed ? m.assign_group_closed() : m.assignments_restore_gone() });
		}
		const { restored, skipped } = result;
		done(params.group, {
			did: 'restore',
			count: String(restored),
			...(skipped > 0 && { skipped: String(skipped) })
		});
	})
} satisfies Actions;

function done(group: string, what: Record<string, string>): never {
	redirect(303, `/groups/${group}/assignments?${new URLSearchParams(what)}`);
}

/** What was just done, told once on the page that follows; numbers only, since it stands in the address. */
function didOf(query: URLSearchParams): string | null {
	const count = Number(query.get('count') ?? 0);
	const skipped = Number(query.get('skipped') ?? 0);
	const rest = skipped > 0 ? ` ${m.assignments_did_skip({ count: skipped })}` : '';
	switch (query.get('did')) {
		case 'assign':
			return (
				(count > 0 ? m.assignments_did_assign({ count }) : m.assignments_did_assign_none()) + rest
			);
		case 'date':
			return m.assignments_did_date({ count });
		case 'withdraw':
			return m.assignments_did_withdraw();
		case 'restore':
			return m.assignments_did_restore({ count }) + rest;
		case 'levels':
			return count > 0 ? m.levels_did({ count }) : m.levels_did_none();
		default:
			return null;
	}
}
