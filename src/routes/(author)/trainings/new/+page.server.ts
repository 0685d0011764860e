import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { fail } from '@sveltejs/kit';
import { titleOf } from '#lib/content/editing/head-edit.ts';
import { nameOfTitle } from '#lib/content/editing/names.ts';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { copyCourse, createDraft, listDrafts } from '#lib/server/drafts/drafts.ts';
import { findShipped, listShipped } from '#lib/server/drafts/shipped.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { Title } from '../titles.ts';
import type { Actions } from './$types';

const NewCourse = v.object({ title: Title, from: v.optional(v.string(), '') });

/** What a new course can begin as a copy of. */
async function listSources(actor: Actor) {
	const drafts = await withTransaction(actor, (tx) => listDrafts(tx, actor));
	const known = new Set(drafts.map(({ id }) => id));
	const shipped = (await listShipped()).filter((id) => !known.has(id));
	const files = await Promise.all(shipped.map((id) => findShipped(id)));
	return [
		...shipped.map((id, at) => ({ id, title: titleOf(String(files[at]?.get('course.md'))) ?? id })),
		...drafts.map(({ id, title }) => ({ id, title }))
	];
}

export const load = authorised('courses.write', async ({ url }, author) => {
	const sources = await listSources(author);
	const from = sources.find(({ id }) => id === url.searchParams.get('from'));
	return {
		sources,
		from: from?.id ?? '',
		title: from ? m.drafts_copy_title({ title: from.title }) : ''
	};
});

export const actions = {
	default: authorised('courses.write', async ({ request }, author) => {
		const form = await readForm(request, NewCourse);
		if ('problems' in form) return fail(400, form);
		const { title, from } = form.input;
		const refuse = (problems: Record<string, string>) =>
			fail(409, { problems, values: { title, from } });
		const sources = from === '' ? [] : await listSources(author);
		if (from !== '' && !sources.some(({ id }) => id === from)) {
			return refuse({ from: m.drafts_from_unknown() });
		}
		const id = nameOfTitle(title, 'training');
		const shipped = from === '' ? undefined : await findShipped(from);
		const now = new Date();
		const made = await withTransaction(author, (tx) =>
			from === ''
				? createDraft(tx, author, { id, title }, now)
				: copyCourse(tx, author, { id, title, from, shipped }, now)
		);
		if ('problem' in made) {
			return refuse({
				title: made.problem === 'too_large' ? m.drafts_too_large() : m.drafts_name_taken()
			});
		}
		redirect(303, `/trainings/${id}/edit`);
	})
} satisfies Actions;
