import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayOf } from '#lib/day.ts';
import { Conflict } from '#lib/errors.ts';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { parseForm, readForm } from '#lib/server/forms.ts';
import { endWork, openGroupsOf } from '#lib/server/groups/leaving.ts';
import { handOverGroups, listWorkers } from '#lib/server/groups/workers.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { hashPassword, newPassword } from '#lib/server/identity/passwords.ts';
import { STAFF_ROLES } from '#lib/server/identity/policy.ts';
import { addStaff, listStaff, renewPassword } from '#lib/server/identity/staff.ts';
import type { Actions, RequestEvent } from './$types';

const MOST_NAME = 80;

const NewStaff = v.object({
	name: v.pipe(
		v.string(() => m.employees_name_missing()),
		v.trim(),
		v.minLength(1, () => m.employees_name_missing()),
		v.maxLength(MOST_NAME, () => m.employees_name_long({ most: MOST_NAME }))
	),
	email: v.pipe(
		v.string(() => m.identity_email_missing()),
		v.trim(),
		v.minLength(1, () => m.identity_email_missing()),
		v.maxLength(254, () => m.identity_email_wrong()),
		v.email(() => m.identity_email_wrong())
	),
	role: v.picklist(STAFF_ROLES, () => m.employees_role_missing())
});
const id = v.pipe(v.string(), v.uuid());
const One = v.object({ id });
const HandOver = v.object({ from: id, to: id });

export const load = authorised('staff.manage', (_event, administrator) =>
	withTransaction(administrator, async (tx) => {
		const staff = await listStaff(tx, administrator);
		const groups = await openGroupsOf(tx, administrator, new Date());
		return {
			roles: STAFF_ROLES,
			workers: await listWorkers(tx, administrator),
			staff: staff.map(({ signedInAt, ...person }) => ({
				...person,
				signedInOn: signedInAt && dayOf(signedInAt),
				groups: groups.get(person.id) ?? { all: 0, alone: 0 },
				self: person.id === administrator.personId
			}))
		};
	})
);

export const actions = {
	add: authorised('staff.manage', async ({ request }: RequestEvent, administrator) => {
		const form = await readForm(request, NewStaff);
		if ('problems' in form) return fail(400, form);
		const { name, email } = form.input;
		const password = newPassword();
		const hash = await hashPassword(password);
		try {
			await withTransaction(administrator, (tx) =>
				addStaff(tx, administrator, { ...form.input, hash }, new Date())
			);
		} catch (error) {
			if (!(error instanceof Conflict)) throw error;
			const problems: Record<string, string> = { email: m.employees_email_taken() };
			const values: Record<string, string> = form.input;
			return fail(409, { problems, values });
		}
		// Shown in this answer, and never again.
		return { made: { title: m.employees_added({ name }), name, email, password } };
	}),

	renew: authorised('staff.manage', async ({ request }: RequestEvent, administrator) => {
		const { id: personId } = await readOne(request);
		const password = newPassword();
		const hash = await hashPassword(password);
		const { name, email } = await withTransaction(administrator, (tx) =>
			renewPassword(tx, administrator, { personId, hash }, new Date())
		);
		return { made: { title: m.employees_renewed({ name }), name, email, password } };
	}),

	handOver: authorised('staff.manage', async ({ request }: RequestEvent, administrator) => {
		const data = await request.formData();
		const form = parseForm(data, HandOver);
		const values = { from: String(data.get('from') ?? ''), to: String(data.get('to') ?? '') };
		if ('problems' in form || values.from === values.to) {
			const problems: Record<string, string> = { handOver: m.employees_hand_over_missing() };
			return fail(400, { problems, values });
		}
		const done = await withTransaction(administrator, (tx) =>
			handOverGroups(tx, administrator, form.input, new Date())
		);
		return { said: m.employees_handed_over({ ...done, count: done.groups }) };
	}),

	end: authorised('staff.manage', async ({ request }: RequestEvent, administrator) => {
		const { id } = await readOne(request);
		try {
			const { name } = await withTransaction(administrator, (tx) =>
				endWork(tx, administrator, id, new Date())
			);
			return { said: m.employees_ended({ name }) };
		} catch (error) {
			// A group was made since the page was drawn; now the row says so.
			if (!(error instanceof Conflict && error.code === 'groups_left')) throw error;
			return fail(409, { refused: m.employees_end_refused() });
		}
	})
} satisfies Actions;

async function readOne(request: Request): Promise<v.InferOutput<typeof One>> {
	const form = await readForm(request, One);
	if ('problems' in form) error(400, 'form_unknown');
	return form.input;
}
